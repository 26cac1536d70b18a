using System.Globalization;
using System.Text;
using Uplift.Documents.Flow;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>The drawing of one page, each part of it inside the marked content of a structure element or of an artefact.</summary>
/// <param name="number">The page's object.</param>
internal sealed class PageContent(int number, double height)
{
    private readonly StringBuilder operators = new();
    private StructureElement? open;
    private (FontUse Font, double Size)? font;
    private string? color;

    public int Number => number;

    /// <summary>The element of each marked content, by its id.</summary>
    public List<StructureElement> Marked { get; } = [];

    public List<int> Annotations { get; } = [];

    /// <summary>Draws glyphs of one face, size and colour from a point on their baseline.</summary>
    /// <param name="baseline">From the upper edge.</param>
    public void Show(StructureElement owner, CharacterStyle style, ReadOnlySpan<SetGlyph> glyphs, double left, double baseline)
    {
        Open(owner);
        var use = glyphs[0].Font;
        if (font != (use, style.Size))
        {
            font = (use, style.Size);
            operators.Append(CultureInfo.InvariantCulture, $"/F{use.Index} {PdfFile.Number(style.Size)} Tf\n");
        }

        if (color != style.Color)
        {
            color = style.Color;
            operators.Append(Components(style.Color)).Append(" rg\n");
        }

        operators.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {PdfFile.Number(left)} {PdfFile.Number(height - baseline)} Tm[<");
        for (var i = 0; i < glyphs.Length; i++)
        {
            operators.Append(glyphs[i].Number.ToString("X4", CultureInfo.InvariantCulture));
            if (i < glyphs.Length - 1 && glyphs[i].Kern != 0)
            {
                operators.Append('>').Append(PdfFile.Number(-1000 * glyphs[i].Kern / style.Size)).Append('<');
            }
        }

        operators.Append(">]TJ\n");
    }

    public void Rule(Hairline line, double left, double top, double width)
    {
        Close();
        operators.Append("/Artifact BMC q ").Append(Components(line.Color)).Append(" rg ")
            .AppendJoin(' ', new[] { left, height - top - line.Thickness, width, line.Thickness }.Select(PdfFile.Number))
            .Append(" re f Q EMC\n");
    }

    public byte[] Finish()
    {
        Close();
        return Encoding.ASCII.GetBytes(operators.ToString());
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
        operators.Append(CultureInfo.InvariantCulture, $"/{owner.Type}<</MCID {Marked.Count}>>BDC\nBT\n");
        Marked.Add(owner);
    }

    private void Close()
    {
        if (open is not null)
        {
            operators.Append("ET\nEMC\n");
            open = null;
        }
    }

    private static string Components(string color)
    {
        var value = int.Parse(color, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return string.Join(' ', new[] { value >> 16, (value >> 8) & 255, value & 255 }.Select(part => PdfFile.Number(part / 255.0)));
    }
}
