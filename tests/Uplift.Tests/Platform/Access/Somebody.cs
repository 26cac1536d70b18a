using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Tests.Platform.Access;

/// <summary>People of stories, by what they may do.</summary>
internal static class Somebody
{
    /// <summary>Signed up as people do, then given their role.</summary>
    public static async Task<(Visitor Visitor, Guid Id)> SomebodyAsync(
        this UpliftApp app, Role role = Role.Learner, string name = "Ada", string? email = null)
    {
        var visitor = new Visitor(app);
        await visitor.SignUpAsync(email ?? Visitor.NewAddress(), name);
        if (email is not null)
        {
            // The one that welcomes them; stories are about those after it.
            await app.Mail.TakeAsync(email);
        }

        var id = await visitor.IdAsync();
        if (role != Role.Learner)
        {
            await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Users.Where(u => u.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, role), TestContext.Current.CancellationToken));
        }

        return (visitor, id);
    }

    /// <summary>Written into the database, where signing up is closed or beside the point.</summary>
    public static Task<Guid> SomebodyWithAsync(this UpliftApp app, string? email, Role role = Role.Learner, string name = "Ada") =>
        app.InScopeAsync(async services =>
        {
            var now = app.Clock.GetUtcNow();
            var id = Ids.Next(app.Clock);
            var userName = email ?? $"guest-{id}";
            var db = services.GetRequiredService<AppDb>();
            db.Add(new AppUser
            {
                Id = id,
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email?.ToUpperInvariant(),
                DisplayName = name,
                Role = role,
                CreatedAt = now,
                LastSeenAt = now,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return id;
        });

    /// <summary>Gives the visitor a session of the person without the work of signing in.</summary>
    public static Task EnterAsync(this UpliftApp app, Visitor visitor, Guid userId) => app.InScopeAsync(async services =>
    {
        var now = app.Clock.GetUtcNow();
        var token = SecretToken.Next();
        visitor.Token = token;
        var db = services.GetRequiredService<AppDb>();
        db.Sessions.Add(new Session
        {
            Id = SHA256.HashData(Encoding.ASCII.GetBytes(token)),
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now.AddDays(1),
            UserAgent = "",
            Address = "",
        });
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
