using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Coaching.Cards;

public sealed record CardQuery
{
    [Description("-createdAt (the newest first) or createdAt; what is due comes in the order in which it became so.")]
    public string? Sort { get; set; }

    [Description("Only cards that are due, rest, or are leeches.")]
    [AllowedValues(null, "due", "resting", "leech", ErrorMessage = "Say due, resting or leech.")]
    public string? Show { get; set; }

    [Description("Only cards of a topic, by id.")]
    [StringLength(100)]
    public string? Topic { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's cards, filtered and paged by keyset.</summary>
internal sealed class ListCards(AppDb db, CurrentUser user, Lists lists, TimeProvider clock)
{
    private static readonly SortOrders<StudyCard> Orders = new SortOrders<StudyCard>()
        .Add("-createdAt", by => by.Down(c => c.Id))
        .Add("createdAt", by => by.Up(c => c.Id));

    private static readonly SortOrders<StudyCard> ByDue = new SortOrders<StudyCard>()
        .Add("dueAt", by => by.Up(c => c.AskAt).Up(c => c.Id));

    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapGet("/", GetAsync)
        .WithSummary("List your cards")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<CardView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] CardQuery query, ListCards list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<CardView>>> HandleAsync(CardQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public Task<Outcome<Slice<CardView>>> SliceAsync(CardQuery query, CancellationToken cancellation) => lists.SliceAsync(
        Filter(query),
        // What is due is one range of an index, in its order.
        query.Show == "due" ? ByDue : Orders,
        CardView.Of,
        new ListRequest(query.Show == "due" ? null : query.Sort, query.Limit, query.After, query.Fields),
        Lists.Scope("cards", user.Id, query.Show, query.Topic),
        cancellation);

    public Task<int> CountAsync(CardQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    private IQueryable<StudyCard> Filter(CardQuery query)
    {
        var ownerId = user.Id;
        var cards = db.StudyCards.AsNoTracking();
        cards = query.Show switch
        {
            "due" => cards.DueFor(ownerId, clock.GetUtcNow()),
            "resting" => cards.Where(c => c.OwnerId == ownerId && c.Resting),
            "leech" => cards.Where(c => c.OwnerId == ownerId && c.Lapses >= StudyCard.LeechLapses),
            _ => cards.Where(c => c.OwnerId == ownerId),
        };
        return string.IsNullOrEmpty(query.Topic) ? cards : cards.Where(c => c.TopicId == query.Topic);
    }
}
