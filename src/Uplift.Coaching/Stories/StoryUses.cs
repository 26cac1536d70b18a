using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.Text;

namespace Uplift.Coaching.Stories;

public sealed record StoryUseQuery
{
    [Description("-on, the latest first, or on.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

public sealed record StoryUseDraft
{
    /// <summary>The day on which you told it.</summary>
    [Required(ErrorMessage = "Say on which day you told it.")]
    public DateOnly? On { get; set; }

    /// <summary>Where, such as the employer's name.</summary>
    [Required(ErrorMessage = "Say where you told it.")]
    [StringLength(StoryUse.LongestPlace, ErrorMessage = "A place has at most 120 characters."), OneLine]
    public string Where { get; set; } = "";
}

/// <param name="InterviewId">Where it was found; null when you said so yourself.</param>
/// <param name="Question">The slug of the question that it answered there.</param>
/// <param name="Number">The question's number in that interview.</param>
/// <param name="Where">Where else you told it, in your words.</param>
/// <param name="Words">The story's words by which it was found.</param>
public sealed record StoryUseView(
    Guid Id, Guid StoryId, DateOnly On, string? Where, Guid? InterviewId, string? Question, int? Number, IReadOnlyList<string> Words)
{
    internal static readonly Expression<Func<StoryUse, StoryUseView>> Of = use => new StoryUseView(
        use.Id, use.StoryId, use.ToldOn, use.Place, use.InterviewId, use.QuestionSlug, use.Question, use.Words);

    internal static readonly Func<StoryUse, StoryUseView> From = Of.Compile();
}

/// <summary>How often a story was told lately.</summary>
/// <param name="Of">How many of your last interviews had behavioural questions; four are looked at.</param>
/// <param name="Interviews">In which of them it was told, the latest first.</param>
/// <param name="Facts">The same in sentences, with where else it was told more than once.</param>
/// <param name="Again">Whether it was told more than once.</param>
public sealed record StoryOveruseView(int Of, IReadOnlyList<ToldIn> Interviews, IReadOnlyList<string> Facts, bool Again);

/// <summary>When and where a story was told: what was found, and what its owner says; and how often lately.</summary>
internal sealed class StoryUses(
    AppDb db, CurrentUser user, Lists lists, ILibrary library, IMyInterviews interviews, FollowStories follow, TimeProvider clock)
{
    public const int MostUses = 500;

    private static readonly SortOrders<StoryUse> Orders = new SortOrders<StoryUse>()
        .Add("-on", by => by.Down(u => u.ToldOn).Down(u => u.Id))
        .Add("on", by => by.Up(u => u.ToldOn).Up(u => u.Id));

    public static void Map(IEndpointRouteBuilder stories)
    {
        stories.MapGet("/{id:guid}/uses", GetAsync)
            .WithSummary("List when a story was told")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        stories.MapPost("/{id:guid}/uses", PostAsync)
            .WithSummary("Say that you told a story")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        stories.MapDelete("/{id:guid}/uses/{useId:guid}", DeleteAsync)
            .WithSummary("Say that a story was not told there")
            .ProducesProblem(StatusCodes.Status404NotFound);
        stories.MapGet("/{id:guid}/over-use", GetOveruseAsync)
            .WithSummary("Read how often a story was told lately")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<StoryUseView>>, ProblemHttpResult>> GetAsync(
        Guid id, [AsParameters] StoryUseQuery query, StoryUses uses, CancellationToken cancellation)
    {
        var slice = await uses.SliceAsync(id, query, cancellation);
        return slice.Value is { } rows ? TypedResults.Ok(rows.ToPage(null)) : slice.Problem!.ToResult();
    }

    private static async Task<Results<Created<StoryUseView>, ProblemHttpResult>> PostAsync(
        Guid id, StoryUseDraft draft, StoryUses uses, CancellationToken cancellation) =>
        (await uses.AddAsync(id, draft, cancellation)).ToCreated(use => $"/api/v1/stories/{id}/uses/{use.Id}");

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, Guid useId, StoryUses uses, CancellationToken cancellation) =>
        (await uses.RemoveAsync(id, useId, cancellation)).ToNoContent();

    private static async Task<Results<Ok<StoryOveruseView>, ProblemHttpResult>> GetOveruseAsync(
        Guid id, StoryUses uses, CancellationToken cancellation) =>
        (await uses.OveruseAsync(id, cancellation)).ToOk();

    public async Task<Outcome<Slice<StoryUseView>>> SliceAsync(Guid storyId, StoryUseQuery query, CancellationToken cancellation) =>
        !await OwnsAsync(storyId, cancellation)
            ? Problem.NotFound("story")
            : await lists.SliceAsync(
                Told(storyId),
                Orders,
                StoryUseView.Of,
                new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
                Lists.Scope("story uses", user.Id, storyId),
                cancellation);

    public async Task<Outcome<StoryUseView>> AddAsync(Guid storyId, StoryUseDraft draft, CancellationToken cancellation)
    {
        if (!await OwnsAsync(storyId, cancellation))
        {
            return Problem.NotFound("story");
        }

        // A day ahead, since somewhere it is tomorrow already.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (draft.On > today.AddDays(1) || draft.On < today.AddYears(-20))
        {
            return Problem.Invalid("/on", "out-of-range", "Name a day that has been, within the last twenty years.");
        }

        if (await db.StoryUses.CountAsync(u => u.StoryId == storyId, cancellation) >= MostUses)
        {
            return Problem.Conflict("too-many-uses", "Five hundred are kept of each story. Take some of the oldest back.");
        }

        var use = new StoryUse { Id = Ids.Next(clock), OwnerId = user.Id, StoryId = storyId, ToldOn = draft.On!.Value, Place = draft.Where.Trim() };
        db.StoryUses.Add(use);
        await db.SaveChangesAsync(cancellation);
        await follow.CountAsync(user.Id, [storyId], cancellation);
        return StoryUseView.From(use);
    }

    /// <summary>What its owner said is taken back; what was found is kept as denied, so that it is not found again.</summary>
    public async Task<Outcome<Guid>> RemoveAsync(Guid storyId, Guid useId, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var use = await db.StoryUses.SingleOrDefaultAsync(u => u.Id == useId && u.StoryId == storyId && u.OwnerId == ownerId && !u.Denied, cancellation);
        if (use is null)
        {
            return Problem.NotFound("story-use");
        }

        if (use.InterviewId is null)
        {
            db.StoryUses.Remove(use);
        }
        else
        {
            use.Denied = true;
        }

        await db.SaveChangesAsync(cancellation);
        await follow.CountAsync(ownerId, [storyId], cancellation);
        return useId;
    }

    public async Task<Outcome<StoryOveruseView>> OveruseAsync(Guid storyId, CancellationToken cancellation)
    {
        if (!await OwnsAsync(storyId, cancellation))
        {
            return Problem.NotFound("story");
        }

        var slugs = await FollowStories.SlugsAsync(library, cancellation);
        var latest = (await interviews.LatestEndedAnsweringAsync(user.Id, slugs, cancellation)).Take(OverUse.Lately).ToList();
        var uses = await Told(storyId).OrderByDescending(u => u.ToldOn).Take(MostUses).Select(u => new { u.InterviewId, u.Place, u.ToldOn }).ToListAsync(cancellation);
        List<ToldIn> told = [.. latest
            .Select(interview => new ToldIn(interview.Id, interview.EndedAt, uses.Count(use => use.InterviewId == interview.Id)))
            .Where(one => one.Times > 0)];
        List<(string Place, IReadOnlyList<DateOnly> On)> places = [.. uses
            .Where(use => use.Place is not null)
            .GroupBy(use => use.Place!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => (group.Key, (IReadOnlyList<DateOnly>)[.. group.Select(use => use.ToldOn)]))];
        return new StoryOveruseView(
            latest.Count,
            told,
            OverUse.OfStory(told, latest.Count, places, user.Format, user.Format),
            told.Count > 1 || told.Exists(one => one.Times > 1) || places.Count > 0);
    }

    private IQueryable<StoryUse> Told(Guid storyId)
    {
        var ownerId = user.Id;
        return db.StoryUses.AsNoTracking().Where(u => u.StoryId == storyId && u.OwnerId == ownerId && !u.Denied);
    }

    private Task<bool> OwnsAsync(Guid storyId, CancellationToken cancellation) =>
        db.Stories.OwnedBy(user.Id).AnyAsync(s => s.Id == storyId, cancellation);
}
