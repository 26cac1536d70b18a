namespace Uplift.Resumes.Import;

/// <summary>One job, school or project: the lines that name and date it, then the lines that describe it.</summary>
internal sealed class Entry
{
    public List<SourceLine> Header { get; } = [];

    public List<SourceLine> Body { get; } = [];

    /// <summary>Names of fields, which have said what they had to say.</summary>
    public List<SourceLine> Labels { get; } = [];

    /// <summary>Set where labels name the fields.</summary>
    public Told? Told { get; init; }

    /// <summary>The date among the header lines.</summary>
    public (Cut Cut, DateSpan Span)? Date { get; set; }
}
