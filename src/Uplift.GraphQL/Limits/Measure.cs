using System.Runtime.InteropServices;

namespace Uplift.GraphQL.Limits;

/// <summary>What a selection asks for. Doubles do not overflow, however often a hostile document doubles itself.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Measure(double Cost, int Depth, double Breadth, double WidestInside, double Aliases)
{
    /// <summary>The widest object anywhere, this one included.</summary>
    public double Widest => Math.Max(Breadth, WidestInside);

    /// <summary>Two parts of one selection.</summary>
    public static Measure operator +(Measure one, Measure other) => new(
        one.Cost + other.Cost,
        Math.Max(one.Depth, other.Depth),
        one.Breadth + other.Breadth,
        Math.Max(one.WidestInside, other.WidestInside),
        one.Aliases + other.Aliases);
}
