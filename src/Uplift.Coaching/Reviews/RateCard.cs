using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Examiner;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using ExamPoint = Uplift.Examiner.KeyPoint;

namespace Uplift.Coaching.Reviews;

public sealed record RatingDraft
{
    public const int MostCharacters = 20_000;

    /// <summary>Made once for each rating; sent again with the same key, it counts once.</summary>
    [Required(ErrorMessage = "Send a key of your own making, a UUID; the same again with the same rating.")]
    public Guid? Key { get; set; }

    /// <summary>How well you recalled it, before anything is revealed when you type an answer.</summary>
    [Range(1, 4, ErrorMessage = "Rate it: 1 again, 2 hard, 3 good, 4 easy.")]
    public int Mark { get; set; }

    /// <summary>What you would say; the examiner reads it. Empty to rate by your own mark.</summary>
    [StringLength(MostCharacters, ErrorMessage = "An answer holds at most 20,000 characters.")]
    public string? Text { get; set; }

    /// <summary>When you rated, if that was before now.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>How long you thought, in milliseconds.</summary>
    [Range(0, 3_600_000, ErrorMessage = "At most an hour.")]
    public int Milliseconds { get; set; }
}

/// <summary>A review as it was logged, and what follows from it.</summary>
/// <param name="Rating">What counted: 1 again, 2 hard, 3 good, 4 easy.</param>
/// <param name="Source">Who gave it: yourself, or the examiner.</param>
/// <param name="Verdict">The examiner's, of a typed answer.</param>
/// <param name="Quote">Your words that earned it.</param>
/// <param name="DueAt">When the card comes back.</param>
/// <param name="Answer">What should be said.</param>
/// <param name="Leech">The card was forgotten so often that it rests now; read <paramref name="See"/> instead.</param>
public sealed record ReviewView(
    Guid Id,
    Guid CardId,
    int Rating,
    ReviewSource Source,
    DateTimeOffset At,
    PointVerdict? Verdict,
    string? Quote,
    DateTimeOffset DueAt,
    int ScheduledDays,
    string Prompt,
    string Answer,
    bool Leech,
    string? See)
{
    internal static ReviewView Of(Review review, StudyCard card) => new(
        review.Id,
        card.Id,
        (int)review.Rating,
        review.Source,
        review.At,
        review.Verdict,
        review.Quote,
        card.DueAt,
        card.ScheduledDays,
        card.Prompt,
        card.Answer,
        card is { IsLeech: true, Resting: true },
        card.See);
}

/// <summary>
/// Takes one rating of one card: by the learner's own mark, or by the examiner's verdict on what they typed. The line goes
/// to the log, and the schedule follows from it.
/// </summary>
internal sealed class RateCard(
    AppDb db, ILibrary library, IExaminer examiner, FindLearner learners, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapPost("/{id:guid}/reviews", PostAsync)
        .WithSummary("Rate a card; the same key again changes nothing")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<ReviewView>, ProblemHttpResult>> PostAsync(
        Guid id, RatingDraft draft, RateCard rate, CancellationToken cancellation) =>
        (await rate.HandleAsync(id, draft, cancellation)).ToCreated(review => $"/api/v1/reviews/{review.Id}");

    public async Task<Outcome<ReviewView>> HandleAsync(Guid cardId, RatingDraft draft, CancellationToken cancellation)
    {
        var (ownerId, key) = (user.Id, draft.Key!.Value);
        var card = await db.StudyCards.SingleOrDefaultAsync(c => c.Id == cardId && c.OwnerId == ownerId, cancellation);
        if (card is null)
        {
            return Problem.NotFound("card");
        }

        if (await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.OwnerId == ownerId && r.Key == key, cancellation) is { } known)
        {
            return known.CardId == cardId && known.Undoes is null
                ? ReviewView.Of(known, card)
                : Problem.Conflict("review-key-reused", "This key came before with another card. Make a new one for each rating.");
        }

        var learner = await learners.HandleAsync(ownerId, cancellation);
        var (rating, source, found) = await GradeAsync(card, draft, cancellation);
        var review = learner.Review(
            card, key, rating, source, draft.At ?? clock.GetUtcNow(), clock, draft.Milliseconds, found?.Verdict, found?.Quote?.Text);
        db.Reviews.Add(review);
        card.Apply(review, learner.Settings.Model);
        await db.SaveChangesAsync(cancellation);
        return ReviewView.Of(review, card);
    }

    private async Task<(Rating Rating, ReviewSource Source, PointFinding? Found)> GradeAsync(
        StudyCard card, RatingDraft draft, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(draft.Text))
        {
            return ((Rating)draft.Mark, ReviewSource.SelfMark, null);
        }

        var question = await library.FindQuestionAsync(card.QuestionSlug, cancellation);
        var examination = examiner.Examine(ExamOf(card, question), draft.Text);
        var found = examination.Points[0];
        var (rating, source) = RatingOf.Typed(found.Verdict, examination.Confidence, examination.Gate, draft.Mark);
        return (rating, source, examination.Gate is null ? found : null);
    }

    /// <summary>The card's one point put to the examiner; of a key point with the wordings that its author knows.</summary>
    private static ExamQuestion ExamOf(StudyCard card, QuestionContent? question)
    {
        var point = question?.Record.KeyPoints.FirstOrDefault(one => one.Id == card.PointId);
        IReadOnlyList<Library.Contracts.Misconception> claims = question is null || card.Origin is CardOrigin.ByHand or CardOrigin.Imported or CardOrigin.Misconception
            ? []
            : [.. question.Record.Misconceptions.Where(claim => claim.PointId == card.PointId)];
        var exam = Exams.Of(card.Prompt, card.Answer, [], claims);
        return exam with { KeyPoints = [new ExamPoint("point", card.Answer, 1, Must: true, point?.Phrasings ?? [])] };
    }
}
