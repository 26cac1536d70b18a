using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Platform.Access;

/// <summary>A secret that a link or a program carries: 32 random bytes. The database has its hash, so who reads it cannot use the secret.</summary>
public static class SecretToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    /// <param name="prefix">Tells people, and programs that look for leaked secrets, what this is.</param>
    public static string Next(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null when it cannot be a token, which then costs no query.</returns>
    public static byte[]? Hash(string? token, string prefix = "") =>
        token?.Length == prefix.Length + Characters
        && token.StartsWith(prefix, StringComparison.Ordinal)
        && Base64Url.IsValid(token.AsSpan(prefix.Length))
        ? SHA256.HashData(Encoding.ASCII.GetBytes(token))
        : null;
}
