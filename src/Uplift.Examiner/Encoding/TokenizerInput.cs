using System.Text;

namespace Uplift.Examiner;

/// <summary>Brings a text into the form the vocabulary was made for.</summary>
internal static class TokenizerInput
{
    /// <summary>
    /// 128 tokens are at most 2,048 characters unless unknown ones run together, so this is far more than the encoder
    /// can use, and it bounds time and memory for any text.
    /// </summary>
    public const int Longest = 8192;

    private const char Space = '\u2581';
    private const char Replacement = '\uFFFD';
    private const char NotACharacter = '\uFFFE';

    /// <summary>Normal form NFKC, a mark in front and in place of every space; nothing for nothing.</summary>
    public static ReadOnlySpan<char> Prepare(ReadOnlySpan<char> text, TokenizerScratch scratch)
    {
        text = text[..Cut(text, Longest)];
        var length = Normalise(text, scratch.Raw, scratch.Text.AsSpan(1));
        if (length == 0)
        {
            return [];
        }

        var input = scratch.Text.AsSpan(0, length + 1);
        input[0] = Space;
        input.Replace(' ', Space);
        return input;
    }

    private static int Normalise(ReadOnlySpan<char> text, Span<char> raw, Span<char> target)
    {
        if (Ascii.IsValid(text))
        {
            text.CopyTo(target);
            return text.Length;
        }

        raw = raw[..text.Length];
        text.CopyTo(raw);
        ReplaceInvalid(raw);
        int length;
        while (!((ReadOnlySpan<char>)raw).TryNormalize(target, out length, NormalizationForm.FormKC))
        {
            // One character may become eighteen. Then less of the text is read.
            raw = raw[..Cut(raw, raw.Length / 2)];
        }

        return length;
    }

    // Normalisation refuses these. The vocabulary has neither them nor the replacement, so no token changes.
    private static void ReplaceInvalid(Span<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] == NotACharacter)
            {
                text[at] = Replacement;
            }
        }
    }

    /// <summary>At most so many characters, without half a surrogate pair at the end.</summary>
    private static int Cut(ReadOnlySpan<char> text, int most)
    {
        if (text.Length <= most)
        {
            return text.Length;
        }

        return most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
