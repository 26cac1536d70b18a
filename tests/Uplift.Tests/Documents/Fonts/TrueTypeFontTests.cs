using System.Buffers.Binary;
using System.Text;
using Uplift.Documents.Fonts;

namespace Uplift.Tests.Documents.Fonts;

public sealed class TrueTypeFontTests
{
    private const string Letters = "AZaz09 .,;:!?'\"()–—•·…“”’ÄÖÜäöüßẞÇçÉéÑñØøÅåÆæŒœŁłŹźŻżĄąĘęŚśĆćŃńČčŘřŠšŽžĎďŤťŐőŰűĞğİıȘșȚțÐðÞþ"
        + "ΑΒΓΔΘΛΞΠΣΦΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΐΰ"
        + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёІіЇїЄєҐґЎўЉљЊњЋћЂђЏџ€£";

    public static TheoryData<FontFamily, FontWeight> Faces =>
        [.. from family in Enum.GetValues<FontFamily>() from weight in Enum.GetValues<FontWeight>() select (family, weight)];

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_face_has_latin_greek_and_cyrillic(FontFamily family, FontWeight weight)
    {
        var font = FontCatalog.Get(family, weight);

        string.Concat(Letters.EnumerateRunes().Where(letter => font.Glyph(letter.Value) == 0)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Letters_that_lean_on_each_other_stand_closer(FontFamily family, FontWeight weight)
    {
        var font = FontCatalog.Get(family, weight);

        Kerning('A', 'V').ShouldBeLessThan(0);
        Kerning('T', 'o').ShouldBeLessThan(0);
        Kerning('Г', 'а').ShouldBeLessThan(weight == FontWeight.Italic ? 1 : 0);
        Kerning('H', 'H').ShouldBe(0);

        int Kerning(char left, char right) => font.Kerning.Between(font.Glyph(left), font.Glyph(right));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void A_subset_is_a_small_font_of_the_glyphs_asked_for(FontFamily family, FontWeight weight)
    {
        var font = FontCatalog.Get(family, weight);
        List<int> glyphs = [0, .. "Aé•ж".Select(letter => font.Glyph(letter))];

        var subset = FontSubset.Write(font, glyphs);

        subset.ShouldBe(FontSubset.Write(font, glyphs));
        subset.Length.ShouldBeLessThan(4_000);
        Sum(subset).ShouldBe(0xB1B0AFBA);
        var count = BinaryPrimitives.ReadUInt16BigEndian(Table(subset, "maxp")[4..]);
        count.ShouldBeInRange((ushort)glyphs.Count, (ushort)(glyphs.Count + 6), "parts of composed glyphs come along");
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.ReadUInt16BigEndian(Table(subset, "hmtx")[(4 * i)..]).ShouldBe((ushort)font.Advance(glyphs[i]));
        }
    }

    [Fact]
    public void The_parts_of_a_composed_glyph_are_renumbered()
    {
        var composed = (from family in Enum.GetValues<FontFamily>()
                        let font = FontCatalog.Get(family, FontWeight.Regular)
                        from letter in "ÄÉñǺ"
                        let glyph = font.Glyph(letter)
                        where glyph > 0 && BinaryPrimitives.ReadInt16BigEndian(font.Outline(glyph)) < 0
                        select (font, glyph)).First();

        var subset = FontSubset.Write(composed.font, [0, composed.glyph]);

        var start = 2 * BinaryPrimitives.ReadUInt16BigEndian(Table(subset, "loca")[2..]);
        BinaryPrimitives.ReadUInt16BigEndian(Table(subset, "glyf")[(start + 12)..]).ShouldBe((ushort)2, "the first part follows the glyphs asked for");
    }

    [Theory]
    [InlineData("")]
    [InlineData("OTTO and what follows")]
    [InlineData("\0\u0001\0\0\0\u0009")]
    public void What_is_no_font_is_said_to_be_none(string bytes) =>
        Should.Throw<InvalidDataException>(() => new TrueTypeFont(Encoding.Latin1.GetBytes(bytes)));

    private static ReadOnlySpan<byte> Table(byte[] font, string tag)
    {
        for (var record = 12; ; record += 16)
        {
            if (Encoding.ASCII.GetString(font, record, 4) == tag)
            {
                return font.AsSpan(BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(record + 8)), BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(record + 12)));
            }
        }
    }

    private static uint Sum(byte[] font)
    {
        var sum = 0u;
        for (var i = 0; i < font.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(i));
        }

        return sum;
    }
}
