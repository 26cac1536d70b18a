using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Uplift.Identity.MyData;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Sessions;

/// <summary>The session of this request: begins one, ends it.</summary>
internal sealed class CurrentSession(
    AppDb db,
    SessionStore store,
    IHttpContextAccessor accessor,
    IOptions<SessionOptions> options,
    AttemptLimits attempts,
    KeepAccount keep,
    TimeProvider clock)
{
    private HttpContext Context =>
        accessor.HttpContext ?? throw new InvalidOperationException("A session belongs to a request.");

    /// <summary>Null when the request has no session.</summary>
    public byte[]? Id => Context.User.FindFirstValue(UserClaims.Session) is { } hex ? Convert.FromHexString(hex) : null;

    /// <summary>
    /// Signs the person in. The token is always new and the request's old session ends, so a token that somebody planted
    /// or saw before is worth nothing afterwards.
    /// </summary>
    /// <param name="user">The person.</param>
    /// <param name="guestId">The guest whose rows the person is going to be asked about.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task StartAsync(AppUser user, Guid? guestId, CancellationToken cancellation)
    {
        await keep.HandleAsync(user, cancellation);
        var token = SecretToken.Next();
        var session = NewSession(SecretToken.Hash(token)!, user.Id, guestId);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellation);
        if (Id is { } old)
        {
            await store.EndAsync(old, cancellation);
        }

        SessionCookie.Write(Context.Response, token, options.Value.Longest);
        Context.User = SessionUser.Of(user).ToPrincipal(session.Id);
        if (user.Email is { } email)
        {
            attempts.Remember(email);
        }
    }

    /// <summary>A new session for a browser whose person changed how they sign in; a program with a token has none to renew.</summary>
    public async Task RenewAsync(AppUser user, CancellationToken cancellation)
    {
        if (BearerToken.IsPresent(Context.Request))
        {
            await db.SaveChangesAsync(cancellation);
        }
        else
        {
            await StartAsync(user, guestId: null, cancellation);
        }
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (Id is { } id)
        {
            await store.EndAsync(id, cancellation);
        }

        SessionCookie.Remove(Context.Response);
        Context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>Signs a person out everywhere, programs included.</summary>
    public Task EndAllAsync(Guid userId, CancellationToken cancellation) => store.EndAllAsync(userId, except: null, cancellation);

    private Session NewSession(byte[] id, Guid userId, Guid? guestId)
    {
        var now = clock.GetUtcNow();
        return new Session
        {
            Id = id,
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = options.Value.EndOf(now, now),
            UserAgent = Cut(Context.Request.Headers.UserAgent.ToString(), Session.LongestUserAgent),
            Address = Cut(Context.Connection.RemoteIpAddress?.ToString() ?? "", Session.LongestAddress),
            GuestId = guestId,
        };
    }

    // Half a surrogate pair is no text, and PostgreSQL refuses it.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
