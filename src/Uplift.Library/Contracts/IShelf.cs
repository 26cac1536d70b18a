namespace Uplift.Library.Contracts;

/// <summary>What of a shelf is wanted; a part that is not costs no statement.</summary>
[Flags]
public enum ShelfParts
{
    None = 0,
    Bookmarks = 1,
    Notes = 2,
    Reading = 4,
}

/// <param name="Kind"><c>guide</c> or <c>question</c>.</param>
public sealed record MarkedItem(string Kind, string Slug, string Title, string TopicName, Level Level, DateTimeOffset CreatedAt);

/// <param name="AboutKind"><c>guide</c> or <c>question</c>; null for a note by itself.</param>
public sealed record KeptNote(Guid Id, string Title, bool Pinned, string? AboutKind, string? AboutSlug, DateTimeOffset UpdatedAt);

/// <param name="Read">How many of its sections were read.</param>
/// <param name="NextSection">The title of the first that was not.</param>
/// <param name="NextSectionId">Its anchor.</param>
/// <param name="MinutesLeft">How long the rest takes.</param>
public sealed record GuideInReading(
    string Slug, string Title, int Read, int Sections, string NextSection, string NextSectionId, int MinutesLeft, DateTimeOffset UpdatedAt);

public sealed record Shelf(IReadOnlyList<MarkedItem> Bookmarks, IReadOnlyList<KeptNote> Notes, IReadOnlyList<GuideInReading> Reading);

/// <summary>What a person keeps of the library, the latest first.</summary>
public interface IShelf
{
    /// <summary>One statement for each part that is wanted.</summary>
    Task<Shelf> ReadAsync(Guid ownerId, int most, ShelfParts parts, CancellationToken cancellation);
}
