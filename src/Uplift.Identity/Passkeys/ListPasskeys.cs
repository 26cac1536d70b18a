using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Passkeys;

public sealed record PasskeyView(string Id, string? Name, DateTimeOffset CreatedAt);

public sealed record PasskeyQuery
{
    /// <summary><c>createdAt</c>, oldest first (the default), or <c>-createdAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>A person's passkeys: their names, never their keys. There are few, so they are put in order in memory.</summary>
internal sealed class ListPasskeys(UserManager<AppUser> users, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<PasskeyView> Orders = new SortOrders<PasskeyView>()
        .Add("createdAt", by => by.Up(p => p.CreatedAt).Up(p => p.Id))
        .Add("-createdAt", by => by.Down(p => p.CreatedAt).Down(p => p.Id));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/passkeys", GetAsync)
        .WithSummary("My passkeys")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<PasskeyView>>, ProblemHttpResult>> GetAsync([AsParameters] PasskeyQuery query, ListPasskeys list) =>
        (await list.HandleAsync(query)).ToOk();

    public async Task<Outcome<Page<PasskeyView>>> HandleAsync(PasskeyQuery query)
    {
        var views = (await HandleAsync()).Select(p => new PasskeyView(Convert.ToHexStringLower(p.CredentialId), p.Name, p.CreatedAt)).ToList();
        var slice = await lists.SliceAsync(
            views,
            Orders,
            view => view,
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("passkeys", user.Id));
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> HandleAsync()
    {
        var person = await users.FindByIdAsync(user.Id.ToString("D"));
        return person is null ? [] : [.. await users.GetPasskeysAsync(person)];
    }
}
