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

public sealed record InterviewDraft : PlanDraft
{
    public string? Role { get; set; }

    /// <summary>Absent: as resume or advert ask for it, else intermediate.</summary>
    [RegularExpression("^(beginner|intermediate|advanced)$", ErrorMessage = "The level is beginner, intermediate or advanced.")]
    public string? Level { get; set; }

    /// <summary>Topic ids; absent or empty means those of the role. With a resume or an advert, absent means those of the plan, and empty none but the claims.</summary>
    [MaxLength(40)]
    public List<string>? Topics { get; set; }

    /// <summary>Of a resume, the claims to be asked about, by their pointers; absent means those of the plan.</summary>
    [MaxLength(40)]
    public List<string>? Claims { get; set; }

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
    AppDb db, IGuests guests, ILibrary library, AdvanceInterview advance, PlanInterview plans, ModelEndpoints models, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/interviews", PostAsync)
        .AcceptsIdempotencyKey()
        .AllowAnonymous()
        .WithSummary("Start an interview")
        .WithDescription("With a resume, an application or an advert it needs an account; see `/interview-plans`.")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
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

        var question = await library.FindQuestionOfAsync(interview.Open!, cancellation);
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

        if (mode == InterviewMode.Rehearsal && draft.HasSource())
        {
            return (null, Problem.Invalid("/mode", "rehearsal-has-no-source", "A rehearsal is of one question, not of a resume or an advert."));
        }

        var (plan, refused) = draft.HasSource() ? Split(await plans.HandleAsync(draft, cancellation)) : (null, null);
        if (refused is not null)
        {
            return (null, refused);
        }

        var (topics, problem) = await TopicsAsync(draft, plan, cancellation);
        if (problem is not null)
        {
            return (null, problem);
        }

        var level = LevelNames.Parse(draft.Level) ?? plan?.Level ?? Level.Intermediate;
        var (origin, unfit) = OriginOf(draft, plan, topics);
        if (unfit is not null)
        {
            return (null, unfit);
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
            Ids.Next(clock), owner, InterviewRoles.Find(draft.Role).Id, named?.Level ?? level, topics,
            // Without topics beyond the claims there is nothing to go on with after them.
            plan is not null && topics.Count == 0 ? Math.Min(draft.Questions, origin.Agenda.Count) : draft.Questions, mode, clock.GetUtcNow(), hasModel ? Personas.Find(draft.Persona).Id : null, origin);
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

    private static (InterviewPlan? Plan, Problem? Problem) Split(Outcome<InterviewPlan> outcome) => (outcome.Value, outcome.Problem);

    /// <summary>The claims first, then each topic of the advert once, in the plan's order.</summary>
    private static (Origin Origin, Problem? Problem) OriginOf(InterviewDraft draft, InterviewPlan? plan, IReadOnlyList<string> topics)
    {
        if (plan is null)
        {
            return (Origin.None, draft.Claims is { Count: > 0 } ? Problem.Invalid("/claims", "no-source", "Claims are those of a resume; name it.") : null);
        }

        if (draft.Claims?.Find(pointer => plan.Claims.All(claim => claim.Pointer != pointer)) is { } unknown)
        {
            return (Origin.None, Problem.Invalid("/claims", "unknown-claim", $"The resume has no claim at '{Quotation.Cut(unknown)}'."));
        }

        var claims = plan.Claims.Where(claim => draft.Claims?.Contains(claim.Pointer) ?? claim.IsChosen)
            .Select(claim => new AgendaItem(QuotedFrom.Resume, Quotation.Cut(claim.Text), claim.Question, claim.Topics, 0));
        var asked = plan.Topics.Where(topic => topics.Contains(topic.Id) && topic.Reasons[0].From == QuotedFrom.Advert)
            .Select(topic => new AgendaItem(QuotedFrom.Advert, Quotation.Cut(topic.Reasons[0].Words), null, [topic.Id], topic.Level - plan.Level));
        List<AgendaItem> agenda = [.. claims.Concat(asked).Take(draft.Questions)];
        return agenda.Count == 0 && topics.Count == 0
            ? (Origin.None, Problem.Invalid("/topics", "nothing-chosen", "Nothing is left to ask about: choose a claim or a topic."))
            : (new Origin(plan.ResumeId, plan.ResumeVersion, plan.ApplicationId, agenda), null);
    }

    private async Task<(IReadOnlyList<string> Topics, Problem? Problem)> TopicsAsync(
        InterviewDraft draft, InterviewPlan? plan, CancellationToken cancellation)
    {
        if (plan is not null && draft.Topics is null)
        {
            return ([.. plan.Topics.Select(topic => topic.Id)], null);
        }

        var wanted = (draft.Topics ?? []).Where(topic => !string.IsNullOrWhiteSpace(topic)).Distinct().ToList();
        var known = (await library.ListTopicsAsync(cancellation)).Select(topic => topic.Id).ToHashSet();
        if (wanted.Find(topic => !known.Contains(topic)) is { } unknown)
        {
            return ([], Problem.Invalid("/topics", "unknown-topic", $"There are no questions on '{unknown}'."));
        }

        return wanted.Count > 0 || plan is not null ? (wanted, null) : ([.. InterviewRoles.Find(draft.Role).Topics.Where(known.Contains)], null);
    }
}
