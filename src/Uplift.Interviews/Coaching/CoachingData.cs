using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Examiner;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Interviews.Coaching;

/// <summary>What a coach says to one answer.</summary>
internal sealed class CoachComment
{
    public const int LongestText = 600;

    /// <summary>One to three points an answer: more is not read, let alone acted upon.</summary>
    public const int MostPerAnswer = 3;

    public required Guid Id { get; init; }

    public required Guid InterviewId { get; init; }

    public required Guid TurnId { get; init; }

    public required Guid CoachId { get; init; }

    /// <summary>1 to 3, so that of two sent at once one is refused.</summary>
    public required int Place { get; init; }

    /// <summary>Of the question answered, by which the coach finds what they said to answers like it.</summary>
    public required string QuestionSlug { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A coach's own verdict on a point. It stands beside the examiner's; the two are never averaged.</summary>
internal sealed class CoachVerdict
{
    public const int LongestReason = 600;

    public required Guid TurnId { get; init; }

    public required string PointId { get; init; }

    public required Guid CoachId { get; init; }

    public required Guid InterviewId { get; init; }

    public PointVerdict Verdict { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Say(PointVerdict verdict, string reason, DateTimeOffset now) => (Verdict, Reason, At) = (verdict, reason, now);
}

/// <summary>Practice that a coach sets a learner, with a day.</summary>
internal sealed class PracticeTask
{
    public const int LongestNote = 300;

    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid CoachId { get; init; }

    public required string QuestionSlug { get; init; }

    public required string Note { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }
}

internal static class CoachingTables
{
    extension(AppDb db)
    {
        public DbSet<CoachComment> CoachComments => db.Set<CoachComment>();

        public DbSet<CoachVerdict> CoachVerdicts => db.Set<CoachVerdict>();

        public DbSet<PracticeTask> PracticeTasks => db.Set<PracticeTask>();
    }
}

internal sealed class CoachCommentTable : IEntityTypeConfiguration<CoachComment>
{
    public void Configure(EntityTypeBuilder<CoachComment> builder)
    {
        builder.ToTable("coach_comments");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.QuestionSlug).HasMaxLength(100);
        builder.Property(c => c.Text).HasMaxLength(CoachComment.LongestText);
        builder.HasOne<Interview>().WithMany().HasForeignKey(c => c.InterviewId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(c => c.CoachId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => c.InterviewId).Serves("ReadFeedback: the comments on an interview");
        builder.HasIndex(c => new { c.TurnId, c.CoachId, c.Place }).IsUnique().Serves("CommentAnswer: at most three of a coach on an answer");
        builder.HasIndex(c => new { c.CoachId, c.QuestionSlug, c.Id }).Serves("ListCoachComments: what a coach said to answers like it");
        builder.HasIndex(c => new { c.CoachId, c.Id }).Serves("ListCoachComments: all that a coach said");
    }
}

internal sealed class CoachVerdictTable : IEntityTypeConfiguration<CoachVerdict>
{
    public void Configure(EntityTypeBuilder<CoachVerdict> builder)
    {
        builder.ToTable("coach_verdicts");
        builder.HasKey(v => new { v.TurnId, v.PointId, v.CoachId });
        builder.Property(v => v.PointId).HasMaxLength(100);
        builder.Property(v => v.Verdict).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Reason).HasMaxLength(CoachVerdict.LongestReason);
        builder.HasOne<Interview>().WithMany().HasForeignKey(v => v.InterviewId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(v => v.CoachId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => v.InterviewId).Serves("ReadFeedback: a coach's verdicts on an interview");
        builder.HasIndex(v => v.CoachId).Serves("CoachingData: what a person said as a coach");
    }
}

internal sealed class PracticeTaskTable : IEntityTypeConfiguration<PracticeTask>
{
    public void Configure(EntityTypeBuilder<PracticeTask> builder)
    {
        builder.ToTable("practice_tasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.QuestionSlug).HasMaxLength(100);
        builder.Property(t => t.Note).HasMaxLength(PracticeTask.LongestNote);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(t => t.LearnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(t => t.CoachId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.LearnerId, t.DueOn, t.Id }).Serves("ListPracticeTasks: what a learner is to practise, by day");
        builder.HasIndex(t => new { t.CoachId, t.DueOn, t.Id }).Serves("ListPracticeTasks: what a coach set, by day");
    }
}

/// <summary>What people said as coaches, and the practice they set or were set. Comments go with the interview they are on.</summary>
internal sealed class CoachingData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(CoachComment), typeof(CoachVerdict), typeof(PracticeTask)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await archive.AddAsync("coaching/comments.json", await db.CoachComments.AsNoTracking()
            .Where(c => c.CoachId == userId)
            .OrderBy(c => c.Id)
            .Select(c => new { c.QuestionSlug, c.Text, c.At })
            .ToListAsync(cancellation));
        await archive.AddAsync("coaching/verdicts.json", await db.CoachVerdicts.AsNoTracking()
            .Where(v => v.CoachId == userId)
            .OrderBy(v => v.At)
            .Select(v => new { v.PointId, v.Verdict, v.Reason, v.At })
            .ToListAsync(cancellation));
        await archive.AddAsync("coaching/practice.json", await db.PracticeTasks.AsNoTracking()
            .Where(t => t.LearnerId == userId || t.CoachId == userId)
            .OrderBy(t => t.Id)
            .Select(t => new { Role = t.LearnerId == userId ? "learner" : "coach", t.QuestionSlug, t.Note, t.DueOn, t.DoneAt })
            .ToListAsync(cancellation));
    }

    public async Task EraseAsync(Guid userId, CancellationToken cancellation)
    {
        await db.CoachComments.Where(c => c.CoachId == userId).ExecuteDeleteAsync(cancellation);
        await db.CoachVerdicts.Where(v => v.CoachId == userId).ExecuteDeleteAsync(cancellation);
        await db.PracticeTasks.Where(t => t.LearnerId == userId || t.CoachId == userId).ExecuteDeleteAsync(cancellation);
    }
}
