using System.Globalization;
using Uplift.Documents.Flow;

namespace Uplift.Documents.Pdf.Writing;

/// <param name="Missing">Characters that no font has; a replacement is shown in their place.</param>
public sealed record WrittenPdf(byte[] Bytes, int Pages, IReadOnlyList<MissingCharacter> Missing);

/// <summary>Writes a document as a PDF that says what each of its parts is: PDF/UA-1, embedded fonts, every character named.</summary>
public sealed class TaggedPdf
{
    private readonly FlowDocument document;
    private readonly PdfFile file = new();
    private readonly TextSetter setter = new();
    private readonly StructureTree tree;
    private readonly List<PageContent> pages = [];
    private readonly Dictionary<SetText, StructureElement?[]> links = [];
    private readonly List<LinkAnnotation> annotations = [];
    private BulletList? openList;
    private StructureElement? openListElement;
    private StructureElement? openText;
    private StructureElement? openLabel;

    private TaggedPdf(FlowDocument document)
    {
        this.document = document;
        tree = new StructureTree(file);
    }

    /// <summary>The same document gives the same bytes.</summary>
    public static WrittenPdf Write(FlowDocument document) => new TaggedPdf(document).Write();

    private WrittenPdf Write()
    {
        var catalog = file.Reserve();
        var information = file.Reserve();
        var parent = file.Reserve();
        foreach (var rows in FlowLayout.Run(document, setter))
        {
            var page = new PageContent(file.Reserve(), document.Page.Height);
            pages.Add(page);
            foreach (var row in rows)
            {
                Draw(page, row);
            }
        }

        WritePages(parent);
        WriteCatalog(catalog, information, parent);
        return new WrittenPdf(file.Write(catalog, information), pages.Count, setter.Missing);
    }

    private void Draw(PageContent page, PlacedRow placed)
    {
        var (row, top, leading) = placed;
        if (row.First && row.Line is not null)
        {
            Open(row.Piece);
        }

        var style = row.Piece.Style;
        var left = document.Page.Left + row.Left;
        var baseline = top + BaselineOf(style, leading);
        if (row.First && row.Piece.Bullet is { } bullet)
        {
            DrawLine(page, bullet, openLabel!, 0, bullet.Glyphs.Length, left - style.BulletIndent, baseline);
        }

        if (row.Line is { } line)
        {
            DrawLine(page, row.Piece.Text, openText!, line.Start, EndOf(row.Piece.Text, line), left, baseline);
        }

        if (row.HasAside && row.Piece.Aside is { } aside)
        {
            var right = document.Page.Left + document.Page.TextWidth - aside.Width;
            DrawLine(page, aside, tree.Add("P", tree.Document), 0, aside.Glyphs.Length, right, baseline);
        }

        if (row.Last && style.RuleBelow is { } rule)
        {
            page.Rule(rule, document.Page.Left, top + leading + rule.Gap, document.Page.TextWidth);
        }
    }

    /// <summary>With the space that the line ends with, which parts its last word from the next line's first.</summary>
    private static int EndOf(SetText text, LineRange line)
    {
        var dropped = line.End < line.Next ? text.Glyphs[line.End] : null;
        return dropped?.Font.Characters[dropped.Number] == ' ' ? line.End + 1 : line.End;
    }

    /// <summary>The line's height is shared above and below what its face says letters need.</summary>
    private static double BaselineOf(ParagraphStyle style, double leading)
    {
        var font = Fonts.FontCatalog.Get(style.Character.Family, style.Character.Weight);
        var (above, below) = (
            style.Character.Size * font.Ascender / font.UnitsPerEm,
            style.Character.Size * -font.Descender / font.UnitsPerEm);
        return ((leading - above - below) / 2) + above;
    }

    private void Open(Piece piece)
    {
        if (piece.List is null)
        {
            openList = null;
            var type = piece.Style.Role switch
            {
                ParagraphRole.Heading1 => "H1",
                ParagraphRole.Heading2 => "H2",
                ParagraphRole.Heading3 => "H3",
                _ => "P",
            };
            openText = tree.Add(type, tree.Document);
            return;
        }

        if (!ReferenceEquals(openList, piece.List))
        {
            openList = piece.List;
            openListElement = tree.Add("L", tree.Document, "/A<</O/List/ListNumbering/Disc>>");
        }

        var item = tree.Add("LI", openListElement);
        openLabel = tree.Add("Lbl", item);
        openText = tree.Add("LBody", item);
    }

    private void DrawLine(
        PageContent page, SetText text, StructureElement owner, int from, int to, double left, double baseline)
    {
        for (int start = from, end; start < to; start = end)
        {
            end = start + 1;
            while (end < to && text.Glyphs[end].Font == text.Glyphs[start].Font && text.Glyphs[end].Run == text.Glyphs[start].Run)
            {
                end++;
            }

            var run = text.Glyphs[start].Run;
            var at = left + text.Edges[start] - text.Edges[from];
            var target = LinkTarget.Of(text.Runs[run].Link);
            var element = target is null ? owner : LinkOf(text, run, owner);
            page.Show(element, text.Styles[run], text.Glyphs.AsSpan(start, end - start), at, baseline);
            if (target is not null)
            {
                var size = text.Styles[run].Size;
                var bottom = document.Page.Height - baseline - (0.25 * size);
                Annotate(page, element, target, PdfFile.Numbers(at, bottom, at + text.WidthOf(start, end), bottom + (1.05 * size)));
            }
        }
    }

    private StructureElement LinkOf(SetText text, int run, StructureElement owner)
    {
        if (!links.TryGetValue(text, out var elements))
        {
            links[text] = elements = new StructureElement?[text.Runs.Count];
        }

        return elements[run] ??= tree.Add("Link", owner);
    }

    private void Annotate(PageContent page, StructureElement element, string target, string place)
    {
        var annotation = file.Reserve();
        page.Annotations.Add($"{annotation} 0 R");
        element.Kids.Add($"<</Type/OBJR/Pg {page.Number} 0 R/Obj {annotation} 0 R>>");
        annotations.Add(new LinkAnnotation(annotation, element, page, target, place));
    }

    private void WritePages(int parent)
    {
        var fonts = string.Concat(setter.Fonts.Select(use => $"/F{use.Index} {EmbeddedFont.Write(file, use)} 0 R"));
        var resources = file.Add($"<</Font<<{fonts}>>>>");
        foreach (var page in pages)
        {
            var content = file.AddStream("", page.Finish());
            var key = tree.AddParent($"[{string.Join(' ', page.Marked.Select(element => $"{element.Number} 0 R"))}]");
            var annotated = page.Annotations.Count == 0 ? "" : $"/Annots[{string.Join(' ', page.Annotations)}]";
            file.Set(
                page.Number,
                $"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {PdfFile.Numbers(document.Page.Width, document.Page.Height)}]"
                + $"/Resources {resources} 0 R/Contents {content} 0 R/StructParents {key}/Tabs/S{annotated}>>");
        }

        foreach (var link in annotations)
        {
            var key = tree.AddParent($"{link.Element.Number} 0 R");
            file.Set(
                link.Number,
                $"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{link.Place}]/P {link.Page.Number} 0 R/StructParent {key}"
                + $"/Contents{PdfFile.Text(LinkTarget.Spoken(link.Target))}/A<</S/URI/URI{PdfFile.Literal(link.Target)}>>>>");
        }

        file.Set(parent, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page.Number} 0 R"))}]>>");
    }

    private void WriteCatalog(int catalog, int information, int parent)
    {
        var (title, author) = (Legible(document.Title), Legible(document.Author ?? ""));
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", XmpMetadata.Of(document with { Title = title, Author = author }), compressed: false);
        file.Set(
            catalog,
            $"<</Type/Catalog/Pages {parent} 0 R/StructTreeRoot {tree.Write()} 0 R/MarkInfo<</Marked true>>"
            + $"/Lang{PdfFile.Text(document.Language)}/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R>>");
        var by = author.Length == 0 ? "" : $"/Author{PdfFile.Text(author)}";
        var date = document.Date is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"/CreationDate(D:{at.UtcDateTime:yyyyMMddHHmmss}Z)")
            : "";
        file.Set(information, $"<</Title{PdfFile.Text(title)}{by}{date}>>");
    }

    private static string Legible(string text) => PlainCharacters.Of(text).Trim();

    /// <param name="Place">Left, bottom, right and top.</param>
    private sealed record LinkAnnotation(int Number, StructureElement Element, PageContent Page, string Target, string Place);
}
