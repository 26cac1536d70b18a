using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Identity.Sessions;

/// <summary>The secret a browser holds: 32 random bytes. Who reads the database cannot use what is there.</summary>
internal static class SessionToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>The id of the token's session; null when it cannot be a token, which then costs no query.</returns>
    public static byte[]? Hash(string token) => token.Length == Characters && Base64Url.IsValid(token)
        ? SHA256.HashData(Encoding.ASCII.GetBytes(token))
        : null;

    /// <returns>The id that its hexadecimal form names; null when it names none.</returns>
    public static byte[]? IdFrom(string hex) => hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(hex)
        : null;
}
