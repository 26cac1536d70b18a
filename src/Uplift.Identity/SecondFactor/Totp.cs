using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Identity.SecondFactor;

/// <summary>Codes of an authenticator app: RFC 6238 with six digits, 30 seconds and SHA-1, which is all that every app can do.</summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    public const int Digits = 6;
    private const int SecondsPerStep = 30;

    // One step to either side, because clocks of telephones differ.
    private static readonly long[] Tolerated = [0, -1, 1];

    public static string CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // As HMAC, SHA-1 is sound, and the standard's authenticators know nothing else.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (truncated % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <returns>The step whose code it is, now or a step ago or ahead; null for none.</returns>
    public static long? MatchingStep(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        var present = now.ToUnixTimeSeconds() / SecondsPerStep;
        long? match = null;
        foreach (var distance in Tolerated)
        {
            var expected = Encoding.ASCII.GetBytes(CodeAt(secret, present + distance));
            if (CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(code)))
            {
                match = present + distance;
            }
        }

        return match;
    }

    /// <summary>The secret as people type it into an app.</summary>
    public static string Base32(ReadOnlySpan<byte> secret)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        for (var bit = 0; bit < 8 * secret.Length; bit += 5)
        {
            var pair = secret[bit / 8] << 8 | ((bit / 8) + 1 < secret.Length ? secret[(bit / 8) + 1] : 0);
            text.Append(alphabet[pair >> (11 - (bit % 8)) & 31]);
        }

        return text.ToString();
    }
}
