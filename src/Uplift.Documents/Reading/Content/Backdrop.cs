using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>The areas painted so far, as far as they decide whether text upon them can be seen.</summary>
internal sealed class Backdrop
{
    private const int MostAreas = 256;
    private const int LeastContrast = 6;
    private const string Paper = "FFFFFF";

    private readonly List<(Box Box, string? Color)> fills = [];
    private readonly List<(Box Box, string Color)> outlines = [];

    /// <summary>Whether anything but white lies on the paper.</summary>
    public bool IsColored => fills.Exists(fill => fill.Color != Paper);

    /// <param name="color">Null where it is not known, as of a picture.</param>
    public void Fill(Box box, string? color) => Add(fills, (box, color));

    /// <summary>Notes a filled path that may be the outline of letters.</summary>
    public void Outline(Box box, string color) => Add(outlines, (box, color));

    /// <summary>Whether a person cannot tell the colour from what is behind.</summary>
    public bool Swallows(double x, double y, string color)
    {
        for (var i = fills.Count - 1; i >= 0; i--)
        {
            var fill = fills[i].Box;
            if (x >= fill.Left && x <= fill.Right && y >= fill.Top && y <= fill.Bottom)
            {
                return fills[i].Color is { } behind && Alike(color, behind);
            }
        }

        return Alike(color, Paper);
    }

    /// <summary>
    /// Where a font may not be embedded some writers draw its letters as outlines and put clear text over them: the colour of
    /// such an outline.
    /// </summary>
    public string? OutlineUnder(Box letter)
    {
        var x = (letter.Left + letter.Right) / 2;
        var y = (letter.Top + letter.Bottom) / 2;
        for (var i = outlines.Count - 1; i >= 0; i--)
        {
            var around = outlines[i].Box;
            if (x >= around.Left - 1 && x <= around.Right + 1 && around.Bottom > letter.Top && around.Top < letter.Bottom
                && around.Height < 3 * letter.Height && Math.Abs(((around.Top + around.Bottom) / 2) - y) < letter.Height)
            {
                return outlines[i].Color;
            }
        }

        return null;
    }

    private static void Add<T>(List<T> areas, T area)
    {
        if (areas.Count == MostAreas)
        {
            areas.RemoveAt(0);
        }

        areas.Add(area);
    }

    private static bool Alike(string a, string b)
    {
        for (var i = 0; i < 6; i += 2)
        {
            if (Math.Abs(Channel(a, i) - Channel(b, i)) > LeastContrast)
            {
                return false;
            }
        }

        return true;
    }

    private static int Channel(string color, int at) => (Lexer.Hex((byte)color[at]) * 16) + Lexer.Hex((byte)color[at + 1]);
}
