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

namespace Uplift.Library.Notes;

public sealed record NoteQuery
{
    [Description("updatedAt or title, with a minus in front for the other way, or -updatedAt,title; -updatedAt unless told.")]
    public string? Sort { get; set; }

    [Description("Only notes that have all of these words, in the title or the text.")]
    [StringLength(200, ErrorMessage = "A search has at most 200 characters.")]
    public string? Q { get; set; }

    [Description("Only pinned notes, or only the others.")]
    public bool? Pinned { get; set; }

    [Description("Only notes about a guide or a question, which slug names.")]
    [AllowedValues(null, "guide", "question", ErrorMessage = "A note is about a guide or a question.")]
    public string? Kind { get; set; }

    [Description("The slug of the guide or question.")]
    [StringLength(100)]
    public string? Slug { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Only these, with commas between them, to 50.")]
    public string? Ids { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's notes, filtered, sorted and paged by keyset.</summary>
internal sealed class ListNotes(AppDb db, CurrentUser user, Lists lists)
{
    private const int MostWords = 12;

    private static readonly SortOrders<Note> Orders = new SortOrders<Note>()
        .Add("-updatedAt", by => by.Down(n => n.UpdatedAt).Down(n => n.Id))
        .Add("updatedAt", by => by.Up(n => n.UpdatedAt).Up(n => n.Id))
        .Add("title", by => by.Up(n => n.Title).Up(n => n.Id))
        .Add("-title", by => by.Down(n => n.Title).Down(n => n.Id))
        .Add("-updatedAt,title", by => by.Down(n => n.UpdatedAt).Up(n => n.Title).Up(n => n.Id));

    public static void Map(IEndpointRouteBuilder notes) => notes
        .MapGet("/", GetAsync)
        .WithSummary("List your notes")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<NoteView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] NoteQuery query, ListNotes list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<NoteView>>> HandleAsync(NoteQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<NoteView>>> SliceAsync(NoteQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        return problem ?? await lists.SliceAsync(
            Filter(query),
            Orders,
            NoteView.Of,
            new ListRequest(query.Sort, query.Limit ?? ids?.Count, query.After, query.Fields),
            Lists.Scope("notes", user.Id, query.Q, query.Pinned, query.Kind, query.Slug, query.Ids),
            cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(NoteQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    /// <summary>The words of a search, in lower case.</summary>
    public static IEnumerable<string> WordsOf(string? text) =>
        (text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords);

    private IQueryable<Note> Filter(NoteQuery query)
    {
        var notes = db.Notes.AsNoTracking().OwnedBy(user.Id);
        if (query.Pinned is { } pinned)
        {
            notes = notes.Where(note => note.Pinned == pinned);
        }

        foreach (var word in WordsOf(query.Q))
        {
            notes = notes.Where(note => Folding.Fold(note.Title).Contains(word) || Folding.Fold(note.Body).Contains(word));
        }

        if (query.Kind is not null)
        {
            var kind = query.Kind == "guide" ? ItemKind.Guide : ItemKind.Question;
            notes = notes.Where(note => note.AboutKind == kind);
        }

        if (Batch.Ids(query.Ids).Ids is { } ids)
        {
            notes = notes.Where(note => ids.Contains(note.Id));
        }

        return string.IsNullOrEmpty(query.Slug) ? notes : notes.Where(note => note.AboutSlug == query.Slug);
    }
}
