using System.Text;
using Uplift.Documents.Flow;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>The drawing of one page, each part of it inside the marked content of a structure element or of an artefact.</summary>
/// <param name="number">The page's object.</param>
internal sealed class PageContent(int number, double height)
{
    private readonly ContentBuffer operators = new();
    private StructureElement? open;
    private FontUse? font;
    private double size;
    private string? color;

    public int Number => number;

    /// <summary>The element of each marked content, by its id.</summary>
    public List<StructureElement> Marked { get; } = [];

    /// <summary>References.</summary>
    public List<string> Annotations { get; } = [];

    /// <summary>Draws glyphs of one face, size and colour from a point on their baseline.</summary>
    /// <param name="baseline">From the upper edge.</param>
    public void Show(StructureElement owner, CharacterStyle style, ReadOnlySpan<SetGlyph> glyphs, double left, double baseline)
    {
        Open(owner);
        var use = glyphs[0].Font;
        if (font != use || size != style.Size)
        {
            (font, size) = (use, style.Size);
            operators.Add("/F"u8).Add(use.Index).Add(" "u8).Add(style.Size).Add(" Tf\n"u8);
        }

        if (color != style.Color)
        {
            color = style.Color;
            operators.AddColor(style.Color).Add(" rg\n"u8);
        }

        operators.Add("1 0 0 1 "u8).Add(left).Add(" "u8).Add(height - baseline).Add(" Tm[<"u8);
        for (var i = 0; i < glyphs.Length; i++)
        {
            operators.AddHexadecimal(glyphs[i].Number);
            if (i < glyphs.Length - 1 && glyphs[i].Kern != 0)
            {
                operators.Add(">"u8).Add(-1000 * glyphs[i].Kern / style.Size).Add("<"u8);
            }
        }

        operators.Add(">]TJ\n"u8);
    }

    public void Rule(Hairline line, double left, double top, double width)
    {
        Close();
        operators.Add("/Artifact BMC q "u8).AddColor(line.Color).Add(" rg "u8)
            .Add(left).Add(" "u8).Add(height - top - line.Thickness).Add(" "u8).Add(width).Add(" "u8).Add(line.Thickness)
            .Add(" re f Q EMC\n"u8);
    }

    public ReadOnlySpan<byte> Finish()
    {
        Close();
        return operators.Written;
    }

    private void Open(StructureElement owner)
    {
        if (open == owner)
        {
            return;
        }

        Close();
        open = owner;
        owner.Kids.Add($"<</Type/MCR/Pg {number} 0 R/MCID {Marked.Count}>>");
        operators.Add("/"u8).Add(Encoding.ASCII.GetBytes(owner.Type)).Add("<</MCID "u8).Add(Marked.Count).Add(">>BDC\nBT\n"u8);
        Marked.Add(owner);
    }

    private void Close()
    {
        if (open is not null)
        {
            operators.Add("ET\nEMC\n"u8);
            open = null;
        }
    }
}
