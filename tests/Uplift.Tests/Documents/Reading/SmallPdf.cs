using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Writes PDF files a few lines long, each for one thing that a reader must know.</summary>
internal sealed class SmallPdf
{
    public const string Helvetica = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>";

    private readonly List<byte[]> objects = [];

    /// <summary>Adds an object and gives its number.</summary>
    public int Add(string body)
    {
        objects.Add(Latin(body));
        return objects.Count;
    }

    public int AddStream(string entries, byte[] data)
    {
        objects.Add([.. Latin($"<< {entries} /Length {data.Length} >>\nstream\n"), .. data, .. Latin("\nendstream")]);
        return objects.Count;
    }

    public int AddStream(string entries, string data) => AddStream(entries, Latin(data));

    /// <summary>A file of one page, whose catalog is the last object but the pages.</summary>
    public static byte[] Page(string content, string resources = Helvetica, string page = "", string catalog = "", Action<SmallPdf>? more = null)
    {
        var pdf = new SmallPdf();
        more?.Invoke(pdf);
        return pdf.Build(content, resources, page, catalog);
    }

    public byte[] Build(string content, string resources = Helvetica, string page = "", string catalog = "") =>
        BuildWith(AddStream("", content), resources, page, catalog);

    public byte[] BuildWith(int content, string resources = Helvetica, string page = "", string catalog = "")
    {
        var box = page.Contains("/MediaBox", StringComparison.Ordinal) ? "" : "/MediaBox [0 0 600 800]";
        var parent = objects.Count + 2;
        var leaf = Add($"<< /Type /Page /Parent {parent} 0 R {box} /Contents {content} 0 R /Resources << {resources} >> {page} >>");
        Add($"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>");
        return File(Add($"<< /Type /Catalog /Pages {parent} 0 R {catalog} >>"));
    }

    /// <summary>Everything added, with a table of places.</summary>
    public byte[] File(int root, string trailer = "")
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            file.Write(Latin($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var xref = file.Position;
        file.Write(Latin($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            file.Write(Latin(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n")));
        }

        file.Write(Latin($"trailer\n<< /Size {objects.Count + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n"));
        return file.ToArray();
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Deflate(byte[] data)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }

    /// <summary>Shows each text at its place.</summary>
    public static string Show(params (double X, double Y, string Text)[] texts) => Sized(10, texts);

    public static string Sized(double size, params (double X, double Y, string Text)[] texts) => string.Concat(texts.Select(text => string.Create(
        CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {text.X} {text.Y} Td ({text.Text}) Tj ET\n")));
}
