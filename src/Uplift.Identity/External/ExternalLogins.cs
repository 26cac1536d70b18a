using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Uplift.Identity.Sessions;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <param name="Key">Names the link when it is to be removed.</param>
internal sealed record ExternalLoginView(string Key, string Provider, string Subject);

/// <summary>Which identities at providers a person signs in with: shows and removes them, but never the last way in.</summary>
internal sealed class ExternalLogins(UserManager<AppUser> users, CurrentUser visitor, CurrentSession session)
{
    public async Task<IReadOnlyList<ExternalLoginView>> ListAsync() =>
        await FindUserAsync() is { } user
            ? [.. (await users.GetLoginsAsync(user)).Select(login => new ExternalLoginView(Key(login), login.ProviderDisplayName ?? login.LoginProvider, login.ProviderKey))]
            : [];

    public async Task<Outcome<ExternalLoginView>> RemoveAsync(string key, CancellationToken cancellation)
    {
        if (await FindUserAsync() is not { } user)
        {
            return SessionAuthentication.SignInFirst;
        }

        var logins = await users.GetLoginsAsync(user);
        if (logins.FirstOrDefault(candidate => Key(candidate) == key) is not { } login)
        {
            return Problem.NotFound("external-login");
        }

        if (logins.Count == 1 && user.PasswordHash is null)
        {
            return Problem.Conflict("last-way-in", "This is the only way into your account. Set a password first; then you can remove it.");
        }

        await users.RemoveLoginAsync(user, login.LoginProvider, login.ProviderKey);
        await session.RotateAsync(cancellation);
        return new ExternalLoginView(key, login.ProviderDisplayName ?? login.LoginProvider, login.ProviderKey);
    }

    private Task<AppUser?> FindUserAsync() => users.FindByIdAsync(visitor.Id.ToString());

    private static string Key(UserLoginInfo login) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{login.LoginProvider}\n{login.ProviderKey}")).AsSpan(0, 16));
}
