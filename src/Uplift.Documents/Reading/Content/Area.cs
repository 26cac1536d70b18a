using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

internal static class Area
{
    /// <summary>What both cover; of negative size where they do not meet.</summary>
    public static Box Intersect(Box a, Box b) => new(
        Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom));

    public static Box Union(Box a, Box b) => new(
        Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));
}
