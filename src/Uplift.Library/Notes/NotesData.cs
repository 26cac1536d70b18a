using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Notes;

internal static class NotesTables
{
    extension(AppDb db)
    {
        public DbSet<Note> Notes => db.Set<Note>();
    }

    public static IQueryable<Note> OwnedBy(this IQueryable<Note> notes, Guid ownerId) => notes.Where(note => note.OwnerId == ownerId);
}

internal sealed class NoteTable : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("notes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Title).HasMaxLength(NoteDraft.LongestTitle).SortsByCodePoint();
        builder.Property(n => n.AboutKind).HasConversion<int?>();
        builder.Property(n => n.AboutSlug).HasMaxLength(100);
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(n => n.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.OwnerId, n.UpdatedAt, n.Id }).Serves("ListNotes: sort=updatedAt, either way");
        builder.HasIndex(n => new { n.OwnerId, n.Title, n.Id }).Serves("ListNotes: sort=title, either way");
        builder.HasIndex(n => new { n.OwnerId, n.UpdatedAt, n.Title, n.Id }).IsDescending(false, true, false, false).Serves("ListNotes: sort=-updatedAt,title");
        builder.HasIndex(n => new { n.OwnerId, n.AboutSlug, n.AboutKind }).Serves("ListNotes: the notes on one guide or question");
    }
}

internal sealed class NoteData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Note)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("library/notes.json", await db.Notes.AsNoTracking()
            .OwnedBy(userId)
            .OrderBy(n => n.Id)
            .Select(NoteView.Of)
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Notes.OwnedBy(userId).ExecuteDeleteAsync(cancellation);
}
