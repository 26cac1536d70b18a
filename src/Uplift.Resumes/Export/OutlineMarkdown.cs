using System.Text;
using Uplift.Documents.Flow;

namespace Uplift.Resumes.Export;

/// <summary>An outline as Markdown (CommonMark): headings of three levels, lists, links.</summary>
internal static class OutlineMarkdown
{
    public static string Write(ResumeOutline outline)
    {
        var text = new StringBuilder();
        Block($"# {Plain(outline.Name)}");
        Block(outline.Label is null ? null : $"**{Plain(outline.Label)}**");
        Block(Facts(outline.Contact));
        foreach (var section in outline.Sections)
        {
            Block($"## {Plain(section.Heading)}");
            List(section.Items.OfType<LabelledLine>().Select(LineOf));
            foreach (var item in section.Items)
            {
                Item(item);
            }
        }

        return text.ToString();

        void Block(string? block)
        {
            if (!string.IsNullOrEmpty(block))
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(block).Append('\n');
            }
        }

        void List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => $"- {item}")));

        void Item(OutlineItem item)
        {
            if (item is Prose prose)
            {
                Block(Plain(prose.Text));
            }
            else if (item is Entry entry)
            {
                Block(OutlineText.TitleOf(entry) is { } title ? $"### {Plain(title)}" : null);
                Block(Place(entry));
                Block(entry.Note is { } note ? $"*{Plain(note)}*" : null);
                entry.Paragraphs.ToList().ForEach(paragraph => Block(Plain(paragraph)));
                List(entry.Bullets.Select(Plain));
                entry.Details.ToList().ForEach(detail => Block(LineOf(detail)));
            }
        }
    }

    private static string Place(Entry entry)
    {
        var parts = new List<string>();
        if (entry.Organization is { } organization && OutlineText.TitleOf(entry) != organization)
        {
            parts.Add($"**{Plain(organization)}**");
        }

        parts.AddRange(entry.Facts.Select(FactOf));
        if (entry.Dates is { } dates)
        {
            parts.Add(Plain(dates));
        }

        return string.Join(" · ", parts);
    }

    private static string Facts(IEnumerable<Fact> facts) => string.Join(" · ", facts.Select(FactOf));

    /// <summary>An address that is shown is an autolink: it is read as it stands.</summary>
    private static string FactOf(Fact fact)
    {
        if (LinkTarget.Of(fact.Link) is not { } target)
        {
            return Plain(fact.Text);
        }

        return fact.Text.EndsWith(target, StringComparison.Ordinal)
            ? $"{Plain(fact.Text[..^target.Length])}<{target}>"
            : $"[{Plain(fact.Text)}](<{target}>)";
    }

    private static string LineOf(LabelledLine line) => line.Label is null
        ? Plain(line.Text ?? "")
        : $"**{Plain(line.Label)}**{(line.Remark is null ? "" : $" ({Plain(line.Remark)})")}: {Plain(line.Text ?? "")}";

    /// <summary>What a person typed is text, not markup.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // At the beginning of a line these would make lists, headings and numbers.
            var atStart = i == 0 && (text[i] is '#' or '-' or '+' or '=' or '~' or '>');
            var numbered = (text[i] is '.' or ')') && i > 0 && text.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0;
            if (atStart || numbered || text[i] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '&' or '|')
            {
                plain.Append('\\');
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
