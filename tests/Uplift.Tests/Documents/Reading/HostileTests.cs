using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Uplift.Documents;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Files made to hang, to fill memory or to fall over: each gets an answer or a sentence, soon.</summary>
public sealed class HostileTests
{
    private const long MostMemory = 200L * 1024 * 1024;
    private const string Hello = "BT /F1 10 Tf 50 700 Td (Hello) Tj ET ";

    [Fact]
    public void What_is_no_document_is_refused()
    {
        Reader.Refusal([]).ShouldBe("not-a-document");
        Reader.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 3]).ShouldBe("not-a-document");
        Reader.Refusal(Zip(("readme.txt", "hello"u8.ToArray()))).ShouldBe("not-a-document");
        Reader.Refusal("PK\u0003\u0004 and nothing more"u8.ToArray()).ShouldBe("damaged");
        Reader.Refusal("%PDF-1.7\nnothing\n%%EOF"u8.ToArray()).ShouldBe("damaged");
    }

    [Fact]
    public void What_is_too_large_is_refused_before_it_is_read() =>
        Reader.Refusal(new byte[ReadLimits.Default.Bytes + 1]).ShouldBe("too-large");

    [Fact]
    public void A_page_of_pictures_has_no_text() => Reader.Refusal(SmallPdf.Page("q 100 0 0 100 0 0 cm /Im Do Q",
        "/XObject << /Im 1 0 R >>", more: pdf => pdf.AddStream("/Subtype /Image", "x"))).ShouldBe("no-text");

    [Fact]
    public void More_pages_than_a_resume_has_are_refused()
    {
        var pdf = new SmallPdf();
        var content = pdf.AddStream("", Hello);
        var kids = string.Concat(Enumerable.Range(0, 51).Select(_ => $"{pdf.Add($"<< /Type /Page /Contents {content} 0 R /MediaBox [0 0 9 9] >>")} 0 R "));
        var pages = pdf.Add($"<< /Type /Pages /Kids [{kids}] >>");

        Reader.Refusal(pdf.File(pdf.Add($"<< /Type /Catalog /Pages {pages} 0 R >>"))).ShouldBe("too-large");
    }

    [Fact]
    public void Circles_end()
    {
        // Pages within themselves, a form that draws itself, a structure tree that holds its parent, a reference to itself.
        var pdf = new SmallPdf();
        pdf.AddStream($"/Subtype /Form /BBox [0 0 600 800] /Resources << {SmallPdf.Helvetica} /XObject << /X 1 0 R >> >>", Hello + "/X Do /X Do");
        pdf.Add("<< /S /Document /K [2 0 R 2 0 R << /S /P /K [2 0 R 0] /Pg 4 0 R >>] >>");
        pdf.Add("3 0 R");
        pdf.Add("<< /Type /Page /Parent 5 0 R /Contents 6 0 R /MediaBox 3 0 R /Resources << /XObject << /X 1 0 R >> >> >>");
        pdf.Add("<< /Type /Pages /Parent 5 0 R /Kids [5 0 R 4 0 R 5 0 R] /Rotate 3 0 R >>");
        pdf.AddStream("", "/X Do");
        var file = pdf.File(pdf.Add("<< /Type /Catalog /Pages 5 0 R /StructTreeRoot 2 0 R >>"), "/Prev 9");

        Reader.Lines(Quick(file).Document!.Pages.ShouldHaveSingleItem()).ShouldHaveSingleItem().Text.ShouldBe("Hello");
    }

    [Fact]
    public void Cross_references_may_run_in_a_circle()
    {
        var file = Encoding.Latin1.GetString(SmallPdf.Page(Hello));
        var place = file[(file.IndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];

        Quick(SmallPdf.Latin(file.Replace("trailer\n<<", $"trailer\n<< /Prev {place} /XRefStm {place}", StringComparison.Ordinal)))
            .Document.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<< /A ", ">>")]
    [InlineData("<</K[<</K", ">>]>>")]
    public void Deep_nesting_ends(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 50_000)) + string.Concat(Enumerable.Repeat(close, 50_000));

        Quick(SmallPdf.Page(Hello + deep + " TJ"));
        Quick(SmallPdf.Page(Hello, catalog: $"/StructTreeRoot {deep}"));
    }

    [Fact]
    public void Bombs_of_every_filter_end()
    {
        var zeros = SmallPdf.Deflate(new byte[32 * 1024 * 1024]);
        Refused(SmallPdf.Deflate(zeros), "[/FlateDecode /FlateDecode]");
        Refused(zeros, "/FlateDecode");
        Refused([.. Enumerable.Repeat((byte)'z', 9_000_000)], "/ASCII85Decode");
        Refused([.. Enumerable.Range(0, 2_000_000).SelectMany(_ => new byte[] { 129, 32 })], "/RunLengthDecode");

        static void Refused(byte[] data, string filter)
        {
            var pdf = new SmallPdf();
            var content = pdf.AddStream($"/Filter {filter}", data);
            Quick(pdf.BuildWith(content)).Refusal!.Code.ShouldBe("too-complex");
        }
    }

    [Fact]
    public void Many_bombs_together_end()
    {
        var pdf = new SmallPdf();
        var bomb = SmallPdf.Deflate(new byte[20 * 1024 * 1024]);
        var parts = string.Concat(Enumerable.Range(0, 20).Select(_ => $"{pdf.AddStream("/Filter /FlateDecode", bomb)} 0 R "));
        var list = pdf.Add($"[{parts}]");

        Quick(pdf.BuildWith(list)).Refusal!.Code.ShouldBe("too-complex");
    }

    [Fact]
    public void Forms_that_multiply_end()
    {
        // Twenty forms, each drawing the next one thirty times over.
        var pdf = new SmallPdf();
        for (var i = 1; i <= 20; i++)
        {
            pdf.AddStream($"/Subtype /Form /BBox [0 0 9 9] /Resources << {SmallPdf.Helvetica} /XObject << /X {i + 1} 0 R >> >>",
                string.Concat(Enumerable.Repeat("/X Do ", 30)));
        }

        pdf.AddStream($"/Subtype /Form /BBox [0 0 9 9] /Resources << {SmallPdf.Helvetica} >>", Hello);

        Quick(pdf.Build("/X Do", "/XObject << /X 1 0 R >>")).Refusal!.Code.ShouldBe("too-complex");
    }

    [Fact]
    public void A_flood_of_letters_ends()
    {
        var flood = SmallPdf.Deflate(SmallPdf.Latin("BT /F1 10 Tf 50 700 Td " + string.Concat(Enumerable.Repeat($"({new string('x', 100)}) Tj ", 6_000))));
        var pdf = new SmallPdf();
        var content = pdf.AddStream("/Filter /FlateDecode", flood);

        Quick(pdf.BuildWith(content)).Refusal!.Code.ShouldBe("too-complex");
    }

    [Fact]
    public void Floods_of_values_rows_and_shapes_end()
    {
        Quick(SmallPdf.Page(Hello, catalog: $"/X [{string.Concat(Enumerable.Repeat("1 ", 3_000_000))}]"));
        Quick(SmallPdf.Page(Hello + $"[{string.Concat(Enumerable.Repeat("1 ", 1_000_000))}] TJ"));
        Quick(SmallPdf.Page(Hello + string.Concat(Enumerable.Repeat("0 0 m 9 9 l S q 1 1 500 500 re f ", 100_000))));
        Quick(SmallPdf.Page(string.Concat(Enumerable.Range(0, 30_000).Select(i => $"BT /F1 1 Tf {i * 7919 % 600} {i * 104729 % 800} Td (x{i}) Tj ET "))));
    }

    [Theory]
    [InlineData("1e308 0 0 1e308 0 0 cm ")]
    [InlineData("0 0 0 0 0 0 cm ")]
    [InlineData("99999999999999999999 w 99999999999999999999999 0 0 -9999999999999999 0 1 cm ")]
    [InlineData("BT /F1 1e200 Tf 0 Tz (x) Tj /F1 -10 Tf (y) Tj ET ")]
    [InlineData("BT /F1 10 Tf 1e300 Tc 1e300 Tw (a b) Tj ET ")]
    [InlineData("q Q Q Q EMC EMC ET W n BT BT ")]
    public void Absurd_numbers_end(string before) => Quick(SmallPdf.Page(before + Hello));

    [Theory]
    [InlineData("/MediaBox [0 0 1e9 1e9]")]
    [InlineData("/MediaBox [0 0 0 0]")]
    [InlineData("/MediaBox [5 5 (a) /b] /Rotate 1e99 /UserUnit -1")]
    [InlineData("/MediaBox 7 /CropBox [900 900 901 901] /Rotate 45")]
    public void Absurd_pages_end(string page)
    {
        var read = Reader.Page(SmallPdf.Page(Hello, page: page));

        read.Width.ShouldBeInRange(1, 15_000);
        read.Height.ShouldBeInRange(1, 15_000);
    }

    [Fact]
    public void Absurd_fonts_end()
    {
        const string Map = "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange 1 begincidrange <0000> <FFFF> 4000000000 endcidrange";
        foreach (var font in new[]
        {
            "<< /Subtype /Type0 /Encoding 1 0 R /ToUnicode 1 0 R /DescendantFonts [<< /W [0 4000000000 1 5 [(a) /b]] /DW -1e99 >>] >>",
            "<< /Subtype /Type0 /Encoding /Identity-V /DescendantFonts 7 >>",
            "<< /Subtype /Type1 /FirstChar -2000000000 /Widths [1 2 3] /Encoding << /Differences [1e99 /a -5 /b (x) 300 /c] >> >>",
            "<< /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /Widths [1e99] /FirstChar 72 >>",
            "<< /Subtype /TrueType /FontDescriptor << /Flags 4 /FontFile2 2 0 R /FontFile3 2 0 R >> >>",
            "<< /Subtype /Type1 /FontDescriptor << /FontFile3 2 0 R >> >>",
            "7",
        })
        {
            Quick(SmallPdf.Page(Hello, $"/Font << /F1 {font} >>", more: pdf =>
            {
                pdf.AddStream("", Map);
                pdf.AddStream("", [0, 1, 0, 0, 255, 255, .. Enumerable.Range(0, 400).Select(i => (byte)(i * 37))]);
            }));
        }
    }

    [Fact]
    public void A_packed_word_file_may_not_unfold_without_end()
    {
        var bomb = Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{string.Concat(Enumerable.Repeat("<w:p/>", 1_000_000))}</w:body></w:document>");
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)));
        var entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>"u8.ToArray();

        Quick(Zip(("[Content_Types].xml", "<x/>"u8.ToArray()), ("word/document.xml", bomb))).Refusal!.Code.ShouldBe("too-complex");
        Quick(Zip(("[Content_Types].xml", "<x/>"u8.ToArray()), ("word/document.xml", deep))).Refusal!.Code.ShouldBe("too-complex");
        Quick(Zip(("[Content_Types].xml", "<x/>"u8.ToArray()), ("word/document.xml", new byte[200_000_000]))).Document.ShouldBeNull();
        Quick(Zip(("[Content_Types].xml", "<x/>"u8.ToArray()), ("word/document.xml", entities))).Document.ShouldBeNull();
    }

    [Fact]
    public void Time_is_a_limit_too()
    {
        var busy = SmallPdf.Page(Hello + string.Concat(Enumerable.Repeat("q 1 0 0 1 0 0 cm Q ", 400_000)));

        Reader.Refusal(busy, new ReadLimits { Time = TimeSpan.FromMilliseconds(5) }).ShouldBe("too-complex");
    }

    [Fact]
    public void Whoever_asked_may_stop_asking()
    {
        var busy = SmallPdf.Page(Hello + string.Concat(Enumerable.Repeat("q 1 0 0 1 0 0 cm Q ", 10_000)));

        Should.Throw<OperationCanceledException>(() => DocumentReader.Read(busy, cancellation: new CancellationToken(canceled: true)));
    }

    /// <summary>
    /// Reads within the default limits but time, which another's build may take from us; what it may allocate in all bounds what
    /// it holds at once.
    /// </summary>
    private static ReadOutcome Quick(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var outcome = Reader.Outcome(file, new ReadLimits { Time = TimeSpan.FromSeconds(6) });
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostMemory);
        (outcome.Document is null).ShouldBe(outcome.Refusal is not null);
        return outcome;
    }

    private static byte[] Zip(params (string Name, byte[] Data)[] entries)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, data) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(data);
            }
        }

        return target.ToArray();
    }
}
