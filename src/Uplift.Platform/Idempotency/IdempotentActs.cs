using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Idempotency;

/// <summary>
/// A request with an <c>Idempotency-Key</c> acts once (draft-ietf-httpapi-idempotency-key-header). The key, the answer and
/// what the request did are one transaction, so a crash leaves all of them or none. Only success is kept: a refusal did
/// nothing, and the same key may then be sent with what was mended.
/// </summary>
internal sealed class IdempotentActs(TimeProvider clock)
{
    public const string Header = "Idempotency-Key";

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private static readonly Problem InFlight = Problem.Conflict(
        "idempotency-in-flight", "A request with this key is being worked on right now. Send it again in a moment to get its answer.");

    private static readonly Problem Reused = new(
        ProblemKind.Invalid, "idempotency-key-reused", "This key came before with another address or body. Use a new key for a new thing.");

    // A twin on this node is refused at once. One on another node waits for the transaction, then gets its answer.
    private readonly ConcurrentDictionary<(Guid Owner, string Key), byte> working = new();

    /// <param name="context">The request, with a key.</param>
    /// <param name="use">What is done with keys here.</param>
    /// <param name="act">Does what is asked and writes the answer.</param>
    /// <param name="hasActed">Whether it did anything, which is then kept.</param>
    /// <param name="refuse">Says why not.</param>
    public async Task RunAsync(HttpContext context, KeyUse use, Func<Task> act, Func<bool> hasActed, Func<Problem, Task> refuse)
    {
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        var sent = context.Request.Headers[Header].ToString();
        if (Misuse(use, sent, user) is { } misuse)
        {
            await refuse(new Problem(ProblemKind.Unreadable, "idempotency-key-misused", misuse));
            return;
        }

        var key = (user.Id, sent);
        if (!working.TryAdd(key, 0))
        {
            await refuse(InFlight);
            return;
        }

        try
        {
            await ActOnceAsync(context, key, act, hasActed, refuse);
        }
        finally
        {
            working.TryRemove(key, out _);
        }
    }

    private static string? Misuse(KeyUse use, string key, CurrentUser user) =>
        use == KeyUse.Refused ? "The answer carries a secret, which is not kept to be shown again, so this endpoint takes no Idempotency-Key."
        : key.Length is 0 or > IdempotentAnswer.LongestKey || key.Any(letter => letter is < '!' or > '~')
            ? "An Idempotency-Key has 1 to 255 printable characters without spaces."
        : !user.HasSession ? "An Idempotency-Key belongs to a session or token. Begin one first, or leave the key out."
        : null;

    private async Task ActOnceAsync(
        HttpContext context, (Guid Owner, string Key) key, Func<Task> act, Func<bool> hasActed, Func<Problem, Task> refuse)
    {
        var (db, now, cancellation) = (context.RequestServices.GetRequiredService<AppDb>(), clock.GetUtcNow(), context.RequestAborted);
        var fingerprint = await FingerprintAsync(context.Request, cancellation);
        var network = context.Response.Body;
        using var body = new MemoryStream();
        // SQLite takes the write lock here; PostgreSQL makes a twin wait at the insert.
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            if (await FindAsync(db, key, now, cancellation) is { } known)
            {
                await (known.Fingerprint == fingerprint ? ReplayAsync(context, known) : refuse(Reused));
                return;
            }

            await ReserveAsync(db, key, fingerprint, now, cancellation);
            context.Response.Body = body;
            try
            {
                await act();
            }
            finally
            {
                context.Response.Body = network;
            }

            if (hasActed())
            {
                await KeepAsync(db, key, context.Response, body.ToArray(), cancellation);
                await transaction.CommitAsync(cancellation);
            }
        }

        body.Position = 0;
        await body.CopyToAsync(network, cancellation);
    }

    private static async Task<IdempotentAnswer?> FindAsync(
        AppDb db, (Guid Owner, string Key) key, DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = now - KeptFor;
        await Of(db, key).Where(answer => answer.CreatedAt < oldest).ExecuteDeleteAsync(cancellation);
        return await Of(db, key).AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    private static async Task ReserveAsync(
        AppDb db, (Guid Owner, string Key) key, string fingerprint, DateTimeOffset now, CancellationToken cancellation)
    {
        db.IdempotentAnswers.Add(new IdempotentAnswer { OwnerId = key.Owner, Key = key.Key, Fingerprint = fingerprint, CreatedAt = now });
        await db.SaveChangesAsync(cancellation);
        // The handler's context begins empty, as without a key.
        db.ChangeTracker.Clear();
    }

    private static Task<int> KeepAsync(
        AppDb db, (Guid Owner, string Key) key, HttpResponse answer, byte[] body, CancellationToken cancellation)
    {
        var (status, type) = (answer.StatusCode, answer.ContentType ?? "");
        var (location, etag) = (answer.Headers.Location.ToString(), answer.Headers.ETag.ToString());
        return Of(db, key).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.Status, status)
                .SetProperty(a => a.ContentType, type)
                .SetProperty(a => a.Location, location)
                .SetProperty(a => a.ETag, etag)
                .SetProperty(a => a.Body, body),
            cancellation);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotentAnswer kept)
    {
        var answer = context.Response;
        answer.StatusCode = kept.Status;
        answer.Headers["Idempotency-Replayed"] = "true";
        answer.Headers.Location = kept.Location.Length > 0 ? kept.Location : default;
        answer.Headers.ETag = kept.ETag.Length > 0 ? kept.ETag : default;
        if (kept.ContentType.Length > 0)
        {
            answer.ContentType = kept.ContentType;
        }

        await answer.Body.WriteAsync(kept.Body, context.RequestAborted);
    }

    private static IQueryable<IdempotentAnswer> Of(AppDb db, (Guid Owner, string Key) key) =>
        db.IdempotentAnswers.Where(answer => answer.OwnerId == key.Owner && answer.Key == key.Key);

    private static async Task<string> FingerprintAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        // A door that had to know what is asked has read it before.
        request.Body.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            hash.AppendData(chunk, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
