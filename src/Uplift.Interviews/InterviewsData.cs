using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Examiner;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.Conversation;
using Uplift.Platform.Access;
using Uplift.Platform.Data;

namespace Uplift.Interviews;

internal static class InterviewTables
{
    extension(AppDb db)
    {
        public DbSet<Interview> Interviews => db.Set<Interview>();

        public DbSet<Turn> Turns => db.Set<Turn>();

        public DbSet<Appeal> Appeals => db.Set<Appeal>();
    }

    public static Resource AsResource(this Interview interview) => new(ResourceKinds.Report, interview.Id, interview.OwnerId);
}

internal sealed class InterviewTable : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.ToTable("interviews");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Role).HasMaxLength(40);
        builder.Property(i => i.Persona).HasMaxLength(20);
        builder.Property(i => i.Level).HasConversion<int>();
        builder.Property(i => i.Mode).HasConversion<int>();
        builder.Property(i => i.State).HasConversion<int>();
        builder.Property(i => i.Earned).HasPrecision(8, 1);
        builder.Property(i => i.Topics).AsJson();
        builder.Property(i => i.Agenda).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasMany(i => i.Turns).WithOne().HasForeignKey(t => t.InterviewId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(i => i.Turns).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(i => new { i.OwnerId, i.Id }).Serves("ListInterviews: a person's interviews, newest first (ids are in time order)");
        builder.HasIndex(i => new { i.ApplicationId, i.Id }).HasFilter("application_id IS NOT NULL").Serves("ListInterviews: those for one application");
    }
}

internal sealed class TurnTable : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.ToTable("turns");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<int>();
        builder.Property(t => t.QuestionSlug).HasMaxLength(100);
        builder.Property(t => t.QuotedFrom).HasConversion<int>();
        builder.Property(t => t.Quoted).HasMaxLength(Quotation.Longest);
        builder.Property(t => t.Level).HasConversion<int>();
        builder.Ignore(t => t.Verdict);
        builder.Property(t => t.Rules).HasColumnName("verdict").AsJsonOrNull();
        builder.Property(t => t.Opinion).AsJsonOrNull();
        builder.Property(t => t.OwnVerdicts).AsJsonOrNull();
        builder.Property(t => t.Notes).AsJsonOrNull();
        builder.Property(t => t.Reading).HasConversion<int>();
        builder.Property(t => t.Spoken).HasMaxLength(SpeechChecks.Longest);
        builder.Property(t => t.SpokenBy).HasMaxLength(240);
        builder.Property(t => t.SpeechFailure).HasMaxLength(40);
        builder.HasIndex(t => t.ReadingUntil).HasFilter("reading = 1").Serves("ReadAnswers: answers that wait for a model's reading");
        builder.HasIndex(t => new { t.InterviewId, t.Ordinal }).IsUnique().Serves("FindInterview: the turns of an interview, in order");
    }
}

internal sealed class AppealTable : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("appeals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.PointId).HasMaxLength(100);
        builder.Property(a => a.Before).HasConversion(Words<PointVerdict>()).HasMaxLength(20);
        builder.Property(a => a.After).HasConversion(Words<PointVerdict>()).HasMaxLength(20);
        builder.HasOne<Interview>().WithMany().HasForeignKey(a => a.InterviewId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.InterviewId).Serves("ReadReport: the appeals of an interview");
    }

    private static Microsoft.EntityFrameworkCore.Storage.ValueConversion.EnumToStringConverter<T> Words<T>()
        where T : struct, Enum => new();
}
