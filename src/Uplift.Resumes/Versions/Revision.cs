namespace Uplift.Resumes.Versions;

/// <summary>A state that a resume was in. One with a name is a version: it stays until it is deleted.</summary>
internal sealed class Revision
{
    public required Guid Id { get; init; }

    public required Guid ResumeId { get; init; }

    /// <summary>Counts up from 1 in each resume; gaps are states that were dropped.</summary>
    public required int Number { get; init; }

    public string? Name { get; set; }

    /// <summary>The part that was changed last, by which typing in one place becomes one step of undo.</summary>
    public required string Part { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset At { get; set; }

    public string Template { get; set; } = "";

    public string Paper { get; set; } = "";

    public string Locale { get; set; } = "";

    /// <summary>Of the document in UTF-8; all states of a resume together have a bound.</summary>
    public int Bytes { get; set; }

    public string Document { get; set; } = "{}";
}
