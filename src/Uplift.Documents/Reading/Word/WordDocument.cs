using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Reading.Filters;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>A DOCX as one page of blocks: paragraphs, tables row by row, text boxes, then headers and footers.</summary>
internal static class WordDocument
{
    /// <summary>Null when the file is no Word document after all.</summary>
    public static DocumentText? Read(ReadOnlyMemory<byte> file, ReadBudget budget)
    {
        try
        {
            if (!WordPackage.IsWord(file, budget))
            {
                return null;
            }

            using var document = Open(file, budget);
            if (document.MainDocumentPart is not { Document.Body: { } body } main)
            {
                return null;
            }

            var writer = new WordBlocks(new WordStyles(main), budget);
            foreach (var header in main.HeaderParts.Where(part => part.Header is not null))
            {
                writer.Part(header, header.Header, "Header");
            }

            writer.Part(main, body, null);
            foreach (var footer in main.FooterParts.Where(part => part.Footer is not null))
            {
                writer.Part(footer, footer.Footer, "Footer");
            }

            var (width, height) = Paper(body);
            var page = new PageText(1, width, height, writer.Blocks, [], writer.Links, writer.Shapes);
            var properties = document.PackageProperties;
            return new DocumentText(
                DocumentKind.Docx,
                new DocumentProperties(Clean(properties.Title), Clean(properties.Creator), Clean(properties.Language) ?? Language(main), false),
                [page]);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or XmlException or IOException
            or FormatException or OverflowException or UriFormatException or OverflowException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            // The library gives up in these ways on packages whose parts do not fit together.
            throw new ReadAbortException(new ReadRefusal(
                "damaged", "This Word file is damaged; open it in the program that made it and save it again."));
        }
    }

    private static WordprocessingDocument Open(ReadOnlyMemory<byte> file, ReadBudget budget)
    {
        try
        {
            return WordprocessingDocument.Open(new ReadOnlyMemoryStream(file), false);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or UriFormatException)
        {
            return WordprocessingDocument.Open(new MemoryStream(WordPackage.WithoutBadAddresses(file, budget)), false);
        }
    }

    private static (double Width, double Height) Paper(Body body)
    {
        var size = body.Descendants<PageSize>().LastOrDefault();
        return ((WordValues.Whole(size?.Width) ?? 0) / 20.0, (WordValues.Whole(size?.Height) ?? 0) / 20.0);
    }

    private static string? Language(MainDocumentPart main) => Clean(
        main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.Languages?.Val?.Value);

    private static string? Clean(string? text)
    {
        var clean = string.Concat((text ?? "").Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
