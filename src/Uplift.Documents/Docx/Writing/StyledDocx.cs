using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;
using FontFamily = Uplift.Documents.Fonts.FontFamily;
using FlowParagraph = Uplift.Documents.Flow.Paragraph;
using FlowParagraphStyle = Uplift.Documents.Flow.ParagraphStyle;
using RunText = DocumentFormat.OpenXml.Wordprocessing.Text;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Uplift.Documents.Docx.Writing;

/// <summary>Writes a document as a DOCX of styles: headings are heading styles, lists are lists; no tables, boxes or frames.</summary>
public sealed class StyledDocx
{
    private const int TwipsPerPoint = 20;
    private const string BulletStyle = "ListBullet";

    /// <summary>ZIP cannot say less.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FlowDocument document;
    private readonly Dictionary<string, FlowParagraphStyle> styles = [];
    private readonly Dictionary<string, string> links = [];
    private MainDocumentPart main = null!;

    private StyledDocx(FlowDocument document) => this.document = document;

    /// <summary>The same document gives the same bytes.</summary>
    public static byte[] Write(FlowDocument document) => new StyledDocx(document).Write();

    private byte[] Write()
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            // Named by hand, as names made up by the library differ each time.
            main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            var body = new Body(document.Blocks.SelectMany(block => Paragraphs(block)));
            body.Append(Section());
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>("rId2").Numbering = Bullets();
            main.AddNewPart<DocumentSettingsPart>("rId3").Settings = new Settings(new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
            WriteProperties(package.AddNewPart<CoreFilePropertiesPart>("rId2"));
        }

        return Repacked(file);
    }

    private IEnumerable<Paragraph> Paragraphs(FlowBlock block, bool keepWithNext = false)
    {
        switch (block)
        {
            case Together together:
                for (var i = 0; i < together.Blocks.Count; i++)
                {
                    foreach (var paragraph in Paragraphs(together.Blocks[i], i < together.Blocks.Count - 1))
                    {
                        yield return paragraph;
                    }
                }

                break;
            case BulletList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    yield return Create(list.Style, list.Items[i], [], keepWithNext || i < list.Items.Count - 1);
                }

                break;
            case FlowParagraph paragraph:
                yield return Create(paragraph.Style, paragraph.Runs, paragraph.Aside, keepWithNext);
                break;
        }
    }

    private Paragraph Create(FlowParagraphStyle style, IReadOnlyList<TextRun> runs, IReadOnlyList<TextRun> aside, bool keepWithNext)
    {
        var id = IdOf(style);
        styles.TryAdd(id, style);
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = id });
        if (keepWithNext && !style.KeepWithNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new KeepLines());
        if (id == BulletStyle)
        {
            properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        }

        if (aside.Count > 0)
        {
            properties.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = Twips(document.Page.TextWidth) }));
        }

        var paragraph = new Paragraph(properties);
        paragraph.Append(runs.Select(run => Inline(run, style)));
        if (aside.Count > 0)
        {
            paragraph.Append(new Run(new TabChar()));
            paragraph.Append(aside.Select(run => Inline(run, style)));
        }

        return paragraph;
    }

    private OpenXmlElement Inline(TextRun run, FlowParagraphStyle style)
    {
        var text = new Run();
        if (run.Style is { } own && own != style.Character)
        {
            text.Append(new RunProperties(Formatting(own)));
        }

        text.Append(new RunText(PlainCharacters.Of(run.Text)) { Space = SpaceProcessingModeValues.Preserve });
        if (LinkTarget.Of(run.Link) is not { } target)
        {
            return text;
        }

        if (!links.TryGetValue(target, out var id))
        {
            links[target] = id = string.Create(CultureInfo.InvariantCulture, $"rIdLink{links.Count + 1}");
            main.AddHyperlinkRelationship(new Uri(target), isExternal: true, id);
        }

        return new Hyperlink(text) { Id = id, History = true };
    }

    private Styles Styles()
    {
        var usual = new RunPropertiesDefault(new RunPropertiesBaseStyle(new Languages { Val = document.Language }));
        var all = new Styles(
            new DocDefaults(usual, new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl()))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        foreach (var (id, style) in styles)
        {
            all.Append(new Style(
                new StyleName { Val = NameOf(style) },
                new BasedOn { Val = "Normal" },
                new PrimaryStyle(),
                new StyleParagraphProperties(ParagraphFormatting(style)),
                new StyleRunProperties(Formatting(style.Character)))
            {
                Type = StyleValues.Paragraph,
                StyleId = id,
            });
        }

        return all;
    }

    private static IEnumerable<OpenXmlElement> ParagraphFormatting(FlowParagraphStyle style)
    {
        if (style.KeepWithNext)
        {
            yield return new KeepNext();
        }

        if (IdOf(style) == BulletStyle)
        {
            yield return new NumberingProperties(new NumberingId { Val = 1 });
        }

        if (style.RuleBelow is { } rule)
        {
            yield return new ParagraphBorders(new BottomBorder
            {
                Val = BorderValues.Single,
                Size = (uint)Math.Max(2, Math.Round(8 * rule.Thickness)),
                Space = (uint)Math.Round(rule.Gap),
                Color = rule.Color,
            });
        }

        yield return new SpacingBetweenLines
        {
            Before = Twips(style.SpaceBefore).ToString(CultureInfo.InvariantCulture),
            After = Twips(style.SpaceAfter).ToString(CultureInfo.InvariantCulture),
            Line = Twips(style.Leading).ToString(CultureInfo.InvariantCulture),
            LineRule = LineSpacingRuleValues.AtLeast,
        };
        if (style.Indent > 0)
        {
            yield return new Indentation
            {
                Left = Twips(style.Indent).ToString(CultureInfo.InvariantCulture),
                Hanging = Twips(style.BulletIndent).ToString(CultureInfo.InvariantCulture),
            };
        }

        if (style.Centered)
        {
            yield return new Justification { Val = JustificationValues.Center };
        }

        if (style.Role != ParagraphRole.Text)
        {
            yield return new OutlineLevel { Val = (int)style.Role - 1 };
        }
    }

    private static IEnumerable<OpenXmlElement> Formatting(CharacterStyle style)
    {
        var face = FaceOf(style.Family);
        yield return new RunFonts { Ascii = face, HighAnsi = face, EastAsia = face, ComplexScript = face };
        // Said both ways, as what is not said is the paragraph's.
        yield return new Bold { Val = style.Weight == FontWeight.Bold };
        yield return new Italic { Val = style.Weight == FontWeight.Italic };
        yield return new Color { Val = style.Color };
        var halves = Math.Round(2 * style.Size).ToString(CultureInfo.InvariantCulture);
        yield return new FontSize { Val = halves };
        yield return new FontSizeComplexScript { Val = halves };
    }

    /// <summary>What the reader's machine has: a DOCX brings no fonts.</summary>
    private static string FaceOf(FontFamily family) => family switch
    {
        FontFamily.SourceSerif => "Cambria",
        FontFamily.SourceSans => "Calibri",
        _ => "Arial",
    };

    private static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new ParagraphStyleIdInLevel { Val = BulletStyle },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left })
            {
                LevelIndex = 0,
            })
        {
            AbstractNumberId = 0,
        },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    private SectionProperties Section() => new(
        new PageSize { Width = (uint)Twips(document.Page.Width), Height = (uint)Twips(document.Page.Height) },
        new PageMargin
        {
            Top = Twips(document.Page.Top),
            Right = (uint)Twips(document.Page.Right),
            Bottom = Twips(document.Page.Bottom),
            Left = (uint)Twips(document.Page.Left),
            Header = 0,
            Footer = 0,
            Gutter = 0,
        });

    private void WriteProperties(CoreFilePropertiesPart part)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var xml = System.Xml.XmlWriter.Create(stream);
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dublin = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteElementString("dc", "title", dublin, PlainCharacters.Of(document.Title).Trim());
        if (!string.IsNullOrWhiteSpace(document.Author))
        {
            xml.WriteElementString("dc", "creator", dublin, PlainCharacters.Of(document.Author).Trim());
        }

        xml.WriteElementString("dc", "language", dublin, document.Language);
        if (document.Date is { } date)
        {
            xml.WriteStartElement("dcterms", "created", terms);
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            xml.WriteString(date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>The same parts in a fixed order and without the time of writing.</summary>
    private static byte[] Repacked(MemoryStream package)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = NoDate;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return target.ToArray();
    }

    private static string NameOf(FlowParagraphStyle style) => style.Role == ParagraphRole.Text
        ? style.Name
        : string.Create(CultureInfo.InvariantCulture, $"heading {(int)style.Role}");

    private static string IdOf(FlowParagraphStyle style) => style.Role == ParagraphRole.Text
        ? style.Name.Replace(" ", "", StringComparison.Ordinal)
        : style.Role.ToString();

    private static int Twips(double points) => (int)Math.Round(points * TwipsPerPoint);
}
