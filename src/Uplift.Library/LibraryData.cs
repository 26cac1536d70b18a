using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Library;

internal sealed class Topic
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Area { get; set; }

    public required int Position { get; set; }

    public required List<string> Subtopics { get; set; }
}

internal sealed class Guide
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required string TopicId { get; set; }

    public Level Level { get; set; }

    public int ReadMinutes { get; set; }

    public DateOnly UpdatedOn { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public required string Hash { get; set; }

    public required string Summary { get; set; }

    public required string Tags { get; set; }

    public required GuideParts Parts { get; set; }

    /// <summary>The sections, rendered at import.</summary>
    public required string Html { get; set; }
}

/// <summary>The small lists of a guide, read and written whole.</summary>
internal sealed record GuideParts(
    IReadOnlyList<GuideSection> Sections,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Related,
    IReadOnlyList<GuideFaq> Faqs,
    IReadOnlyList<Reference> References);

internal sealed record GuideSection(string Id, string Title);

internal sealed record GuideFaq(string Question, string AnswerHtml);

internal sealed class Question
{
    public Guid Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>Topic, level and slug as one text, the order of every list: <c>06-2-composite-index-column-order</c>.</summary>
    public required string SortKey { get; set; }

    public required string TopicId { get; set; }

    public Level Level { get; set; }

    public required string Kind { get; set; }

    public int ReadSeconds { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public required string Hash { get; set; }

    public required string Prompt { get; set; }

    public required string Tags { get; set; }

    public required string ShortAnswerHtml { get; set; }

    public required string FullAnswerHtml { get; set; }

    /// <summary>Short and full answer as plain text.</summary>
    public required string AnswerText { get; set; }

    public required QuestionRecord Record { get; set; }
}

/// <summary>What can be bookmarked, tagged and found.</summary>
public enum ItemKind
{
    Guide,
    Question,
}

/// <summary>A tag of a guide or question; lists filter by it.</summary>
internal sealed class ItemTag
{
    public ItemKind Kind { get; init; }

    public required string Slug { get; init; }

    public required string Tag { get; init; }
}

/// <summary>What full-text search reads; the index beside it is made by each provider's migration.</summary>
internal sealed class SearchDocument
{
    public int Id { get; init; }

    public ItemKind Kind { get; init; }

    public required string Slug { get; init; }

    public required string TopicId { get; set; }

    public Level Level { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }
}

/// <summary>The one row that says which content is in the database.</summary>
internal sealed class ContentState
{
    public int Id { get; init; }

    public required string Version { get; set; }

    public DateTimeOffset ImportedAt { get; set; }
}

internal sealed class Bookmark
{
    public Guid UserId { get; init; }

    public ItemKind Kind { get; init; }

    public required string Slug { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How far a person has read a guide.</summary>
internal sealed class GuideReading
{
    public Guid UserId { get; init; }

    public required string GuideSlug { get; init; }

    /// <summary>Ids of the sections that were read.</summary>
    public required List<string> Sections { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal static class LibraryTables
{
    extension(AppDb db)
    {
        public DbSet<Topic> Topics => db.Set<Topic>();

        public DbSet<Guide> Guides => db.Set<Guide>();

        public DbSet<Question> Questions => db.Set<Question>();

        public DbSet<ItemTag> ItemTags => db.Set<ItemTag>();

        public DbSet<SearchDocument> SearchDocuments => db.Set<SearchDocument>();

        public DbSet<ContentState> ContentStates => db.Set<ContentState>();

        public DbSet<Bookmark> Bookmarks => db.Set<Bookmark>();

        public DbSet<GuideReading> GuideReadings => db.Set<GuideReading>();
    }

    public static IQueryable<Guide> Published(this IQueryable<Guide> guides) => guides.Where(g => g.RetiredAt == null);

    public static IQueryable<Question> Published(this IQueryable<Question> questions) =>
        questions.Where(q => q.RetiredAt == null);
}

internal sealed class TopicTable : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("topics");
        builder.Property(t => t.Id).HasMaxLength(80);
        builder.Property(t => t.Subtopics).AsJson();
    }
}

internal sealed class GuideTable : IEntityTypeConfiguration<Guide>
{
    public void Configure(EntityTypeBuilder<Guide> builder)
    {
        builder.ToTable("guides");
        builder.Property(g => g.Slug).HasMaxLength(100).SortsByCodePoint();
        builder.Property(g => g.Title).HasMaxLength(200).SortsByCodePoint();
        builder.Property(g => g.TopicId).HasMaxLength(80);
        builder.Property(g => g.Level).HasConversion<int>();
        builder.Property(g => g.Parts).AsJson();
        builder.HasIndex(g => g.Slug).IsUnique().Serves("ReadGuide: one guide by its slug");
        builder.HasIndex(g => new { g.UpdatedOn, g.Slug }).Serves("ListGuides: sort=-updatedOn, newest first");
        builder.HasIndex(g => new { g.Title, g.Slug }).Serves("ListGuides: sort=title, either way");
        builder.HasIndex(g => new { g.ReadMinutes, g.Slug }).Serves("ListGuides: sort=readMinutes");
    }
}

internal sealed class QuestionTable : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("questions");
        builder.Property(q => q.Slug).HasMaxLength(100).SortsByCodePoint();
        builder.Property(q => q.SortKey).HasMaxLength(120).SortsByCodePoint();
        builder.Property(q => q.TopicId).HasMaxLength(80);
        builder.Property(q => q.Level).HasConversion<int>();
        builder.Property(q => q.Kind).HasMaxLength(20);
        builder.Property(q => q.Record).AsJson();
        builder.HasIndex(q => q.Slug).IsUnique().Serves("ReadQuestion: one question by its slug; ListQuestions: sort=slug, either way");
        builder.HasIndex(q => q.SortKey).Serves("ListQuestions: keyset over all questions");
        builder.HasIndex(q => new { q.TopicId, q.SortKey }).Serves("ListQuestions: keyset within a topic");
        builder.HasIndex(q => new { q.Level, q.SortKey }).Serves("ListQuestions: keyset within a level");
    }
}

internal sealed class ItemTagTable : IEntityTypeConfiguration<ItemTag>
{
    public void Configure(EntityTypeBuilder<ItemTag> builder)
    {
        builder.ToTable("item_tags");
        builder.HasKey(t => new { t.Kind, t.Tag, t.Slug });
        builder.Property(t => t.Kind).HasConversion<int>();
        builder.Property(t => t.Slug).HasMaxLength(100);
        builder.Property(t => t.Tag).HasMaxLength(50);
    }
}

internal sealed class SearchDocumentTable : IEntityTypeConfiguration<SearchDocument>
{
    public void Configure(EntityTypeBuilder<SearchDocument> builder)
    {
        builder.ToTable("search_documents");
        builder.Property(d => d.Kind).HasConversion<int>();
        builder.Property(d => d.Slug).HasMaxLength(100);
        builder.Property(d => d.TopicId).HasMaxLength(80);
        builder.Property(d => d.Level).HasConversion<int>();
        builder.HasIndex(d => new { d.Kind, d.Slug }).IsUnique().Serves("ImportContent: the document of a changed file");
    }
}

internal sealed class ContentStateTable : IEntityTypeConfiguration<ContentState>
{
    public void Configure(EntityTypeBuilder<ContentState> builder)
    {
        builder.ToTable("content_state");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Version).HasMaxLength(64);
    }
}

internal sealed class BookmarkTable : IEntityTypeConfiguration<Bookmark>
{
    public void Configure(EntityTypeBuilder<Bookmark> builder)
    {
        builder.ToTable("bookmarks");
        builder.HasKey(b => new { b.UserId, b.Kind, b.Slug });
        builder.Property(b => b.Kind).HasConversion<int>();
        builder.Property(b => b.Slug).HasMaxLength(100).SortsByCodePoint();
        builder.HasIndex(b => new { b.UserId, b.CreatedAt, b.Kind, b.Slug }).Serves("ListBookmarks: sort=createdAt, either way");
    }
}

internal sealed class GuideReadingTable : IEntityTypeConfiguration<GuideReading>
{
    public void Configure(EntityTypeBuilder<GuideReading> builder)
    {
        builder.ToTable("guide_readings");
        builder.HasKey(r => new { r.UserId, r.GuideSlug });
        builder.Property(r => r.GuideSlug).HasMaxLength(100);
        builder.Property(r => r.Sections).AsJson();
    }
}
