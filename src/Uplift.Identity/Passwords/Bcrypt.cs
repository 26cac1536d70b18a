using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Identity.Passwords;

/// <summary>
/// bcrypt as OpenBSD's <c>$2b$</c> has it. A small implementation of our own because no maintained one could be had; decision
/// 0016 names the package that should take its place.
/// </summary>
internal static class Bcrypt
{
    public const int LowestCost = 4;

    /// <summary>Above this a stored hash would occupy a processor for minutes, so nobody but an attacker writes one.</summary>
    public const int HighestCost = 16;

    /// <summary>More of a key is ignored, and so is what follows a NUL: callers give keys that are shorter and have none.</summary>
    public const int LongestKey = 72;

    private const int SaltBytes = 16;
    private const int HashBytes = 23;
    private const int SettingLength = 29;
    private const int Length = 60;
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    public static string Hash(ReadOnlySpan<byte> key, int cost) => Hash(key, cost, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>Whether the key has this hash. A text that is no hash of ours has no key.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, string hash)
    {
        if (!TryParse(hash, out var cost, out var salt))
        {
            return false;
        }

        var computed = Hash(key, cost, salt);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(computed[SettingLength..]), Encoding.ASCII.GetBytes(hash[SettingLength..]));
    }

    /// <summary>Strict: the versions that mean the same, two digits of cost within bounds, and only characters of the alphabet.</summary>
    public static bool TryParse(string hash, out int cost, [NotNullWhen(true)] out byte[]? salt)
    {
        (cost, salt) = (0, null);
        var fits = hash.Length == Length
            && hash[..4] is "$2a$" or "$2b$" or "$2y$"
            && hash[6] == '$'
            && int.TryParse(hash.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out cost)
            && cost is >= LowestCost and <= HighestCost
            && hash.AsSpan(7).IndexOfAnyExcept(Characters) < 0;
        salt = fits ? Decode(hash.AsSpan(7, SettingLength - 7)) : null;
        return fits;
    }

    internal static string Hash(ReadOnlySpan<byte> key, int cost, ReadOnlySpan<byte> salt)
    {
        // The terminating NUL is part of the key, so a key is never empty.
        Span<byte> terminated = stackalloc byte[Math.Min(key.Length + 1, LongestKey)];
        terminated.Clear();
        key[..Math.Min(key.Length, LongestKey)].CopyTo(terminated);
        var blowfish = new Blowfish(terminated, salt, cost);
        CryptographicOperations.ZeroMemory(terminated);

        // "OrpheanBeholderScryDoubt"
        Span<uint> text = [0x4F727068, 0x65616E42, 0x65686F6C, 0x64657253, 0x63727944, 0x6F756274];
        Span<byte> bytes = stackalloc byte[24];
        for (var block = 0; block < text.Length; block += 2)
        {
            for (var time = 0; time < 64; time++)
            {
                blowfish.Encrypt(ref text[block], ref text[block + 1]);
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes[(4 * block)..], text[block]);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[((4 * block) + 4)..], text[block + 1]);
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"$2b${cost:D2}${Encode(salt)}{Encode(bytes[..HashBytes])}");
    }

    // bcrypt's own base 64: another alphabet and no padding.
    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[((8 * bytes.Length) + 5) / 6];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = 6 * i;
            var pair = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Alphabet[pair >> (10 - (bit % 8)) & 63];
        }

        return new string(text);
    }

    private static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[6 * text.Length / 8];
        for (var i = 0; i < text.Length; i++)
        {
            var (bit, value) = (6 * i, Alphabet.IndexOf(text[i], StringComparison.Ordinal) << 10);
            for (var at = bit / 8; at < Math.Min((bit / 8) + 2, bytes.Length); at++)
            {
                bytes[at] |= (byte)(value >> (bit % 8) >> (at == bit / 8 ? 8 : 0));
            }
        }

        return bytes;
    }
}
