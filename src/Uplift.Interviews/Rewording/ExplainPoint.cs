using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;
using Uplift.Platform.Ai;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Interviews.Rewording;

/// <param name="Text">Unscored talk of a model, as plain text; never to be rendered as HTML.</param>
public sealed record ExplanationView(string Text, string By);

/// <summary>Explains a key point in other words. It is talk: labelled, unscored and kept nowhere.</summary>
internal sealed class ExplainPoint(FindInterview interviews, IModelCalls calls)
{
    private const string PromptVersion = "explainer-1";
    private const int Longest = 2_000;

    private const string Rules = """
        You explain one idea of backend engineering to somebody who did not say it in an interview. Use other words than the given ones, one small example with numbers or a comparison, and at most 120 words. Plain text: no markup, no links. Do not speak of the person or of marks.
        """;

    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPost("/{interviewId:guid}/answers/{answerId:guid}/points/{pointId}/explanations", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Have a key point explained in other words")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Ai))
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .DisableRequestTimeout();

    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, Guid answerId, [StringLength(100)] string pointId, ExplainPoint explain, CancellationToken cancellation) =>
        (await explain.HandleAsync(interviewId, answerId, pointId, cancellation)).ToOk();

    public async Task<Outcome<ExplanationView>> HandleAsync(Guid interviewId, Guid answerId, string pointId, CancellationToken cancellation)
    {
        var found = await AssessedAnswer.FindAsync(interviews, interviewId, answerId, cancellation);
        if (found.Value is not { } answered)
        {
            return found.Problem!;
        }

        if (answered.Turn.Rules!.Points.FirstOrDefault(one => one.PointId == pointId) is not { } point)
        {
            return Problem.NotFound("answer");
        }

        // The record's own words and nothing that the person wrote.
        var reply = await calls.AskAsync(
            new ModelRequest("explainer", answered.OwnerId,
            [
                new ChatMessage(ChatRole.System, Rules),
                new ChatMessage(ChatRole.User, $"Question: {answered.Turn.Prompt}\nIdea: {point.Statement}"),
            ])
            {
                MostTokens = 400,
                MostCharacters = Longest,
                Temperature = 0.3f,
            },
            null,
            cancellation);
        return reply.Failure is { } failure
            ? AssessedAnswer.Failed(failure)
            : new ExplanationView(reply.Text.Trim(), $"{reply.Model} ({PromptVersion})");
    }
}
