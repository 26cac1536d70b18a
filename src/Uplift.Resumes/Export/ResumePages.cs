using Uplift.Documents.Flow;

namespace Uplift.Resumes.Export;

/// <summary>Sets an outline in the styles of a template, for PDF and DOCX alike.</summary>
internal sealed class ResumePages(ResumeTemplate template)
{
    private const string Dot = " · ";

    public static FlowDocument Set(ResumeOutline outline, ResumeTemplate template, ExportOptions options, ExportLocale locale)
    {
        var pages = new ResumePages(template);
        var title = outline.Name == locale["resume"] ? outline.Name : $"{outline.Name} – {locale["resume"]}";
        return new FlowDocument(title, LanguageOf(options, locale), template.PageOf(options.Paper), [.. pages.Blocks(outline)])
        {
            Author = outline.Name == locale["resume"] ? null : outline.Name,
            Date = options.Date,
        };
    }

    /// <summary>The person's tag, as it may have a region or be a language that has no words here.</summary>
    private static string LanguageOf(ExportOptions options, ExportLocale locale) =>
        options.Locale is { Length: > 1 and < 36 } tag && tag.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? tag : locale.Code;

    private IEnumerable<FlowBlock> Blocks(ResumeOutline outline)
    {
        yield return new Paragraph(template.Name, [new TextRun(outline.Name)]);
        if (outline.Label is { } label)
        {
            yield return new Paragraph(template.Label, [new TextRun(label)]);
        }

        if (outline.Contact.Count > 0)
        {
            yield return new Paragraph(template.Contact, [.. Parted(outline.Contact.Select(fact => new TextRun(fact.Text, null, fact.Link, RunKind.Unbroken)))]);
        }

        foreach (var block in outline.Sections.SelectMany(Blocks))
        {
            yield return block;
        }
    }

    /// <summary>A few lines, such as skills, stay together with their heading; entries each by themselves.</summary>
    private IEnumerable<FlowBlock> Blocks(OutlineSection section)
    {
        const int few = 8;
        FlowBlock[] blocks = [new Paragraph(template.Section, [new TextRun(section.Heading)]), .. section.Items.Select(Block)];
        return section.Items.Count <= few && section.Items.All(item => item is LabelledLine) ? [new Together(blocks)] : blocks;
    }

    private FlowBlock Block(OutlineItem item) => item switch
    {
        Entry entry => new Together([.. Blocks(entry)]),
        LabelledLine line => new Paragraph(template.Line, Runs(line)),
        Prose prose => new Paragraph(template.Body, [new TextRun(prose.Text)]),
        _ => throw new InvalidOperationException($"No look for {item.GetType().Name}."),
    };

    private IEnumerable<FlowBlock> Blocks(Entry entry)
    {
        var (heading, organization) = Heading(entry);
        List<TextRun> facts = [.. entry.Facts.Select(fact => new TextRun(fact.Text, null, fact.Link, RunKind.Unbroken))];
        if (organization is not null)
        {
            facts.Insert(0, new TextRun(organization, template.Organization));
        }

        var more = entry.Note is not null || entry.Paragraphs.Count + entry.Bullets.Count + entry.Details.Count > 0;
        if (heading.Count == 0 && entry.Dates is { } alone)
        {
            yield return new Paragraph(template.Place with { KeepWithNext = more || facts.Count > 0 }, [new TextRun(alone, template.Dates)]);
        }
        else if (heading.Count > 0)
        {
            yield return new Paragraph(template.Entry with { KeepWithNext = more || facts.Count > 0 }, heading)
            {
                Aside = entry.Dates is { } dates ? [new TextRun(dates, template.Dates)] : [],
            };
        }

        if (facts.Count > 0)
        {
            yield return new Paragraph(template.Place with { KeepWithNext = more }, [.. Parted(facts)]);
        }

        if (entry.Note is { } note)
        {
            yield return new Paragraph(template.Note, [new TextRun(note)]);
        }

        foreach (var text in entry.Paragraphs)
        {
            yield return new Paragraph(template.Body, [new TextRun(text)]);
        }

        if (entry.Bullets.Count > 0)
        {
            yield return new BulletList(template.Bullet, [.. entry.Bullets.Select(text => new[] { new TextRun(text) })]);
        }

        foreach (var detail in entry.Details)
        {
            yield return new Paragraph(template.Line, Runs(detail));
        }
    }

    /// <summary>The title; without one the organization, in its own style, which then has no line of its own.</summary>
    private (IReadOnlyList<TextRun> Heading, string? Organization) Heading(Entry entry)
    {
        if (entry.Title is null && entry.Subject is null)
        {
            return (entry.Organization is { } alone ? [new TextRun(alone, template.Organization)] : [], null);
        }

        List<TextRun> heading = [];
        if (entry.Title is { } title)
        {
            heading.Add(new TextRun(title));
        }

        if (entry.Subject is { } subject)
        {
            heading.Add(new TextRun(heading.Count > 0 ? $", {subject}" : subject, template.Subject));
        }

        return (heading, entry.Organization);
    }

    private List<TextRun> Runs(LabelledLine line)
    {
        var runs = new List<TextRun>();
        if (line.Label is { } label)
        {
            runs.Add(new TextRun(label, template.Strong));
            runs.Add(new TextRun(line.Remark is { } remark ? $" ({remark}): " : ": "));
        }

        runs.Add(new TextRun(line.Text ?? ""));
        return runs;
    }

    private IEnumerable<TextRun> Parted(IEnumerable<TextRun> runs)
    {
        var first = true;
        foreach (var run in runs)
        {
            if (!first)
            {
                yield return new TextRun(Dot, template.Quiet, null, RunKind.Separator);
            }

            first = false;
            yield return run;
        }
    }
}
