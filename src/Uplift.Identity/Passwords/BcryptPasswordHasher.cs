using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Passwords;

/// <summary>
/// Hashes with bcrypt over HMAC-SHA-256 of the password. bcrypt alone drops what follows 72 bytes or a NUL; the base 64 of the
/// HMAC has 44 characters and no NUL, so every character counts. The HMAC's key is no secret: it only keeps hashes of
/// passwords that leaked elsewhere from being tried as they are.
/// </summary>
internal sealed class BcryptPasswordHasher(IOptions<PasswordHashingOptions> options, IOptions<PasswordHasherOptions> former)
    : IPasswordHasher<AppUser>
{
    private const string Prefix = "hmac-sha256:";
    private static readonly byte[] Domain = "uplift password 1"u8.ToArray();

    // What accounts have from before bcrypt; each is replaced when its person signs in.
    private readonly PasswordHasher<AppUser> pbkdf2 = new(former);

    public string HashPassword(AppUser user, string password) => Prefix + Bcrypt.Hash(Key(password), options.Value.Cost);

    public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
    {
        if (!hashedPassword.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return VerifyFormer(user, hashedPassword, providedPassword);
        }

        var hash = hashedPassword[Prefix.Length..];
        if (!Bcrypt.Verify(Key(providedPassword), hash))
        {
            return PasswordVerificationResult.Failed;
        }

        return Bcrypt.TryParse(hash, out var cost, out _) && cost < options.Value.Cost
            ? PasswordVerificationResult.SuccessRehashNeeded
            : PasswordVerificationResult.Success;
    }

    private PasswordVerificationResult VerifyFormer(AppUser user, string hashed, string provided)
    {
        // Identity's hasher throws on what is no base 64.
        var isBase64 = System.Buffers.Text.Base64.IsValid(hashed);
        return isBase64 && pbkdf2.VerifyHashedPassword(user, hashed, provided) != PasswordVerificationResult.Failed
            ? PasswordVerificationResult.SuccessRehashNeeded
            : PasswordVerificationResult.Failed;
    }

    private static byte[] Key(string password) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(Domain, Encoding.UTF8.GetBytes(password))));
}
