using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Settings;

public sealed record MeView(
    Guid Id,
    string? Email,
    string DisplayName,
    Role Role,
    string TimeZone,
    string Culture,
    string Theme,
    bool Guest);

/// <summary>What Uplift knows about whoever asks: a person or a guest.</summary>
internal sealed class ReadMe(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me", GetAsync)
        .WithSummary("Who am I")
        .RequireAuthorization()
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<Results<Ok<MeView>, ProblemHttpResult>> GetAsync(ReadMe me, CancellationToken cancellation) =>
        (await me.HandleAsync(cancellation)).ToOk();

    public async Task<Outcome<MeView>> HandleAsync(CancellationToken cancellation)
    {
        var view = await db.Users.AsNoTracking()
            .Where(u => u.Id == user.Id)
            .Select(u => new MeView(
                u.Id, u.Email, u.DisplayName, u.Role, u.TimeZone, u.Culture, u.Theme, u.Email == null))
            .SingleOrDefaultAsync(cancellation);
        return view is null ? SessionAuthentication.SignInFirst : view;
    }
}
