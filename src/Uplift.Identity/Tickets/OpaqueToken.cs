using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Identity.Tickets;

/// <summary>A secret of 32 random bytes that stands for a row. The row holds only the hash, so a copy of the database opens nothing.</summary>
internal static class OpaqueToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    /// <param name="prefix">Tells people, and programs that look for leaked secrets, what this is.</param>
    public static string Next(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>The id of the token's row; null when it cannot be a token, which then costs no query.</returns>
    public static byte[]? Hash(string token, string prefix = "") =>
        token.Length == prefix.Length + Characters
        && token.StartsWith(prefix, StringComparison.Ordinal)
        && Base64Url.IsValid(token.AsSpan(prefix.Length))
            ? SHA256.HashData(Encoding.ASCII.GetBytes(token))
            : null;
}
