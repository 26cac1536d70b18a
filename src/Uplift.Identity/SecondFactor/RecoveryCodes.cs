using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Identity.SecondFactor;

/// <summary>Makes recovery codes, shown once, and takes each once.</summary>
internal sealed class RecoveryCodes(AppDb db)
{
    private const int Count = 10;
    private const int Characters = 16;

    // 32 characters, none of which looks like another: no 0, 1, l or o.
    private const string Alphabet = "23456789abcdefghijkmnpqrstuvwxyz";

    /// <summary>Adds a new set to the context in place of the old one.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(Guid userId, CancellationToken cancellation)
    {
        await db.RecoveryCodes.Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellation);
        var codes = Enumerable.Range(0, Count).Select(_ => Next()).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = Hash(code) }));
        return codes;
    }

    public async Task<bool> TakeAsync(Guid userId, string code, CancellationToken cancellation)
    {
        var hash = Hash(code);
        return await db.RecoveryCodes.Where(c => c.UserId == userId && c.Hash == hash).ExecuteDeleteAsync(cancellation) == 1;
    }

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.RecoveryCodes.CountAsync(c => c.UserId == userId, cancellation);

    private static string Next() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Characters).Chunk(4).Select(part => new string(part)));

    // People type codes with and without dashes, in either case.
    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(
        code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()));
}
