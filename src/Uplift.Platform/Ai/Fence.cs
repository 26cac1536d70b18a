using System.Globalization;
using System.Security.Cryptography;

namespace Uplift.Platform.Ai;

/// <summary>
/// Puts what people wrote between marks that they cannot know, cut to a length, so that it is told from what we say. A model
/// may still obey it; nothing that a model says counts before our own code has checked it.
/// </summary>
public static class Fence
{
    public const int LongestAnswer = 8_000;

    /// <summary>Differs by what it is for, so that nobody learns it from what an earlier call gave away.</summary>
    public static string Mark(Guid about, int number)
    {
        Span<byte> text = stackalloc byte[20];
        about.TryWriteBytes(text);
        BitConverter.TryWriteBytes(text[16..], number);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Secret, text))[..16];
    }

    public static string Around(string kind, string text, string mark, int longest)
    {
        // Control characters other than line breaks and tabs hide things from people who read along.
        var clean = string.Concat(Cut(text, longest).Where(one => !char.IsControl(one) || one is '\n' or '\t'))
            .Replace(mark, "", StringComparison.OrdinalIgnoreCase);
        return string.Create(CultureInfo.InvariantCulture, $"[{kind} {mark} begins]\n{clean}\n[{kind} {mark} ends]\n");
    }

    /// <summary>From the beginning, without half a character at the end.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    // Of this process: marks need not outlive a call.
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
}
