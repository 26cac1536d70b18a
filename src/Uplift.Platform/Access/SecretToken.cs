using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Platform.Access;

/// <summary>A secret that a link carries: 32 random bytes. The database has its hash, so who reads it cannot use the link.</summary>
public static class SecretToken
{
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null when it cannot be a token, which then costs no query.</returns>
    public static byte[]? Hash(string? token) => token?.Length == Characters && Base64Url.IsValid(token)
        ? SHA256.HashData(Encoding.ASCII.GetBytes(token))
        : null;
}
