using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Drafts;

internal static class DraftTables
{
    extension(AppDb db)
    {
        public DbSet<DraftedQuestion> DraftedQuestions => db.Set<DraftedQuestion>();
    }
}

internal sealed class DraftedQuestionTable : IEntityTypeConfiguration<DraftedQuestion>
{
    public void Configure(EntityTypeBuilder<DraftedQuestion> builder)
    {
        builder.ToTable("drafted_questions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.By).HasMaxLength(300);
        builder.Property(d => d.Slug).HasMaxLength(100);
        builder.Property(d => d.TopicId).HasMaxLength(80);
        builder.Property(d => d.Level).HasConversion<int>();
        builder.Property(d => d.Faults).AsJson();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.UpdatedAt, d.Id }).Serves("ListDrafts: sort=updatedAt, either way");
        builder.HasIndex(d => d.AuthorId).Serves("DraftData: what a person had drafted");
    }
}

/// <summary>Drafts belong to the library. Who leaves takes a copy along, and their name from them.</summary>
internal sealed class DraftData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(DraftedQuestion)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        var drafts = await db.DraftedQuestions.AsNoTracking().Where(d => d.AuthorId == userId).OrderBy(d => d.Id).ToListAsync(cancellation);
        if (drafts.Count > 0)
        {
            await archive.AddAsync("library/question-drafts.json", drafts.Select(QuestionDraftView.Of));
        }
    }

    public Task EraseAsync(Guid userId, CancellationToken cancellation) => db.DraftedQuestions.Where(d => d.AuthorId == userId)
        .ExecuteUpdateAsync(set => set.SetProperty(d => d.AuthorId, (Guid?)null), cancellation);
}
