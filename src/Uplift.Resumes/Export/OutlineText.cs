using System.Text;

namespace Uplift.Resumes.Export;

/// <summary>An outline as plain text, for forms that take nothing else.</summary>
internal static class OutlineText
{
    public static string Write(ResumeOutline outline)
    {
        var text = new StringBuilder();
        Line(outline.Name);
        Line(outline.Label);
        foreach (var fact in outline.Contact)
        {
            Line(fact.Text);
        }

        foreach (var section in outline.Sections)
        {
            text.Append('\n');
            Line(section.Heading.ToUpperInvariant());
            foreach (var item in section.Items)
            {
                Item(item);
            }
        }

        return text.ToString();

        void Line(string? line)
        {
            if (line is not null)
            {
                text.Append(line).Append('\n');
            }
        }

        void Item(OutlineItem item)
        {
            switch (item)
            {
                case Entry entry:
                    text.Append('\n');
                    Line(TitleOf(entry));
                    Line(entry.Dates);
                    Line(PlaceOf(entry));
                    Line(entry.Note);
                    entry.Paragraphs.ToList().ForEach(Line);
                    entry.Bullets.ToList().ForEach(bullet => Line($"- {bullet}"));
                    entry.Details.ToList().ForEach(detail => Line(LineOf(detail)));
                    break;
                case LabelledLine line:
                    Line(LineOf(line));
                    break;
                case Prose prose:
                    Line(prose.Text);
                    break;
            }
        }
    }

    /// <summary>The title; the organization of an entry that has none.</summary>
    public static string? TitleOf(Entry entry) => entry.Title is null && entry.Subject is null
        ? entry.Organization
        : string.Join(", ", new[] { entry.Title, entry.Subject }.Where(part => part is not null));

    private static string? PlaceOf(Entry entry)
    {
        var parts = entry.Facts.Select(fact => fact.Text);
        if (entry.Organization is { } organization && TitleOf(entry) != organization)
        {
            parts = parts.Prepend(organization);
        }

        var line = string.Join(" · ", parts);
        return line.Length == 0 ? null : line;
    }

    private static string LineOf(LabelledLine line) => line.Label is null
        ? line.Text ?? ""
        : $"{line.Label}{(line.Remark is null ? "" : $" ({line.Remark})")}: {line.Text}";
}
