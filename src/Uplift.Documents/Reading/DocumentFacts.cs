using System.Text;
using System.Xml;
using System.Xml.Linq;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>Title, author and language from a PDF's metadata, its information dictionary and its catalog.</summary>
internal static class DocumentFacts
{
    private const int MostMetadata = 262_144;

    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static DocumentProperties Read(PdfFile file, bool hasRoles)
    {
        var info = file.Dictionary(file.Trailer, "Info");
        var metadata = Metadata(file);
        var marked = file.Resolve(file.Dictionary(file.Catalog, "MarkInfo")?.GetValueOrDefault("Marked")) is true;
        return new DocumentProperties(
            Text(file, info, "Title") ?? Said(metadata, "title"),
            Text(file, info, "Author") ?? Said(metadata, "creator"),
            Text(file, file.Catalog, "Lang") ?? Said(metadata, "language"),
            hasRoles || (marked && file.Dictionary(file.Catalog, "StructTreeRoot") is not null));
    }

    private static string? Text(PdfFile file, PdfDictionary? holder, string key) =>
        file.String(holder, key) is { } text ? Clean(TextString.Decode(text.Bytes)) : null;

    private static string? Clean(string? text)
    {
        var clean = string.Concat((text ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return clean.Length == 0 ? null : clean;
    }

    private static string? Said(XDocument? metadata, string name) =>
        Clean(metadata?.Descendants(Dc + name).FirstOrDefault()?.Value);

    private static XDocument? Metadata(PdfFile file)
    {
        if (file.Stream(file.Catalog, "Metadata") is not { } stream || file.Decode(stream) is not { IsEmpty: false, Length: <= MostMetadata } bytes)
        {
            return null;
        }

        try
        {
            var text = Encoding.UTF8.GetString(bytes.Span).Trim('\uFEFF', '\0', ' ', '\n', '\r');
            using var reader = XmlReader.Create(
                new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return DepthOf(text) > 100 ? null : XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A cheap upper bound: opening tags in a row, as a hostile file would nest them.</summary>
    private static int DepthOf(string text)
    {
        var depth = 0;
        var most = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '<' && (char.IsLetter(text[i + 1]) || text[i + 1] == '/'))
            {
                depth += text[i + 1] == '/' ? -1 : 1;
            }
            else if (text[i] == '/' && text[i + 1] == '>')
            {
                depth--;
            }

            most = Math.Max(most, depth);
        }

        return most;
    }
}
