using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Passkeys;

public sealed record PasskeyView(string Id, string? Name, DateTimeOffset CreatedAt);

/// <summary>A person's passkeys: their names, never their keys. There are few, so the list is whole.</summary>
internal sealed class ListPasskeys(UserManager<AppUser> users, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/passkeys", GetAsync)
        .WithSummary("My passkeys")
        .RequireAuthorization(Policies.SignedIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<Page<PasskeyView>>> GetAsync(ListPasskeys list) =>
        TypedResults.Ok(new Page<PasskeyView>(
            [.. (await list.HandleAsync()).Select(p => new PasskeyView(Convert.ToHexStringLower(p.CredentialId), p.Name, p.CreatedAt))], null));

    public async Task<IReadOnlyList<UserPasskeyInfo>> HandleAsync()
    {
        var person = await users.FindByIdAsync(user.Id.ToString("D"));
        return person is null ? [] : [.. await users.GetPasskeysAsync(person)];
    }
}
