using Uplift.Platform.Data;
using Uplift.Resumes.Document;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes.Shelf;

/// <summary>A resume of a person: the document, how it is printed, and where in its history it stands.</summary>
internal sealed class StoredResume
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>What the person calls it; it is nowhere in the document.</summary>
    public string Name { get; private set; } = "";

    public List<string> Tags { get; private set; } = [];

    public string Template { get; private set; } = ResumeLooks.Plain;

    public string Paper { get; private set; } = ResumeLooks.A4;

    public string Locale { get; private set; } = ResumeLooks.English;

    /// <summary>Whether who has a link sees e-mail address, phone and street.</summary>
    public bool SharesContact { get; private set; }

    /// <summary>The number of the revision that the document is at; those after it can be done again.</summary>
    public int Head { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes with every change; the ETag is made of it.</summary>
    public Guid Version { get; private set; }

    /// <summary>JSON Resume 1.0, as <see cref="ResumeText"/> writes it.</summary>
    public string Document { get; private set; } = "{}";

    public void Describe(ResumeDraft draft, TimeProvider clock)
    {
        Name = draft.Name.Trim();
        Tags = [.. draft.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];
        SharesContact = draft.SharesContact;
        Touch(clock);
    }

    /// <summary>Whether the document or how it is printed would be another than now.</summary>
    public bool Differs(PrintedDocument printed) => printed != new PrintedDocument(Document, Template, Paper, Locale);

    public void StandAt(Revision revision, TimeProvider clock)
    {
        (Document, Template, Paper, Locale) = (revision.Document, revision.Template, revision.Paper, revision.Locale);
        Head = revision.Number;
        Touch(clock);
    }

    private void Touch(TimeProvider clock)
    {
        UpdatedAt = clock.GetUtcNow();
        Version = Ids.Next(clock);
    }
}

/// <summary>A document and how it is printed: what undo goes back and forth between.</summary>
internal sealed record PrintedDocument(string Document, string Template, string Paper, string Locale);

/// <summary>The words for how a resume is printed.</summary>
internal static class ResumeLooks
{
    public const string Plain = "plain";
    public const string A4 = "a4";
    public const string English = "en";

    public static readonly IReadOnlyList<(string Value, string Words)> Templates =
        [(Plain, "Plain"), ("modern", "Modern"), ("compact", "Compact")];

    public static readonly IReadOnlyList<(string Value, string Words)> Papers = [(A4, "A4"), ("letter", "Letter")];

    public static readonly IReadOnlyList<(string Value, string Words)> Locales =
        [(English, "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("pt", "Português")];
}
