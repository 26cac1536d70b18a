using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
    [Description("updatedAt or title, with a minus in front for the other way; -updatedAt unless told.")]
    [AllowedValues(null, "updatedAt", "-updatedAt", "title", "-title", ErrorMessage = "Sort by updatedAt, -updatedAt, title or -title.")]
    public string? Sort { get; set; }

    [Description("Only pinned notes, or only the others.")]
    public bool? Pinned { get; set; }

    [Description("Only notes about a guide or a question, which slug names.")]
    [AllowedValues(null, "guide", "question", ErrorMessage = "A note is about a guide or a question.")]
    public string? Kind { get; set; }

    [Description("The slug of the guide or question.")]
    [StringLength(100)]
    public string? Slug { get; set; }

    [Description("How many at most, 20 unless told.")]
    [Range(1, 100, ErrorMessage = "A page has 1 to 100 notes.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }
}

/// <summary>A person's notes, filtered, sorted and paged by keyset.</summary>
internal sealed class ListNotes(AppDb db, CurrentUser user)
{
    private const int PageSize = 20;

    private static readonly Problem BadCursor = Problem.Invalid(
        "/after", "bad-cursor", "This cursor does not belong to this list and order. Begin again without it.");

    public static void Map(IEndpointRouteBuilder notes) => notes
        .MapGet("/", GetAsync)
        .WithSummary("List your notes")
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<NoteView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] NoteQuery query, ListNotes list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<NoteView>>> HandleAsync(NoteQuery query, CancellationToken cancellation)
    {
        var (sort, descending) = query.Sort is null ? ("updatedAt", true) : (query.Sort.TrimStart('-'), query.Sort.StartsWith('-'));
        if (Seek(Filter(query), sort, descending, query.After) is not { } notes)
        {
            return BadCursor;
        }

        var size = query.Limit ?? PageSize;
        var rows = await notes.Take(size + 1).Select(NoteView.Of).ToListAsync(cancellation);
        return Page<NoteView>.Of(rows, size, row => sort == "title"
            ? $"title|{row.Title}|{row.Id}"
            : $"updatedAt|{row.UpdatedAt.UtcDateTime.ToString("o", CultureInfo.InvariantCulture)}|{row.Id}");
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(NoteQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    private IQueryable<Note> Filter(NoteQuery query)
    {
        var notes = db.Notes.AsNoTracking().OwnedBy(user.Id);
        if (query.Pinned is { } pinned)
        {
            notes = notes.Where(note => note.Pinned == pinned);
        }

        if (query.Kind is not null)
        {
            var kind = query.Kind == "guide" ? ItemKind.Guide : ItemKind.Question;
            notes = notes.Where(note => note.AboutKind == kind);
        }

        return string.IsNullOrEmpty(query.Slug) ? notes : notes.Where(note => note.AboutSlug == query.Slug);
    }

    /// <returns>Null when the cursor was not made by this list in this order.</returns>
    private static IQueryable<Note>? Seek(IQueryable<Note> notes, string sort, bool descending, string? after)
    {
        if (string.IsNullOrEmpty(after))
        {
            return Order(notes, sort, descending);
        }

        // A title may hold the separator, an id cannot.
        var key = Cursor.Decode(after) ?? "";
        var (first, last) = (key.IndexOf('|', StringComparison.Ordinal), key.LastIndexOf('|'));
        if (first <= 0 || last <= first || key[..first] != sort || !Guid.TryParse(key[(last + 1)..], out var id))
        {
            return null;
        }

        var value = key[(first + 1)..last];
        if (sort == "title")
        {
            return Order(
                descending
                    ? notes.Where(n => string.Compare(n.Title, value) < 0 || (n.Title == value && n.Id < id))
                    : notes.Where(n => string.Compare(n.Title, value) > 0 || (n.Title == value && n.Id > id)),
                sort,
                descending);
        }

        return !DateTimeOffset.TryParseExact(value, "o", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? null
            : Order(
                descending
                    ? notes.Where(n => n.UpdatedAt < at || (n.UpdatedAt == at && n.Id < id))
                    : notes.Where(n => n.UpdatedAt > at || (n.UpdatedAt == at && n.Id > id)),
                sort,
                descending);
    }

    private static IQueryable<Note> Order(IQueryable<Note> notes, string sort, bool descending) => (sort, descending) switch
    {
        ("title", false) => notes.OrderBy(n => n.Title).ThenBy(n => n.Id),
        ("title", true) => notes.OrderByDescending(n => n.Title).ThenByDescending(n => n.Id),
        (_, false) => notes.OrderBy(n => n.UpdatedAt).ThenBy(n => n.Id),
        _ => notes.OrderByDescending(n => n.UpdatedAt).ThenByDescending(n => n.Id),
    };
}
