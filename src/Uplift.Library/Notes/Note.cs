using Uplift.Platform.Data;

namespace Uplift.Library.Notes;

/// <summary>What a person wrote down for themself, about a guide, about a question or by itself.</summary>
internal sealed class Note
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    public ItemKind? AboutKind { get; private set; }

    public string? AboutSlug { get; private set; }

    public bool Pinned { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Changes with every change; the ETag is made of it.</summary>
    public Guid Version { get; private set; }

    public void Write(NoteDraft draft, TimeProvider clock)
    {
        Title = draft.Title.Trim();
        Body = draft.Body;
        AboutKind = draft.About?.ItemKind;
        AboutSlug = draft.About?.Slug;
        Pinned = draft.Pinned;
        UpdatedAt = clock.GetUtcNow();
        Version = Ids.Next(clock);
    }
}
