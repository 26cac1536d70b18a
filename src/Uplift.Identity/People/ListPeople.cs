using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Identity.People;

/// <param name="Q">A part of an address or a name.</param>
/// <param name="State"><c>active</c>, <c>disabled</c> or <c>leaving</c> (erasure is due).</param>
/// <param name="After">The cursor of the page before.</param>
public sealed record PeopleQuery(string? Q, string? Role, string? State, string? After);

public sealed record PersonRow(
    Guid Id, string Email, string DisplayName, Role Role, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string State);

/// <summary>People with an account, newest first. Guests are nobody's to list.</summary>
internal sealed class ListPeople(AppDb db)
{
    private const int PageSize = 25;
    private const int LongestSearch = 254;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/users", GetAsync)
        .WithSummary("List people")
        .RequirePermission(Permissions.ReadUsers);

    private static async Task<Ok<Page<PersonRow>>> GetAsync(
        [AsParameters] PeopleQuery query, ListPeople list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(query, cancellation));

    public async Task<Page<PersonRow>> HandleAsync(PeopleQuery query, CancellationToken cancellation)
    {
        // Ids are in time order, so the newest come first without an index on the date.
        var rows = await Filter(db.Users.WithAccount().AsNoTracking(), query)
            .OrderByDescending(u => u.Id)
            .Take(PageSize + 1)
            .Select(u => new PersonRow(
                u.Id,
                u.Email!,
                u.DisplayName,
                u.Role,
                u.CreatedAt,
                u.LastSeenAt,
                u.DisabledAt != null ? "disabled" : u.ErasureDueAt != null ? "leaving" : "active"))
            .ToListAsync(cancellation);
        return Page<PersonRow>.Of(rows, PageSize, row => row.Id.ToString());
    }

    private static IQueryable<AppUser> Filter(IQueryable<AppUser> people, PeopleQuery query)
    {
        if (query.Q?.Trim() is { Length: > 0 and <= LongestSearch } words)
        {
            var (upper, lower) = (words.ToUpperInvariant(), words.ToLowerInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, where the database's own lower() decides.
            people = people.Where(u => u.NormalizedEmail!.Contains(upper) || u.DisplayName.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (Enum.TryParse<Role>(query.Role, ignoreCase: true, out var role) && Enum.IsDefined(role))
        {
            people = people.Where(u => u.Role == role);
        }

        people = query.State switch
        {
            "active" => people.Where(u => u.DisabledAt == null && u.ErasureDueAt == null),
            "disabled" => people.Where(u => u.DisabledAt != null),
            "leaving" => people.Where(u => u.DisabledAt == null && u.ErasureDueAt != null),
            _ => people,
        };
        return Guid.TryParse(Cursor.Decode(query.After), out var last) ? people.Where(u => u.Id < last) : people;
    }
}
