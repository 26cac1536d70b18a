using System.Linq.Expressions;
using Uplift.Coaching.Fsrs;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Cards;

/// <summary>A card as its owner sees it.</summary>
/// <param name="Question">The question it belongs to, by slug.</param>
/// <param name="Prompt">Leads to the point without saying it.</param>
/// <param name="Answer">What should be said.</param>
/// <param name="See">The guide that teaches it: <c>slug#section</c>.</param>
/// <param name="Requirement">What a job asks for and a resume did not show, for which the card was made.</param>
/// <param name="ResumeId">That resume; it may have been deleted since.</param>
/// <param name="Stability">Days until the chance to recall has fallen to 90 %.</param>
/// <param name="Resting">Not asked for now.</param>
/// <param name="Leech">Forgotten so often that repeating it does not help.</param>
public sealed record CardView(
    Guid Id,
    string Question,
    string TopicId,
    Level Level,
    string Prompt,
    string Answer,
    string? See,
    CardOrigin Origin,
    Guid? InterviewId,
    string? Requirement,
    Guid? ResumeId,
    CardState State,
    double? Stability,
    double? Difficulty,
    DateTimeOffset DueAt,
    DateTimeOffset? LastReviewAt,
    int Reviews,
    int Lapses,
    bool Resting,
    bool Leech,
    DateTimeOffset CreatedAt)
{
    internal static readonly Expression<Func<StudyCard, CardView>> Of = card => new CardView(
        card.Id,
        card.QuestionSlug,
        card.TopicId,
        card.Level,
        card.Prompt,
        card.Answer,
        card.See,
        card.Origin,
        card.InterviewId,
        card.Requirement,
        card.ResumeId,
        card.State,
        card.Stability,
        card.Difficulty,
        card.DueAt,
        card.LastReviewAt,
        card.Reviews,
        card.Lapses,
        card.Resting,
        card.Lapses >= StudyCard.LeechLapses,
        card.CreatedAt);

    internal static readonly Func<StudyCard, CardView> From = Of.Compile();

    internal bool IsOwn => Origin is CardOrigin.ByHand or CardOrigin.Imported;
}
