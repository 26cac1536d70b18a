using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Contracts;

namespace Uplift.Resumes.Matching;

/// <summary>What became of the requirements that a resume does not show.</summary>
/// <param name="Added">How many cards were made.</param>
/// <param name="Known">How many points had a card already.</param>
/// <param name="Requirements">Those that the cards teach.</param>
/// <param name="NotTaught">Those that the library does not teach.</param>
public sealed record GapCardsView(int Added, int Known, IReadOnlyList<string> Requirements, IReadOnlyList<string> NotTaught);

/// <summary>
/// On its owner's wish, makes cards of what an advert asks for, a resume does not show and the library teaches. The same match
/// again adds nothing.
/// </summary>
internal sealed class StudyMatch(MatchResume match, IStudyGaps study, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder matches) => matches
        .MapPost("/cards", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Make cards of what an advert asks for and a resume does not show")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<GapCardsView>, ProblemHttpResult>> PostAsync(
        MatchDraft draft, StudyMatch study, CancellationToken cancellation) =>
        (await study.HandleAsync(draft, cancellation)).ToCreated(_ => "/api/v1/cards");

    public async Task<Outcome<GapCardsView>> HandleAsync(MatchDraft draft, CancellationToken cancellation)
    {
        var outcome = await match.HandleAsync(draft, cancellation);
        return outcome.Value is { } matched ? await OfAsync(matched, draft.ResumeId!.Value, cancellation) : outcome.Problem!;
    }

    /// <summary>Of a match that was just made.</summary>
    public async Task<GapCardsView> OfAsync(MatchView matched, Guid resumeId, CancellationToken cancellation)
    {
        var gaps = matched.ToLearn.Where(task => task.QuestionSlug is not null).Select(task => new JobGap(task.Requirement, task.QuestionSlug!)).ToList();
        var (added, known) = await study.StudyAsync(user.Id, resumeId, gaps, cancellation);
        var taught = gaps.ConvertAll(gap => gap.Requirement);
        return new GapCardsView(added, known, taught, [.. matched.Match.Gaps.Select(gap => gap.Name).Except(taught)]);
    }
}
