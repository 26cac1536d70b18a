using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.People;

/// <param name="Sessions">How many browsers are signed in.</param>
/// <param name="Permissions">What the role lets the person do.</param>
public sealed record PersonView(
    Guid Id,
    string Email,
    bool EmailConfirmed,
    string DisplayName,
    Role Role,
    IReadOnlyList<string> Permissions,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? ErasureDueAt,
    int Sessions);

/// <summary>What an admin sees of a person: never a password, a token or what the person did here.</summary>
internal sealed class ReadPerson(AppDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/users/{userId:guid}", GetAsync)
        .WithSummary("Read a person")
        .RequirePermission(Permissions.ReadUsers)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> GetAsync(
        Guid userId, ReadPerson read, CancellationToken cancellation) =>
        (await read.HandleAsync(userId, cancellation)).ToOk();

    public async Task<Outcome<PersonView>> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var sessions = db.Sessions;
        var person = await db.Users.WithAccount().AsNoTracking()
            .Where(u => u.Id == userId)
            .Select(u => new PersonView(
                u.Id,
                u.Email!,
                u.EmailConfirmed,
                u.DisplayName,
                u.Role,
                Permissions.Of(u.Role),
                u.CreatedAt,
                u.LastSeenAt,
                u.DisabledAt,
                u.ErasureDueAt,
                sessions.Count(s => s.UserId == u.Id && s.ExpiresAt > now)))
            .SingleOrDefaultAsync(cancellation);
        return person is null ? Problem.NotFound("person") : person;
    }
}
