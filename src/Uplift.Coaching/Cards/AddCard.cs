using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Cards;

public sealed record CardDraft
{
    public const int LongestText = 2_000;

    /// <summary>The question it belongs to, by slug.</summary>
    [Required(ErrorMessage = "Name the question."), StringLength(100)]
    public string Question { get; set; } = "";

    /// <summary>One of the question's key points, by id; without it prompt and answer are your own.</summary>
    [StringLength(100)]
    public string? Point { get; set; }

    [StringLength(LongestText, ErrorMessage = "A prompt has at most 2,000 characters.")]
    public string? Prompt { get; set; }

    [StringLength(LongestText, ErrorMessage = "An answer has at most 2,000 characters.")]
    public string? Answer { get; set; }
}

/// <summary>Makes a card by hand: of a key point of any question, or with a text of one's own. It is due at once.</summary>
internal sealed class AddCard(AppDb db, ILibrary library, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapPost("/", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Make a card")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<CardView>, ProblemHttpResult>> PostAsync(CardDraft draft, AddCard add, CancellationToken cancellation) =>
        (await add.HandleAsync(draft, cancellation)).ToCreated(card => $"/api/v1/cards/{card.Id}");

    public async Task<Outcome<CardView>> HandleAsync(CardDraft draft, CancellationToken cancellation)
    {
        if (await library.FindQuestionAsync(draft.Question, cancellation) is not { } question)
        {
            return Problem.Invalid("/question", "unknown-question", "There is no question with this slug.");
        }

        var made = Make(draft, question);
        if (made.Value is not { } card)
        {
            return made.Problem!;
        }

        var ownerId = user.Id;
        if (await db.StudyCards.AnyAsync(
            c => c.OwnerId == ownerId && c.QuestionSlug == card.QuestionSlug && c.PointId == card.PointId, cancellation))
        {
            return Problem.Conflict("card-exists", "You have a card of this point already.");
        }

        db.StudyCards.Add(card);
        await db.SaveChangesAsync(cancellation);
        return CardView.From(card);
    }

    private Outcome<StudyCard> Make(CardDraft draft, QuestionContent question)
    {
        var now = clock.GetUtcNow();
        var id = Ids.Next(clock);
        if (!string.IsNullOrEmpty(draft.Point))
        {
            var point = question.Record.KeyPoints.FirstOrDefault(one => one.Id == draft.Point);
            return point is null
                ? Problem.Invalid("/point", "unknown-point", "The question has no key point with this id.")
                : StudyCard.New(
                    id, user.Id, question.Slug, point.Id, question.TopicId, question.Level,
                    CardTexts.PromptOf(question, point.Id), point.Statement, null, CardOrigin.ByHand, null, now, now);
        }

        if (string.IsNullOrWhiteSpace(draft.Prompt))
        {
            return Problem.Invalid("/prompt", "required", "Say what the card asks, or name one of the question's key points.");
        }

        if (string.IsNullOrWhiteSpace(draft.Answer))
        {
            return Problem.Invalid("/answer", "required", "Say what the answer is.");
        }

        return StudyCard.New(
            id, user.Id, question.Slug, CardTexts.Own + id.ToString("N"), question.TopicId, question.Level,
            draft.Prompt.Trim(), draft.Answer.Trim(), null, CardOrigin.ByHand, null, now, now);
    }
}
