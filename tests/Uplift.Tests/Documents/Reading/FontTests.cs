using System.Buffers.Binary;

namespace Uplift.Tests.Documents.Reading;

/// <summary>From the bytes of a string to characters.</summary>
public sealed class FontTests
{
    [Theory]
    [InlineData("/Encoding /WinAnsiEncoding", "\\200 caf\\351 \\226 \\223x\\224 \\225", "€ café – “x” •")]
    [InlineData("/Encoding /MacRomanEncoding", "caf\\216 \\320 \\245", "café – •")]
    [InlineData("/Encoding /StandardEncoding", "\\256 \\261 don\\047t", "fi – don’t")]
    [InlineData("/Encoding << /Differences [65 /eacute /uni0141 /u1F600 /f_f_i /A.sc /Lslash] >>", "ABCDEF", "éŁ\U0001F600ffiAŁ")]
    [InlineData("/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi 128 /bullet] >>", "\\001x\\200", "fix•")]
    public void Named_encodings_and_differences(string encoding, string shown, string read) =>
        Show($"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman {encoding} >>", $"({shown})").ShouldBe(read);

    [Fact]
    public void Symbols_and_dingbats_have_their_own()
    {
        Show("<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>", "(abS)").ShouldBe("αβΣ");
        Show("<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>", "(\\063 \\154)").ShouldBe("✓ ●");
    }

    [Fact]
    public void To_unicode_wins_and_may_give_several_letters()
    {
        const string Map = """
            1 begincodespacerange <00> <FF> endcodespacerange
            2 beginbfchar <41> <00660066006C> <42> <D83DDE00> endbfchar
            2 beginbfrange <43> <45> <0061> <46> <47> [<0078> <0079007A>] endbfrange
            """;
        Show("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 1 0 R >>", "(ABCDEFGh)", pdf => pdf.AddStream("", Map))
            .ShouldBe("ffl\U0001F600abcxyzh");
    }

    [Fact]
    public void Composite_fonts_read_two_bytes_and_their_widths()
    {
        const string Map = "1 beginbfrange <0001> <0003> <0041> endbfrange 1 beginbfchar <0010> <0020> endbfchar";
        var descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << >> /DW 500 /W [1 [400 600] 3 3 700] >>";
        var font = $"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nice-Bold /Encoding /Identity-H /DescendantFonts [{descendant}] /ToUnicode 1 0 R >>";

        var page = Reader.Page(SmallPdf.Page(
            "BT /F1 10 Tf 50 700 Td <0001000200030010 0001> Tj ET", $"/Font << /F1 {font} >>", more: pdf => pdf.AddStream("", Map)));

        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("ABC A");
        page.Glyphs.Select(glyph => Math.Round(glyph.Box.Width, 3)).ShouldBe([4, 6, 7, 5, 4]);
        page.Glyphs[0].Style.Font.ShouldBe("Nice-Bold");
        page.Glyphs[0].Style.Bold.ShouldBeTrue();
    }

    [Fact]
    public void An_embedded_map_parts_codes_of_mixed_length()
    {
        const string Map = """
            2 begincodespacerange <20> <7E> <8000> <FFFF> endcodespacerange
            1 begincidrange <20> <7E> 1 endcidrange 1 begincidchar <8001> 200 endcidchar
            """;
        const string Text = "1 beginbfrange <41> <43> <0058> endbfrange 1 beginbfchar <8001> <4E2D> endbfchar";
        var font = "<< /Type /Font /Subtype /Type0 /BaseFont /Y /Encoding 1 0 R /ToUnicode 2 0 R /DescendantFonts [<< /Subtype /CIDFontType0 /W [200 [1000]] /DW 500 >>] >>";

        Show(font, "<41 8001 42>", pdf =>
        {
            pdf.AddStream("", Map);
            pdf.AddStream("", Text);
        }).ShouldBe("X中Y");
    }

    [Theory]
    [InlineData("UniGB-UCS2-H", "<4E2D6587>", "中文")]
    [InlineData("UniJIS-UTF16-H", "<65E5672CD83DDE00>", "日本\U0001F600")]
    [InlineData("90ms-RKSJ-H", "<93FA967B41>", "日本A")]
    [InlineData("GBK-EUC-H", "<D6D0CEC4>", "中文")]
    public void Predefined_maps_whose_codes_are_characters(string map, string shown, string read) =>
        Show($"<< /Type /Font /Subtype /Type0 /BaseFont /Z /Encoding /{map} /DescendantFonts [<< /Subtype /CIDFontType0 >>] >>", shown).ShouldBe(read);

    [Fact]
    public void Shapes_of_a_type_3_font_have_widths_in_its_own_space()
    {
        const string Font = """
            << /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 100 100] /CharProcs << >> /FirstChar 65
            /Widths [60 80] /Encoding << /Differences [65 /H /i] >> >>
            """;
        var page = Reader.Page(SmallPdf.Page("BT /F1 10 Tf 50 700 Td (AB) Tj ET", $"/Font << /F1 {Font} >>"));

        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("Hi");
        page.Glyphs.Select(glyph => Math.Round(glyph.Box.Width, 3)).ShouldBe([6, 8]);
    }

    /// <summary>T1 has its ligatures at 27 to 31, OT1 at 11 to 15; a font without letters holds signs.</summary>
    [Theory]
    [InlineData("[65 /a65 28 /a28 110 /a110 252 /a252]", "<411C6EFC>", "Afinü")]
    [InlineData("[65 /a65 12 /a12 110 /a110 123 /a123]", "<410C6E7B>", "Afin–")]
    [InlineData("[136 /a136]", "<88>", "•")]
    [InlineData("[65 /a66]", "<41>", "")]
    public void Shapes_that_TeX_counted_mean_what_its_encodings_say(string differences, string shown, string read)
    {
        var font = $"<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /CharProcs << >> /FirstChar 0 /Widths [{string.Concat(Enumerable.Repeat("60 ", 256))}] /Encoding << /Differences {differences} >> >>";
        var page = Reader.Page(SmallPdf.Page($"BT /F1 10 Tf 50 700 Td {shown} Tj ET", $"/Font << /F1 {font} >>"));

        string.Concat(page.Glyphs.Select(glyph => glyph.Text)).ShouldBe(read);
    }

    [Fact]
    public void A_type_1_program_names_its_own_codes()
    {
        const string Program = "%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 33 /H put\ndup 34 /adieresis put\nreadonly def\ncurrentfile eexec xyz";
        Show("<< /Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 33 /Widths [500 500] /FontDescriptor << /Flags 4 /FontFile 1 0 R >> >>",
            "(!\")", pdf => pdf.AddStream("", Program)).ShouldBe("Hä");
    }

    [Fact]
    public void An_embedded_truetype_font_says_what_nothing_else_does()
    {
        var font = TrueType((0xF041, 3), (0x41, 3), (0x7A, 5));
        Show("<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 /CIDToGIDMap /Identity /FontDescriptor << /FontFile2 1 0 R >> >>] >>",
            "<00030005>", pdf => pdf.AddStream("", font)).ShouldBe("Az");
    }

    [Fact]
    public void A_shape_that_nothing_names_is_a_glyph_without_text()
    {
        var page = Reader.Page(SmallPdf.Page(
            "BT /F1 10 Tf 50 700 Td <00070008> Tj ET BT /F2 10 Tf 50 680 Td (x) Tj ET",
            "/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /U /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 >>] >> " +
            "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"));

        page.Glyphs.Count(glyph => glyph.Text.Length == 0).ShouldBe(2);
        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("x");
    }

    private static string Show(string font, string shown, Action<SmallPdf>? more = null) =>
        Reader.Line(SmallPdf.Page($"BT /F1 10 Tf 50 700 Td {shown} Tj ET", $"/Font << /F1 {font} >>", more: more));

    /// <summary>A font file of nothing but a character map, format 4 with a segment a character.</summary>
    private static byte[] TrueType(params (int Character, int Glyph)[] map)
    {
        var segments = map.OrderBy(pair => pair.Character).Append((Character: 0xFFFF, Glyph: 0)).ToArray();
        var table = new List<byte>();
        void Put(int value)
        {
            table.Add((byte)(value >> 8));
            table.Add((byte)value);
        }

        foreach (var value in new[] { 0, 1, 3, 1, 0, 12 })
        {
            Put(value);
        }

        foreach (var value in new[] { 4, 16 + (segments.Length * 8), 0, segments.Length * 2, 0, 0, 0 })
        {
            Put(value);
        }

        segments.ToList().ForEach(segment => Put(segment.Character));
        Put(0);
        segments.ToList().ForEach(segment => Put(segment.Character));
        segments.ToList().ForEach(segment => Put(segment.Glyph - segment.Character));
        segments.ToList().ForEach(_ => Put(0));
        var file = new byte[28 + table.Count];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), 1);
        "cmap"u8.CopyTo(file.AsSpan(12));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), 28);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(24), (uint)table.Count);
        table.ToArray().CopyTo(file, 28);
        return file;
    }
}
