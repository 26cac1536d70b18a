using System.Text;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Plain text and Markdown.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void Paragraphs_are_blocks()
    {
        var document = Reader.Read("Ada Lovelace\r\nLondon\r\n\r\nProgrammer"u8.ToArray());

        document.Kind.ShouldBe(DocumentKind.Text);
        document.Pages[0].Blocks.Select(block => block.Lines.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void Marks_of_markdown_give_roles()
    {
        var lines = Reader.Lines(Reader.Page("# Ada\n\nWork\n----\n* Built **engines** of [brass](https://example.org/b)\n"u8.ToArray())).ToList();

        lines.Select(line => (line.Spans[0].Role, line.Text)).ShouldBe([("H1", "Ada"), ("H2", "Work"), ("LI", "* Built engines of brass")]);
        lines[2].Spans.Single(span => span.Style.Bold).Text.ShouldBe("engines");
        lines[2].Spans[^1].Link.ShouldBe("https://example.org/b");
    }

    [Fact]
    public void Encodings_are_recognised()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1 })
        {
            Reader.Line([.. encoding.GetPreamble(), .. encoding.GetBytes("Ren\u00E9 Descartes, La Haye")]).ShouldBe("Ren\u00E9 Descartes, La Haye");
        }
    }
}
