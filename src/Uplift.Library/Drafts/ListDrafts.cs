using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Library.Drafts;

public sealed record QuestionDraftQuery
{
    [Description("updatedAt, with a minus in front for the other way; -updatedAt unless told.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>The drafts of all editors, who work on them together.</summary>
internal sealed class ListDrafts(AppDb db, Lists lists)
{
    private static readonly SortOrders<DraftedQuestion> Orders = new SortOrders<DraftedQuestion>()
        .Add("-updatedAt", by => by.Down(d => d.UpdatedAt).Down(d => d.Id))
        .Add("updatedAt", by => by.Up(d => d.UpdatedAt).Up(d => d.Id));

    public static void Map(IEndpointRouteBuilder drafts) => drafts
        .MapGet("/", GetAsync)
        .WithSummary("List the drafts of questions")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<QuestionDraftRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] QuestionDraftQuery query, ListDrafts list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<QuestionDraftRow>>> HandleAsync(QuestionDraftQuery query, CancellationToken cancellation)
    {
        var slice = await lists.SliceAsync(
            db.DraftedQuestions.AsNoTracking(),
            Orders,
            QuestionDraftRow.Of,
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("question-drafts"),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage(null) : slice.Problem!;
    }
}
