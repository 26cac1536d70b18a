using System.Runtime.InteropServices;
using Uplift.Documents.Reading.Content;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Layout;

/// <summary>Turns text of one direction upright, so that everything after needs to know one direction only.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Frame(int turn)
{
    public (double X, double Y) Place(double x, double y) => turn switch
    {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };

    public Box Place(Box box)
    {
        var (x1, y1) = Place(box.Left, box.Top);
        var (x2, y2) = Place(box.Right, box.Bottom);
        return new Box(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
    }

    public (double Left, double Right, double Base) Pen(PageGlyph glyph)
    {
        var (startX, startY) = Place(glyph.X, glyph.Y);
        var (endX, _) = Place(glyph.EndX, glyph.EndY);
        return (Math.Min(startX, endX), Math.Max(startX, endX), startY);
    }
}
