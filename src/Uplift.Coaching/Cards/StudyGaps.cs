using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Resumes.Contracts;

namespace Uplift.Coaching.Cards;

/// <summary>Cards of what a job asks for and a resume does not show: the points that matter most of the questions that teach it.</summary>
internal sealed class StudyGaps(AppDb db, ILibrary library, TimeProvider clock) : IStudyGaps
{
    /// <summary>Of each requirement; who wants more answers its question.</summary>
    private const int MostPoints = 3;

    public async Task<GapCards> StudyAsync(Guid userId, Guid resumeId, IReadOnlyList<JobGap> gaps, CancellationToken cancellation)
    {
        var slugs = gaps.Select(gap => gap.QuestionSlug).Distinct(StringComparer.Ordinal).ToList();
        var questions = await library.FindQuestionsAsync(slugs, cancellation);
        var known = (await db.StudyCards.AsNoTracking()
            .Where(c => c.OwnerId == userId && slugs.Contains(c.QuestionSlug))
            .Select(c => new { c.QuestionSlug, c.PointId })
            .ToListAsync(cancellation)).Select(card => (card.QuestionSlug, card.PointId)).ToHashSet();
        var wanted = gaps
            .Where(gap => questions.ContainsKey(gap.QuestionSlug))
            .SelectMany(gap => PointsOf(questions[gap.QuestionSlug]).Select(point => (Gap: gap, Question: questions[gap.QuestionSlug], Point: point)))
            .DistinctBy(one => (one.Question.Slug, one.Point.Id))
            .ToList();
        var added = wanted.Where(one => !known.Contains((one.Question.Slug, one.Point.Id))).ToList();
        var now = clock.GetUtcNow();
        db.StudyCards.AddRange(added.Select(one => StudyCard.New(
            Ids.Next(clock), userId, one.Question.Slug, one.Point.Id, one.Question.TopicId, one.Question.Level,
            CardTexts.PromptOf(one.Question, one.Point.Id), one.Point.Statement, null, CardOrigin.JobRequirement, null, now, now)
            .For(one.Gap.Requirement, resumeId)));
        await db.SaveChangesAsync(cancellation);
        return new GapCards(added.Count, wanted.Count - added.Count);
    }

    private static IEnumerable<KeyPoint> PointsOf(QuestionContent question) =>
        question.Record.KeyPoints.OrderByDescending(point => point.Must).ThenByDescending(point => point.Weight).Take(MostPoints);
}
