using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Conversation;
using Uplift.Interviews.Turns;
using Uplift.Library.Contracts;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Starting;

public sealed record InterviewDraft
{
    public string? Role { get; set; }

    [Required, RegularExpression("^(beginner|intermediate|advanced)$", ErrorMessage = "The level is beginner, intermediate or advanced.")]
    public string? Level { get; set; } = "intermediate";

    /// <summary>Topic ids; empty means those of the role.</summary>
    [MaxLength(40)]
    public List<string>? Topics { get; set; } = [];

    [AllowedValues(1, 3, 5, 8, ErrorMessage = "An interview has 1, 3, 5 or 8 questions.")]
    public int Questions { get; set; } = 3;

    [Required, RegularExpression("^(practice|real|rehearsal)$", ErrorMessage = "The mode is practice, real or rehearsal.")]
    public string? Mode { get; set; } = "practice";

    /// <summary>A rehearsal may name its question.</summary>
    [StringLength(100)]
    public string? Question { get; set; }

    /// <summary>Who asks, when a model words the questions; absent: a friendly peer where a model answers you, else nobody.</summary>
    [RegularExpression("^(none|peer|principal|manager)$", ErrorMessage = "The interviewer is none, peer, principal or manager.")]
    public string? Persona { get; set; }
}

/// <summary>Starts an interview and asks its first question. Whoever has no session becomes a guest.</summary>
internal sealed class StartInterview(
    AppDb db, IGuests guests, ILibrary library, AdvanceInterview advance, ModelEndpoints models, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/interviews", PostAsync)
        .AcceptsIdempotencyKey()
        .AllowAnonymous()
        .WithSummary("Start an interview")
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<InterviewView>, ProblemHttpResult>> PostAsync(
        InterviewDraft draft, StartInterview start, CancellationToken cancellation) =>
        (await start.HandleAsync(draft, cancellation)).ToCreated(interview => $"/api/v1/interviews/{interview.Id}");

    public async Task<Outcome<InterviewView>> HandleAsync(InterviewDraft draft, CancellationToken cancellation)
    {
        var (interview, problem) = await PrepareAsync(draft, cancellation);
        if (interview is null)
        {
            return problem!;
        }

        var question = await library.FindQuestionAsync(interview.Open!.QuestionSlug, cancellation);
        db.Interviews.Add(interview);
        await db.SaveChangesAsync(cancellation);
        return InterviewView.From(interview, question);
    }

    private async Task<(Interview? Interview, Problem? Problem)> PrepareAsync(InterviewDraft draft, CancellationToken cancellation)
    {
        var mode = Enum.Parse<InterviewMode>(draft.Mode!, ignoreCase: true);
        if (mode == InterviewMode.Rehearsal && draft.Questions != 1)
        {
            return (null, Problem.Invalid("/questions", "rehearsal-has-one", "A rehearsal has one question."));
        }

        if (draft.Question is not null && mode != InterviewMode.Rehearsal)
        {
            return (null, Problem.Invalid("/question", "only-in-rehearsal", "Only a rehearsal names its question."));
        }

        var (topics, problem) = await TopicsAsync(draft, cancellation);
        if (problem is not null)
        {
            return (null, problem);
        }

        QuestionContent? named = null;
        if (draft.Question is not null && (named = await library.FindQuestionAsync(draft.Question, cancellation)) is null)
        {
            return (null, Problem.Invalid("/question", "unknown-question", $"There is no question '{draft.Question}'."));
        }

        var hasModel = draft.Persona != Personas.None && await HasModelAsync(cancellation);
        if (!hasModel && draft.Persona is not (null or Personas.None))
        {
            return (null, Problem.Invalid("/persona", "no-model-server", "No model answers you, so only the embedded interviewer can ask."));
        }

        var owner = await guests.EnsureUserAsync(cancellation);
        var interview = Interview.Start(
            Ids.Next(clock), owner, InterviewRoles.Find(draft.Role).Id, named?.Level ?? LevelNames.Parse(draft.Level)!.Value, topics,
            draft.Questions, mode, clock.GetUtcNow(), hasModel ? Personas.Find(draft.Persona).Id : null);
        if (named is not null)
        {
            advance.Ask(interview, new Asking(named.Slug, named.Level, named.Prompt, null, null));
        }
        else
        {
            await advance.AskNextAsync(interview, cancellation);
        }

        return interview.Open is null
            ? (null, Problem.Invalid("/topics", "no-questions", "There are no questions on these topics yet. Choose others."))
            : (interview, null);
    }

    /// <summary>Guests have none: they cost nothing to make, and a model does.</summary>
    private async Task<bool> HasModelAsync(CancellationToken cancellation) =>
        user.IsSignedIn && await models.FindAsync(user.Id, cancellation) is not null;

    private async Task<(IReadOnlyList<string> Topics, Problem? Problem)> TopicsAsync(InterviewDraft draft, CancellationToken cancellation)
    {
        var wanted = (draft.Topics ?? []).Where(topic => !string.IsNullOrWhiteSpace(topic)).Distinct().ToList();
        var known = (await library.ListTopicsAsync(cancellation)).Select(topic => topic.Id).ToHashSet();
        if (wanted.Find(topic => !known.Contains(topic)) is { } unknown)
        {
            return ([], Problem.Invalid("/topics", "unknown-topic", $"There are no questions on '{unknown}'."));
        }

        return wanted.Count > 0 ? (wanted, null) : ([.. InterviewRoles.Find(draft.Role).Topics.Where(known.Contains)], null);
    }
}
