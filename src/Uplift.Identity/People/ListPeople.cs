using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.People;

public sealed record PeopleQuery
{
    /// <summary>A part of an address or a name.</summary>
    public string? Q { get; init; }

    /// <summary><c>learner</c>, <c>coach</c>, <c>editor</c> or <c>admin</c>.</summary>
    [AllowedValues(null, "", "learner", "coach", "editor", "admin", ErrorMessage = "A role is learner, coach, editor or admin.")]
    public string? Role { get; init; }

    /// <summary><c>active</c>, <c>disabled</c> or <c>leaving</c> (erasure is due).</summary>
    [AllowedValues(null, "", "active", "disabled", "leaving", ErrorMessage = "A state is active, disabled or leaving.")]
    public string? State { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary><c>-createdAt</c>, newest first, or <c>createdAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 25 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }

    /// <summary>Only these, with commas between them, to 50.</summary>
    public string? Ids { get; init; }
}

public sealed record PersonRow(
    Guid Id, string Email, string DisplayName, Role Role, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string State);

/// <summary>People with an account, newest first. Guests are nobody's to list.</summary>
internal sealed class ListPeople(AppDb db, Lists lists)
{
    private const int PageSize = 25;
    private const int LongestSearch = 254;

    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<AppUser> Orders = new SortOrders<AppUser>()
        .Add("-createdAt", by => by.Down(u => u.Id))
        .Add("createdAt", by => by.Up(u => u.Id));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/users", GetAsync)
        .WithSummary("List people")
        .RequirePermission(Permissions.ReadUsers)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<PersonRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] PeopleQuery query, ListPeople list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<PersonRow>>> HandleAsync(PeopleQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        if (problem is not null)
        {
            return problem;
        }

        var people = Filter(db.Users.WithAccount().AsNoTracking(), query);
        var slice = await lists.SliceAsync(
            ids is null ? people : people.Where(u => ids.Contains(u.Id)),
            Orders,
            u => new PersonRow(
                u.Id,
                u.Email!,
                u.DisplayName,
                u.Role,
                u.CreatedAt,
                u.LastSeenAt,
                u.DisabledAt != null ? "disabled" : u.ErasureDueAt != null ? "leaving" : "active"),
            new ListRequest(query.Sort, query.Limit ?? ids?.Count ?? PageSize, query.After, query.Fields),
            Lists.Scope("users", query.Q, query.Role, query.State, query.Ids),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    private static IQueryable<AppUser> Filter(IQueryable<AppUser> people, PeopleQuery query)
    {
        if (query.Q?.Trim() is { Length: > 0 and <= LongestSearch } words)
        {
            var (upper, lower) = (words.ToUpperInvariant(), words.ToLowerInvariant());
            people = people.Where(u => u.NormalizedEmail!.Contains(upper) || Folding.Fold(u.DisplayName).Contains(lower));
        }

        if (Enum.TryParse<Role>(query.Role, ignoreCase: true, out var role) && Enum.IsDefined(role))
        {
            people = people.Where(u => u.Role == role);
        }

        return query.State switch
        {
            "active" => people.Where(u => u.DisabledAt == null && u.ErasureDueAt == null),
            "disabled" => people.Where(u => u.DisabledAt != null),
            "leaving" => people.Where(u => u.DisabledAt == null && u.ErasureDueAt != null),
            _ => people,
        };
    }
}
