using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Plans;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Coaching.Stories;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Coaching;

internal static class CoachingTables
{
    extension(AppDb db)
    {
        public DbSet<StudyCard> StudyCards => db.Set<StudyCard>();

        public DbSet<Review> Reviews => db.Set<Review>();

        public DbSet<Observation> Observations => db.Set<Observation>();

        public DbSet<Skill> Skills => db.Set<Skill>();

        public DbSet<ItemDifficulty> ItemDifficulties => db.Set<ItemDifficulty>();

        public DbSet<CoachingSettings> CoachingSettings => db.Set<CoachingSettings>();

        public DbSet<StudyPlan> StudyPlans => db.Set<StudyPlan>();

        public DbSet<Story> Stories => db.Set<Story>();

        public DbSet<StoryUse> StoryUses => db.Set<StoryUse>();
    }

    public static IQueryable<Story> OwnedBy(this IQueryable<Story> stories, Guid ownerId) => stories.Where(story => story.OwnerId == ownerId);

    /// <summary>What is to be reviewed by now; with the order by due date, one range of one index.</summary>
    public static IQueryable<StudyCard> DueFor(this IQueryable<StudyCard> cards, Guid ownerId, DateTimeOffset now) =>
        cards.Where(c => c.OwnerId == ownerId && c.AskAt <= now);
}

internal sealed class StudyCardTable : IEntityTypeConfiguration<StudyCard>
{
    public void Configure(EntityTypeBuilder<StudyCard> builder)
    {
        builder.ToTable("cards");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.QuestionSlug).HasMaxLength(100);
        builder.Property(c => c.PointId).HasMaxLength(120);
        builder.Property(c => c.TopicId).HasMaxLength(100);
        builder.Property(c => c.Level).HasConversion<int>();
        builder.Property(c => c.Origin).HasConversion<int>();
        builder.Property(c => c.State).HasConversion<int>();
        builder.Property(c => c.See).HasMaxLength(200);
        builder.Property(c => c.Requirement).HasMaxLength(StudyCard.LongestRequirement);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.OwnerId, c.AskAt, c.Id }).Serves("ListDueCards, Today: what one person has to review by now, the longest due first");
        builder.HasIndex(c => new { c.OwnerId, c.Id }).Serves("ListCards: a person's cards, newest first (ids are in time order)");
        builder.HasIndex(c => new { c.OwnerId, c.QuestionSlug, c.PointId }).IsUnique().Serves("FollowInterviews: the cards of the questions that were asked; one card a point");
    }
}

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Rating).HasConversion<int>();
        builder.Property(r => r.Source).HasConversion<int>();
        builder.Property(r => r.Verdict).HasConversion<int?>();
        builder.Property(r => r.Quote).HasMaxLength(Review.LongestQuote);
        builder.HasOne<StudyCard>().WithMany().HasForeignKey(r => r.CardId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.OwnerId, r.Key }).IsUnique().Serves("RateCard: a rating that is sent twice is kept once");
        builder.HasIndex(r => new { r.CardId, r.Line }).IsUnique().Serves("UndoReview, RecomputeSchedules: the log of a card, in order");
        builder.HasIndex(r => new { r.OwnerId, r.Id }).Serves("ListReviews, ReadDigest, FitParameters: a person's reviews, newest first");
    }
}

internal sealed class ObservationTable : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("observations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.QuestionSlug).HasMaxLength(100);
        builder.Property(o => o.TopicId).HasMaxLength(100);
        builder.Property(o => o.Tags).AsJson();
        builder.Property(o => o.Level).HasConversion<int>();
        builder.Property(o => o.Points).AsJson();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(o => o.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.OwnerId, o.At, o.QuestionSlug }).Serves("ChooseNextQuestion, ReadSkillMap: what a person answered lately");
        builder.HasIndex(o => new { o.OwnerId, o.TopicId, o.At }).Serves("ReadSkill: the evidence of a topic, in order");
        builder.HasIndex(o => new { o.OwnerId, o.InterviewId }).Serves("FollowInterviews: what an interview said, when an appeal changes it or it is deleted");
        builder.HasIndex(o => new { o.QuestionSlug, o.OwnerId }).Serves("FollowInterviews: how many people have answered a question");
    }
}

internal sealed class SkillTable : IEntityTypeConfiguration<Skill>
{
    public void Configure(EntityTypeBuilder<Skill> builder)
    {
        builder.ToTable("skills");
        builder.HasKey(s => new { s.OwnerId, s.TopicId, s.Tag });
        builder.Property(s => s.TopicId).HasMaxLength(100);
        builder.Property(s => s.Tag).HasMaxLength(100);
        builder.Property(s => s.Mastery).HasConversion<int>();
        builder.Ignore(s => s.State);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ItemDifficultyTable : IEntityTypeConfiguration<ItemDifficulty>
{
    public void Configure(EntityTypeBuilder<ItemDifficulty> builder)
    {
        builder.ToTable("item_difficulties");
        builder.HasKey(i => i.QuestionSlug);
        builder.Property(i => i.QuestionSlug).HasMaxLength(100);
    }
}

internal sealed class CoachingSettingsTable : IEntityTypeConfiguration<CoachingSettings>
{
    public void Configure(EntityTypeBuilder<CoachingSettings> builder)
    {
        builder.ToTable("coaching_settings");
        builder.HasKey(s => s.OwnerId);
        builder.Property(s => s.OwnerId).ValueGeneratedNever();
        builder.Property(s => s.Parameters).AsJsonOrNull();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Model);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StudyPlanTable : IEntityTypeConfiguration<StudyPlan>
{
    public void Configure(EntityTypeBuilder<StudyPlan> builder)
    {
        builder.ToTable("study_plans");
        builder.HasKey(p => p.OwnerId);
        builder.Property(p => p.OwnerId).ValueGeneratedNever();
        builder.Property(p => p.Role).HasMaxLength(PlanDraft.LongestRole);
        builder.Property(p => p.FreeDays).AsJson();
        builder.Property(p => p.Topics).AsJson();
        builder.Property(p => p.Goal).AsJsonOrNull();
        builder.Ignore(p => p.Counted);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoryTable : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.ToTable("stories");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(StoryDraft.LongestTitle).SortsByCodePoint();
        builder.Property(s => s.Situation).HasMaxLength(StoryDraft.LongestSituation);
        builder.Property(s => s.Task).HasMaxLength(StoryDraft.LongestTask);
        builder.Property(s => s.Action).HasMaxLength(StoryDraft.LongestAction);
        builder.Property(s => s.Result).HasMaxLength(StoryDraft.LongestResult);
        builder.Property(s => s.Reflection).HasMaxLength(StoryDraft.LongestReflection);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.Whole);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.OwnerId, s.UpdatedAt, s.Id }).Serves("ListStories: sort=updatedAt, either way");
        builder.HasIndex(s => new { s.OwnerId, s.Title, s.Id }).Serves("ListStories: sort=title, either way");
        builder.HasIndex(s => new { s.OwnerId, s.TimesTold, s.Id }).Serves("ListStories: sort=timesTold, either way; ReadCoverage");
    }
}

internal sealed class StoryUseTable : IEntityTypeConfiguration<StoryUse>
{
    public void Configure(EntityTypeBuilder<StoryUse> builder)
    {
        builder.ToTable("story_uses");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.QuestionSlug).HasMaxLength(100);
        builder.Property(u => u.Place).HasMaxLength(StoryUse.LongestPlace);
        builder.Property(u => u.Words).AsJson();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Story>().WithMany().HasForeignKey(u => u.StoryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => new { u.StoryId, u.ToldOn, u.Id }).Serves("StoryUses: when a story was told, either way");
        builder.HasIndex(u => new { u.OwnerId, u.InterviewId }).Serves("NoticeStories, FollowStories: which stories an interview told");
    }
}

internal sealed class CoachingData(AppDb db, SkillBook skills) : IGuestWork
{
    public string Noun => "cards";

    public IReadOnlyList<Type> Tables { get; } =
        [typeof(StudyCard), typeof(Review), typeof(Observation), typeof(Skill), typeof(CoachingSettings), typeof(StudyPlan), typeof(Story), typeof(StoryUse)];

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) => db.StudyCards.CountAsync(c => c.OwnerId == userId, cancellation);

    public async Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation)
    {
        var cards = db.StudyCards;
        await db.StudyCards
            .Where(c => c.OwnerId == guestId && !cards.Any(o => o.OwnerId == userId && o.QuestionSlug == c.QuestionSlug && o.PointId == c.PointId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, userId), cancellation);
        await db.Reviews.Where(r => r.OwnerId == guestId && cards.Any(c => c.Id == r.CardId && c.OwnerId == userId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.OwnerId, userId), cancellation);
        var topics = await db.Observations.Where(o => o.OwnerId == guestId).Select(o => o.TopicId).Distinct().ToListAsync(cancellation);
        await db.Observations.Where(o => o.OwnerId == guestId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.OwnerId, userId), cancellation);
        await EraseAsync(guestId, cancellation);
        await skills.RebuildAsync(userId, topics, [], [], cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await archive.AddAsync("coaching/cards.json", await db.StudyCards.AsNoTracking()
            .Where(c => c.OwnerId == userId).OrderBy(c => c.Id).Select(CardView.Of).ToListAsync(cancellation));
        await archive.AddAsync("coaching/reviews.json", await db.Reviews.AsNoTracking()
            .Where(r => r.OwnerId == userId).OrderBy(r => r.Id).ToListAsync(cancellation));
        await archive.AddAsync("coaching/observations.json", await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == userId).OrderBy(o => o.Id).ToListAsync(cancellation));
        await archive.AddAsync("coaching/skills.json", await db.Skills.AsNoTracking()
            .Where(s => s.OwnerId == userId)
            .OrderBy(s => s.TopicId).ThenBy(s => s.Tag)
            .Select(s => new { s.TopicId, s.Tag, s.Theta, s.Information, s.Answers, s.Mastery, s.ProficientOn, s.LastAt })
            .ToListAsync(cancellation));
        await archive.AddAsync("coaching/plan.json", new
        {
            Settings = await db.CoachingSettings.AsNoTracking().SingleOrDefaultAsync(s => s.OwnerId == userId, cancellation),
            Plan = await db.StudyPlans.AsNoTracking().SingleOrDefaultAsync(p => p.OwnerId == userId, cancellation),
        });
        await archive.AddAsync("coaching/stories.json", new
        {
            Stories = await db.Stories.AsNoTracking().Where(s => s.OwnerId == userId).OrderBy(s => s.Id).Select(StoryView.Of).ToListAsync(cancellation),
            Uses = await db.StoryUses.AsNoTracking().Where(u => u.OwnerId == userId).OrderBy(u => u.Id).ToListAsync(cancellation),
        });
    }

    public async Task EraseAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Reviews.Where(r => r.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.StudyCards.Where(c => c.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.Observations.Where(o => o.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.Skills.Where(s => s.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.CoachingSettings.Where(s => s.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.StudyPlans.Where(p => p.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.StoryUses.Where(u => u.OwnerId == userId).ExecuteDeleteAsync(cancellation);
        await db.Stories.Where(s => s.OwnerId == userId).ExecuteDeleteAsync(cancellation);
    }
}
