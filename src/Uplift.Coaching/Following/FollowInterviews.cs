using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Examiner;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Following;

/// <summary>
/// What an interview leaves behind: a card for each point that was missed or said in part and for each wrong claim, due the
/// next day; a review of each card whose point came up; and what each answer says about its topic.
/// </summary>
internal sealed class FollowInterviews(
    AppDb db, ILibrary library, FindLearner learners, SkillBook skills, IOptions<LevelDifficulties> levels, TimeProvider clock) : IFollowInterviews
{
    /// <summary>Of so many topics a session is mixed: none of them can be guessed from the ones before.</summary>
    public const int MixedTopics = 3;

    /// <summary>From so many people on a question's difficulty is learned; one alone could bend it.</summary>
    public const int LearnersToUnlock = 30;

    public async Task FinishedAsync(InterviewOutcome outcome, CancellationToken cancellation)
    {
        if (outcome.Questions.Count == 0)
        {
            return;
        }

        var slugs = outcome.Questions.Select(question => question.Slug).Distinct().ToList();
        var questions = await library.FindQuestionsAsync(slugs, cancellation);
        var learner = await learners.HandleAsync(outcome.OwnerId, cancellation);
        var cards = await db.StudyCards
            .Where(c => c.OwnerId == outcome.OwnerId && slugs.Contains(c.QuestionSlug))
            .ToDictionaryAsync(c => (c.QuestionSlug, c.PointId), cancellation);
        var logged = await LoggedAsync(outcome, cards.Values, cancellation);
        foreach (var seen in outcome.Questions)
        {
            if (questions.GetValueOrDefault(seen.Slug) is { } question)
            {
                Follow(outcome, seen, question, learner, cards, logged);
            }
        }

        await ObserveAsync(outcome, questions, learner, cancellation);
    }

    public async Task DeletedAsync(Guid interviewId, Guid ownerId, CancellationToken cancellation)
    {
        var topics = await db.Observations
            .Where(o => o.OwnerId == ownerId && o.InterviewId == interviewId)
            .Select(o => o.TopicId)
            .Distinct()
            .ToListAsync(cancellation);
        await db.Observations.Where(o => o.OwnerId == ownerId && o.InterviewId == interviewId).ExecuteDeleteAsync(cancellation);
        await db.StudyCards.Where(c => c.OwnerId == ownerId && c.InterviewId == interviewId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InterviewId, (Guid?)null), cancellation);
        await skills.RebuildAsync(ownerId, topics, [], [], cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Told again after an appeal, the first word on a card stands: its log has gone on since.</summary>
    private async Task<IReadOnlySet<Guid>> LoggedAsync(InterviewOutcome outcome, IEnumerable<StudyCard> cards, CancellationToken cancellation)
    {
        var (ownerId, keys) = (outcome.OwnerId, cards.Select(card => KeyOf(outcome.InterviewId, card.Id)).ToList());
        return keys.Count == 0
            ? new HashSet<Guid>()
            : await db.Reviews.Where(r => r.OwnerId == ownerId && keys.Contains(r.Key)).Select(r => r.Key).ToHashSetAsync(cancellation);
    }

    private void Follow(
        InterviewOutcome outcome,
        QuestionOutcome seen,
        QuestionContent question,
        Learner learner,
        Dictionary<(string, string), StudyCard> cards,
        IReadOnlySet<Guid> logged)
    {
        foreach (var point in seen.Points)
        {
            var card = cards.GetValueOrDefault((seen.Slug, point.Id));
            if (card is null && OriginOf(point.Verdict) is { } origin)
            {
                cards[(seen.Slug, point.Id)] = Add(outcome, question, point.Id, CardTexts.PromptOf(question, point.Id), point.Statement, null, origin, learner);
            }
            else if (card is { Reviews: 0 } && card.InterviewId == outcome.InterviewId && point.Verdict == PointVerdict.Covered)
            {
                // An appeal found the words: there was nothing to learn.
                db.StudyCards.Remove(card);
            }
            else if (card is not null && card.InterviewId != outcome.InterviewId && !logged.Contains(KeyOf(outcome.InterviewId, card.Id))
                && RatingOf.InInterview(point.Verdict, seen.Confidence, seen.UsedHint) is { } rating)
            {
                Log(card, outcome, rating, point.Verdict, learner);
            }
        }

        foreach (var wrong in seen.Misconceptions)
        {
            var id = CardTexts.NotSo + wrong.Id;
            if (!cards.ContainsKey((seen.Slug, id)))
            {
                cards[(seen.Slug, id)] = Add(
                    outcome, question, id, CardTexts.PromptOfClaim(wrong.Claim), wrong.Correction, wrong.See, CardOrigin.Misconception, learner);
            }
        }
    }

    private StudyCard Add(
        InterviewOutcome outcome, QuestionContent question, string pointId, string prompt, string answer, string? see, CardOrigin origin, Learner learner)
    {
        var now = clock.GetUtcNow();
        var tomorrow = learner.Calendar.StartOf(learner.Today(now).AddDays(1));
        var card = StudyCard.New(
            Ids.Next(clock), outcome.OwnerId, question.Slug, pointId, question.TopicId, question.Level, prompt, answer, see, origin,
            outcome.InterviewId, now, tomorrow);
        db.StudyCards.Add(card);
        return card;
    }

    private void Log(StudyCard card, InterviewOutcome outcome, Fsrs.Rating rating, PointVerdict verdict, Learner learner)
    {
        var review = learner.Review(card, KeyOf(outcome.InterviewId, card.Id), rating, ReviewSource.Interview, clock.GetUtcNow(), clock, verdict: verdict);
        db.Reviews.Add(review);
        card.Apply(review, learner.Settings.Model);
    }

    private async Task ObserveAsync(
        InterviewOutcome outcome, IReadOnlyDictionary<string, QuestionContent> questions, Learner learner, CancellationToken cancellation)
    {
        var known = outcome.Questions.Where(seen => questions.ContainsKey(seen.Slug)).ToList();
        var difficulties = await DifficultiesAsync(outcome.OwnerId, known, cancellation);
        var isMixed = known.Select(seen => questions[seen.Slug].TopicId).Distinct().Count() >= MixedTopics;
        var added = known.ConvertAll(seen => new Observation
        {
            Id = Ids.Next(clock),
            OwnerId = outcome.OwnerId,
            InterviewId = outcome.InterviewId,
            QuestionSlug = seen.Slug,
            TopicId = questions[seen.Slug].TopicId,
            Tags = [.. questions[seen.Slug].Record.Tags.Distinct(StringComparer.Ordinal)],
            Level = seen.Level,
            At = outcome.At,
            Day = learner.Calendar.DayOf(outcome.At),
            Score = seen.Score,
            Weight = seen.Confidence == Confidence.Low ? 0.5 : 1,
            Difficulty = difficulties.GetValueOrDefault(seen.Slug, levels.Value.Of(seen.Level)),
            Mixed = isMixed,
            Points = [.. seen.Points.Select(point => new SeenPoint(point.Statement, point.Verdict, point.Quote))],
        });
        var before = await db.Observations
            .Where(o => o.OwnerId == outcome.OwnerId && o.InterviewId == outcome.InterviewId)
            .ToListAsync(cancellation);
        db.Observations.AddRange(added);
        if (before.Count == 0)
        {
            await skills.AddAsync(outcome.OwnerId, added, cancellation);
            return;
        }

        db.Observations.RemoveRange(before);
        var topics = before.Concat(added).Select(one => one.TopicId).Distinct().ToList();
        await skills.RebuildAsync(outcome.OwnerId, topics, before.ConvertAll(one => one.Id), added, cancellation);
    }

    /// <summary>The difficulty of questions that enough people have answered, moved on by this answer as the person's ability is.</summary>
    private async Task<Dictionary<string, double>> DifficultiesAsync(
        Guid ownerId, IReadOnlyList<QuestionOutcome> known, CancellationToken cancellation)
    {
        var slugs = known.Select(seen => seen.Slug).Distinct().ToList();
        var answered = await db.Observations
            .Where(o => slugs.Contains(o.QuestionSlug) && o.OwnerId != ownerId)
            .GroupBy(o => o.QuestionSlug)
            .Select(group => new { Slug = group.Key, Learners = group.Select(o => o.OwnerId).Distinct().Count() })
            .Where(count => count.Learners >= LearnersToUnlock - 1)
            .Select(count => count.Slug)
            .ToListAsync(cancellation);
        var difficulties = new Dictionary<string, double>();
        if (answered.Count == 0)
        {
            return difficulties;
        }

        var items = await db.ItemDifficulties.Where(i => answered.Contains(i.QuestionSlug)).ToDictionaryAsync(i => i.QuestionSlug, cancellation);
        var topicSkills = await db.Skills.AsNoTracking()
            .Where(s => s.OwnerId == ownerId && s.Tag == "")
            .ToDictionaryAsync(s => s.TopicId, s => s.Theta, cancellation);
        var questions = await library.FindQuestionsAsync(answered, cancellation);
        foreach (var seen in known.Where(seen => answered.Contains(seen.Slug) && questions.ContainsKey(seen.Slug)))
        {
            if (!items.TryGetValue(seen.Slug, out var item))
            {
                item = new ItemDifficulty { QuestionSlug = seen.Slug, Difficulty = levels.Value.Of(seen.Level) };
                items.Add(seen.Slug, item);
                db.ItemDifficulties.Add(item);
            }

            difficulties.TryAdd(seen.Slug, item.Difficulty);
            var expected = Ability.Expected(topicSkills.GetValueOrDefault(questions[seen.Slug].TopicId), item.Difficulty);
            item.Difficulty += Ability.Step(item.Answers) * (expected - seen.Score);
            item.Answers++;
        }

        return difficulties;
    }

    private static CardOrigin? OriginOf(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Missed or PointVerdict.Contradicted => CardOrigin.Missed,
        PointVerdict.Partly => CardOrigin.Partly,
        _ => null,
    };

    /// <summary>The same interview and card always make the same key.</summary>
    private static Guid KeyOf(Guid interviewId, Guid cardId)
    {
        Span<byte> both = stackalloc byte[32];
        interviewId.TryWriteBytes(both);
        cardId.TryWriteBytes(both[16..]);
        return new Guid(SHA256.HashData(both)[..16]);
    }
}
