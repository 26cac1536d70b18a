using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.Text;

namespace Uplift.Interviews.Coaching;

public sealed record PracticeTaskDraft
{
    public Guid Learner { get; set; }

    /// <summary>The slug of the question to practise.</summary>
    [Required(ErrorMessage = "Choose a question."), StringLength(100)]
    public string Question { get; set; } = "";

    [Required(ErrorMessage = "Choose a day.")]
    public DateOnly? DueOn { get; set; }

    [StringLength(PracticeTask.LongestNote, ErrorMessage = "A note has at most 300 characters."), OneLine]
    public string? Note { get; set; }
}

/// <param name="DoneAt">Null until the learner says that it is done.</param>
public sealed record PracticeTaskView(
    Guid Id, Guid LearnerId, string Learner, Guid CoachId, string Coach, string Question, string Note, DateOnly DueOn, DateTimeOffset? DoneAt);

public sealed record PracticeTaskQuery
{
    [Description("true: what you set as a coach; otherwise what was set to you.")]
    public bool? Set { get; set; }

    [Description("Only what is done, or only what is not.")]
    public bool? Done { get; set; }

    [Description("Only what you set this learner.")]
    public Guid? Learner { get; set; }

    [Description("dueOn, the nearest day first, or -dueOn.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>Practice with a day: set by a coach, done by the learner.</summary>
internal sealed class PracticeTasks(
    AppDb db, CurrentUser user, Coaches coaches, ILibrary library, Lists lists, TellPerson tell, TimeProvider clock)
{
    private const int MostOpen = 50;
    private const int MostDaysAhead = 365;

    private static readonly SortOrders<PracticeTask> Orders = new SortOrders<PracticeTask>()
        .Add("dueOn", by => by.Up(t => t.DueOn).Up(t => t.Id))
        .Add("-dueOn", by => by.Down(t => t.DueOn).Down(t => t.Id));

    public static void Map(IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/practice-tasks")
            .RequireSignedIn();
        tasks.MapGet("/", GetAsync)
            .WithSummary("List the practice that was set to you, or that you set")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tasks.MapPost("/", PostAsync)
            .WithSummary("Set a learner of yours practice")
            .RequirePermission(Permissions.CoachLearners)
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tasks.MapPut("/{id:guid}/completion", PutDoneAsync)
            .WithSummary("Say that practice set to you is done")
            .ProducesProblem(StatusCodes.Status404NotFound);
        tasks.MapDelete("/{id:guid}/completion", DeleteDoneAsync)
            .WithSummary("Say that it is not done after all")
            .ProducesProblem(StatusCodes.Status404NotFound);
        tasks.MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Take practice back that you set")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<PracticeTaskView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] PracticeTaskQuery query, PracticeTasks tasks, CancellationToken cancellation) =>
        (await tasks.ListAsync(query, cancellation)).ToOk();

    private static async Task<Results<Created<PracticeTaskView>, ProblemHttpResult>> PostAsync(
        PracticeTaskDraft draft, PracticeTasks tasks, CancellationToken cancellation) =>
        (await tasks.SetAsync(draft, cancellation)).ToCreated(_ => "/api/v1/practice-tasks?set=true");

    private static async Task<Results<NoContent, ProblemHttpResult>> PutDoneAsync(
        Guid id, PracticeTasks tasks, CancellationToken cancellation) => (await tasks.CompleteAsync(id, isDone: true, cancellation)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteDoneAsync(
        Guid id, PracticeTasks tasks, CancellationToken cancellation) => (await tasks.CompleteAsync(id, isDone: false, cancellation)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, PracticeTasks tasks, CancellationToken cancellation) => (await tasks.TakeBackAsync(id, cancellation)).ToNoContent();

    public async Task<Outcome<Page<PracticeTaskView>>> ListAsync(PracticeTaskQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<PracticeTaskView>>> SliceAsync(PracticeTaskQuery query, CancellationToken cancellation)
    {
        var me = user.Id;
        var tasks = db.PracticeTasks.AsNoTracking();
        tasks = query.Set == true ? tasks.Where(t => t.CoachId == me) : tasks.Where(t => t.LearnerId == me);
        if (query.Done is { } isDone)
        {
            tasks = tasks.Where(t => t.DoneAt != null == isDone);
        }

        if (query.Learner is { } learnerId)
        {
            tasks = tasks.Where(t => t.LearnerId == learnerId);
        }

        return await lists.SliceAsync(
            tasks,
            Orders,
            View(),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("practice-tasks", me, query.Set, query.Done, query.Learner),
            cancellation);
    }

    public async Task<Outcome<PracticeTaskView>> SetAsync(PracticeTaskDraft draft, CancellationToken cancellation)
    {
        var (me, learnerId, now) = (user.Id, draft.Learner, clock.GetUtcNow());
        if (await coaches.FindLearnerAsync(me, learnerId, cancellation) is not { } learner)
        {
            return Problem.NotFound("learner");
        }

        if (await library.FindQuestionAsync(draft.Question, cancellation) is null)
        {
            return Problem.Invalid("/question", "unknown-question", "There is no question with this slug.");
        }

        // A day is a day somewhere on earth: yesterday here may be today there.
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (draft.DueOn < today.AddDays(-1) || draft.DueOn > today.AddDays(MostDaysAhead))
        {
            return Problem.Invalid("/dueOn", "out-of-range", "Choose a day between today and a year from now.");
        }

        if (await db.PracticeTasks.CountAsync(t => t.CoachId == me && t.LearnerId == learnerId && t.DoneAt == null, cancellation) >= MostOpen)
        {
            return Problem.Conflict("too-much-practice", "This learner has fifty open tasks of yours. Take some back first.");
        }

        var task = new PracticeTask
        {
            Id = Ids.Next(clock),
            LearnerId = learnerId,
            CoachId = me,
            QuestionSlug = draft.Question,
            Note = draft.Note?.Trim() ?? "",
            DueOn = draft.DueOn!.Value,
            SetAt = now,
        };
        db.PracticeTasks.Add(task);
        await tell.HandleAsync(learnerId, $"{user.DisplayName} set you practice.", "/practice-tasks", cancellation);
        return new PracticeTaskView(
            task.Id, learnerId, learner.DisplayName, me, user.DisplayName, task.QuestionSlug, task.Note, task.DueOn, null);
    }

    public async Task<Outcome<string>> CompleteAsync(Guid id, bool isDone, CancellationToken cancellation)
    {
        var me = user.Id;
        var task = await db.PracticeTasks.SingleOrDefaultAsync(t => t.Id == id && t.LearnerId == me, cancellation);
        if (task is null)
        {
            return Problem.NotFound("practice-task");
        }

        if (isDone && task.DoneAt is null)
        {
            task.DoneAt = clock.GetUtcNow();
            await tell.HandleAsync(task.CoachId, $"{user.DisplayName} did the practice that you set.", $"/learners/{me}", cancellation);
        }
        else
        {
            task.DoneAt = isDone ? task.DoneAt : null;
            await db.SaveChangesAsync(cancellation);
        }

        return "said";
    }

    public async Task<Outcome<string>> TakeBackAsync(Guid id, CancellationToken cancellation)
    {
        var me = user.Id;
        return await db.PracticeTasks.Where(t => t.Id == id && t.CoachId == me).ExecuteDeleteAsync(cancellation) == 0
            ? Problem.NotFound("practice-task")
            : "taken back";
    }

    private Expression<Func<PracticeTask, PracticeTaskView>> View()
    {
        var people = db.Set<AppUser>();
        return t => new PracticeTaskView(
            t.Id,
            t.LearnerId,
            people.Where(u => u.Id == t.LearnerId).Select(u => u.DisplayName).FirstOrDefault()!,
            t.CoachId,
            people.Where(u => u.Id == t.CoachId).Select(u => u.DisplayName).FirstOrDefault()!,
            t.QuestionSlug,
            t.Note,
            t.DueOn,
            t.DoneAt);
    }
}
