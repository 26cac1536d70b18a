using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Uplift.Identity.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;

namespace Uplift.Identity.Tokens;

/// <summary>
/// The installation's signing keys, kept in memory for a minute. A new key is published at once and signs a quarter of an hour
/// later, when every process and every client that keeps the key list has seen it; the old one is published until the last
/// token it signed is over.
/// </summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
    : ISigningKeys, IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PublishedBefore = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan PublishedAfter = AccessTokens.Lifetime + TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("signing-key");
    private readonly SemaphoreSlim reading = new(1);
    private volatile KeyRing? ring;

    /// <summary>The present keys. Any number of unknown names in tokens leads to one look at the database a minute at most.</summary>
    public async Task<KeyRing> RingAsync(CancellationToken cancellation)
    {
        if (ring is { } present && IsFresh(present))
        {
            return present;
        }

        await reading.WaitAsync(cancellation);
        try
        {
            return ring is { } meanwhile && IsFresh(meanwhile) ? meanwhile : ring = await ReadAsync(cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<RotatedKey> RotateAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var isFirst = !await db.SigningKeys.AnyAsync(cancellation);
        var signsFrom = isFirst ? now : now + PublishedBefore;
        DateTimeOffset? retiresAt = signsFrom + PublishedAfter;
        var next = NewKey(signsFrom);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SigningKeys.Where(k => k.RetiresAt < now).ExecuteDeleteAsync(cancellation);
        await db.SigningKeys.Where(k => k.RetiresAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(k => k.RetiresAt, retiresAt), cancellation);
        db.Add(next);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new RotatedKey(next.Id, signsFrom);
    }

    public void Dispose() => reading.Dispose();

    private bool IsFresh(KeyRing present) => clock.GetUtcNow() - present.ReadAt < KeptFor;

    private async Task<KeyRing> ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var rows = await LiveAsync();
        if (rows.Count == 0)
        {
            await RotateAsync(cancellation);
            rows = await LiveAsync();
        }

        return new KeyRing([.. rows.Select(row => new RingKey(Open(row), row.SignsFrom))], now);

        Task<List<SigningKey>> LiveAsync() => db.SigningKeys.AsNoTracking()
            .Where(k => k.RetiresAt == null || k.RetiresAt > now)
            .ToListAsync(cancellation);
    }

    private SigningKey NewKey(DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey
        {
            Id = SecretToken.Next()[..16],
            Sealed = protector.Protect(key.ExportPkcs8PrivateKey()),
            SignsFrom = signsFrom,
        };
    }

    private ECDsaSecurityKey Open(SigningKey row)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(protector.Unprotect(row.Sealed), out _);
        return new ECDsaSecurityKey(key) { KeyId = row.Id };
    }
}
