using System.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Finding objects in files, whole and broken.</summary>
public sealed class SyntaxTests
{
    private const string Hello = "BT /F1 10 Tf 50 700 Td (Hello resume) Tj ET";

    [Fact]
    public void A_plain_file_is_read() => Reader.Line(SmallPdf.Page(Hello)).ShouldBe("Hello resume");

    [Fact]
    public void Bytes_before_the_header_do_not_matter() =>
        Reader.Line([.. "junk from a mail gateway\n"u8, .. SmallPdf.Page(Hello)]).ShouldBe("Hello resume");

    [Theory]
    [InlineData("startxref\n", "startxref\n9")]
    [InlineData("startxref", "")]
    [InlineData("xref\n0", "xrfe\n0")]
    [InlineData("trailer", "trialer")]
    [InlineData("/Length", "/Lenght")]
    [InlineData("%PDF-1.7", "%PDG-1.7")]
    public void A_broken_file_is_mended(string from, string to)
    {
        var file = Encoding.Latin1.GetString(SmallPdf.Page(Hello));
        file.ShouldContain(from);

        Reader.Line(SmallPdf.Latin(file.Replace(from, to, StringComparison.Ordinal))).ShouldBe("Hello resume");
    }

    [Fact]
    public void A_file_that_ends_too_early_gives_what_came()
    {
        var file = SmallPdf.Page(Hello);

        Reader.Line(file[..file.AsSpan().IndexOf("xref"u8)]).ShouldBe("Hello resume");
    }

    [Fact]
    public void A_page_without_its_tree_is_found()
    {
        var file = Encoding.Latin1.GetString(SmallPdf.Page(Hello)).Replace("/Kids", "/Kinds", StringComparison.Ordinal);

        Reader.Line(SmallPdf.Latin(file)).ShouldBe("Hello resume");
    }

    [Fact]
    public void A_later_update_wins()
    {
        var pdf = new SmallPdf();
        var content = pdf.AddStream("", Hello);
        var first = pdf.BuildWith(content);
        var place = first.Length;
        var stream = "BT /F1 10 Tf 50 700 Td (Hello again) Tj ET";
        var update = $"{content} 0 obj\n<< /Length {stream.Length} >>\nstream\n{stream}\nendstream\nendobj\n";
        var old = Encoding.Latin1.GetString(first);
        var previous = old[(old.IndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        var xref = $"xref\n{content} 1\n{place:0000000000} 00000 n \ntrailer\n<< /Size 9 /Root 4 0 R /Prev {previous} >>\nstartxref\n{place + update.Length}\n%%EOF\n";

        Reader.Line([.. first, .. SmallPdf.Latin(update + xref)]).ShouldBe("Hello again");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Objects_may_lie_in_streams(bool predicted) => Reader.Line(PackedFile(predicted, broken: false)).ShouldBe("Hello resume");

    [Fact]
    public void Objects_in_streams_are_found_without_the_table() =>
        Reader.Line(PackedFile(predicted: false, broken: true)).ShouldBe("Hello resume");

    [Fact]
    public void Names_strings_and_numbers_have_odd_forms()
    {
        var content = "BT /F#31 1.0e1 Tf 5-0 +700 Td (\\110e\\\nllo \\(a\\)\\\\) Tj <20 62 2> Tj ET";

        Reader.Line(SmallPdf.Page(content)).ShouldBe("Hello (a)\\ b");
    }

    [Fact]
    public void A_length_in_an_object_of_its_own_is_found()
    {
        var pdf = new SmallPdf();
        pdf.Add($"{Hello.Length}");
        pdf.Add($"<< /Length 1 0 R >>\nstream\n{Hello}\nendstream");

        Reader.Line(pdf.BuildWith(2)).ShouldBe("Hello resume");
    }

    /// <summary>A file as PDF 1.5 writes it: all but streams in an object stream, places in a cross-reference stream.</summary>
    private static byte[] PackedFile(bool predicted, bool broken)
    {
        var packed = new[]
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << {SmallPdf.Helvetica} >> >>",
        };
        var head = string.Concat(packed.Select((body, i) => $"{i + 1} {packed.Take(i).Sum(b => b.Length + 1)} "));
        var objects = SmallPdf.Deflate(SmallPdf.Latin(head + string.Join('\n', packed)));
        var file = new MemoryStream();
        file.Write("%PDF-1.5\n"u8);
        var packedAt = (int)file.Position;
        Stream(file, 4, $"/Type /ObjStm /N 3 /First {head.Length} /Filter /FlateDecode", objects);
        var contentAt = (int)file.Position;
        Stream(file, 5, "", SmallPdf.Latin(Hello));
        var xrefAt = (int)file.Position;
        byte[][] rows =
        [
            [0, 0, 0, 0], [2, 0, 4, 0], [2, 0, 4, 1], [2, 0, 4, 2],
            [1, (byte)(packedAt >> 8), (byte)packedAt, 0], [1, (byte)(contentAt >> 8), (byte)contentAt, 0],
        ];
        var (settings, table) = predicted ? ("/DecodeParms << /Predictor 12 /Columns 4 >>", Up(rows)) : ("", rows.SelectMany(row => row).ToArray());
        Stream(file, 6, $"/Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode {settings}", SmallPdf.Deflate(table));
        file.Write(SmallPdf.Latin($"startxref\n{(broken ? 3 : xrefAt)}\n%%EOF\n"));
        return file.ToArray();
    }

    private static void Stream(MemoryStream file, int number, string entries, byte[] data)
    {
        file.Write(SmallPdf.Latin($"{number} 0 obj\n<< {entries} /Length {data.Length} >>\nstream\n"));
        file.Write(data);
        file.Write("\nendstream\nendobj\n"u8);
    }

    /// <summary>PNG's second filter: differences to the row above.</summary>
    private static byte[] Up(byte[][] rows)
    {
        var above = new byte[4];
        var result = new List<byte>();
        foreach (var row in rows)
        {
            result.Add(2);
            result.AddRange(row.Select((b, i) => (byte)(b - above[i])));
            above = row;
        }

        return [.. result];
    }
}
