using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>A face as a Type 0 font of two-byte codes with its used glyphs embedded and a character for each code (9.7).</summary>
internal static class EmbeddedFont
{
    private const int Symbolic = 4;
    private const int Italic = 64;

    /// <returns>The font's object.</returns>
    public static int Write(PdfFile file, FontUse use)
    {
        var font = use.Font;
        var subset = FontSubset.Write(font, use.Glyphs);
        var name = $"{Tag(subset)}+{font.Name}";
        var program = file.AddStream($"/Length1 {subset.Length}", subset);
        var (box, widths) = (Ems(font.Bounds), Ems(use.Glyphs.ConvertAll(font.Advance)));
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags {Symbolic | (font.ItalicAngle == 0 ? 0 : Italic)}/FontBBox[{box}]"
            + $"/ItalicAngle {PdfFile.Number(font.ItalicAngle)}/Ascent {Em(font.Ascender)}/Descent {Em(font.Descender)}"
            + $"/CapHeight {Em(font.CapHeight)}/StemV {(font.Name.EndsWith("Bold", StringComparison.Ordinal) ? 120 : 80)}/FontFile2 {program} 0 R>>");
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var characters = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(use)));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>");

        string Em(int units) => PdfFile.Number(1000.0 * units / font.UnitsPerEm);

        string Ems(IReadOnlyList<int> units)
        {
            var text = new StringBuilder();
            for (var i = 0; i < units.Count; i++)
            {
                text.Append(i > 0 ? " " : "").Append(Em(units[i]));
            }

            return text.ToString();
        }
    }

    /// <summary>Six letters that tell subsets of one font apart.</summary>
    private static string Tag(byte[] subset)
    {
        var hash = SHA256.HashData(subset);
        return string.Create(6, hash, static (letters, hash) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = (char)('A' + (hash[i] % 26));
            }
        });
    }

    private static string ToUnicode(FontUse use)
    {
        const int longest = 100;
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        for (var number = 1; number < use.Characters.Count; number++)
        {
            if ((number - 1) % longest == 0)
            {
                map.Append(number > 1 ? "endbfchar\n" : "");
                map.Append(CultureInfo.InvariantCulture, $"{Math.Min(longest, use.Characters.Count - number)} beginbfchar\n");
            }

            var units = Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(use.Characters[number]));
            map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{Convert.ToHexString(units)}>\n");
        }

        map.Append(use.Characters.Count > 1 ? "endbfchar\n" : "");
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
