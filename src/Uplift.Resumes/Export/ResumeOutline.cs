namespace Uplift.Resumes.Export;

/// <summary>What is printed of a resume, in order and in words, before any format gives it a look.</summary>
internal sealed record ResumeOutline(string Name, string? Label, IReadOnlyList<Fact> Contact, IReadOnlyList<OutlineSection> Sections);

/// <summary>A short text that may lead somewhere.</summary>
internal sealed record Fact(string Text, string? Link = null);

/// <param name="Key">The member of JSON Resume; "x-sections" for the person's own.</param>
internal sealed record OutlineSection(string Key, string Heading, IReadOnlyList<OutlineItem> Items);

internal abstract record OutlineItem;

/// <summary>A paragraph.</summary>
internal sealed record Prose(string Text) : OutlineItem;

/// <summary>"Label (remark): text" on a line of its own; without a label the text alone.</summary>
internal sealed record LabelledLine(string? Label, string? Remark, string? Text) : OutlineItem;

/// <summary>A job, a school, a project and the like.</summary>
internal sealed record Entry : OutlineItem
{
    /// <summary>The position, the degree, the name of a project.</summary>
    public string? Title { get; init; }

    /// <summary>The field of study.</summary>
    public string? Subject { get; init; }

    public string? Dates { get; init; }

    /// <summary>The employer, the school, the issuer.</summary>
    public string? Organization { get; init; }

    /// <summary>Place and address on the web.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What the organization is.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public IReadOnlyList<string> Bullets { get; init; } = [];

    public IReadOnlyList<LabelledLine> Details { get; init; } = [];
}
