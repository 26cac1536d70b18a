using System.Text;
using Uplift.Documents.Reading.Content;

namespace Uplift.Documents.Reading.Layout;

/// <summary>
/// Fonts without accented letters, such as TeX's own, draw an accent and then the letter below it. The two become the one character
/// that they look like.
/// </summary>
internal static class Accents
{
    /// <summary>Of the size: capitals have their accents higher.</summary>
    private const double MostRaised = 0.5;

    /// <summary>Of the narrower shape: a letter beside an accent shares nothing with it.</summary>
    private const double LeastShared = 0.5;

    private const double LeastSize = 0.6;

    public static List<PageGlyph> Joined(IEnumerable<PageGlyph> glyphs)
    {
        var joined = new List<PageGlyph>();
        PageGlyph? accent = null;
        foreach (var glyph in glyphs)
        {
            if (accent is not null && Joins(glyph, accent))
            {
                joined[^1] = glyph;
                accent = null;
                continue;
            }

            // A cedilla is drawn after its letter.
            if (Combining(glyph) is not null && joined.Count > 0 && Joins(joined[^1], glyph))
            {
                accent = null;
                continue;
            }

            accent = Combining(glyph) is null ? null : glyph;
            joined.Add(glyph);
        }

        return joined;
    }

    /// <summary>Makes the letter the accented one where the two are drawn as one.</summary>
    private static bool Joins(PageGlyph letter, PageGlyph accent)
    {
        if (letter.Text.Length != 1 || !char.IsLetter(letter.Text[0]) || !IsOfSize(letter, accent) || letter.Hidden != accent.Hidden || !IsOver(letter, accent))
        {
            return false;
        }

        var plain = letter.Text[0] switch { 'ı' => 'i', 'ȷ' => 'j', var c => c };
        var whole = string.Concat(plain, Combining(accent)).Normalize(NormalizationForm.FormC);
        if (whole.Length != 1)
        {
            return false;
        }

        letter.Text = whole;
        return true;
    }

    /// <summary>Small capitals that are capitals in small have accents of full size.</summary>
    private static bool IsOfSize(PageGlyph letter, PageGlyph accent) =>
        Math.Min(letter.Style.Size, accent.Style.Size) > LeastSize * Math.Max(letter.Style.Size, accent.Style.Size);

    private static bool IsOver(PageGlyph letter, PageGlyph accent)
    {
        var frame = new Frame(letter.Turn);
        var (left, right, baseline) = frame.Pen(letter);
        var (accentLeft, accentRight, accentBase) = frame.Pen(accent);
        var shared = Math.Min(right, accentRight) - Math.Max(left, accentLeft);
        return shared > LeastShared * Math.Min(right - left, accentRight - accentLeft) && Math.Abs(baseline - accentBase) < MostRaised * letter.Style.Size;
    }

    private static string? Combining(PageGlyph glyph) => glyph.Text switch
    {
        "`" => "\u0300",
        "´" or "ˊ" => "\u0301",
        "^" or "ˆ" => "\u0302",
        "~" or "˜" => "\u0303",
        "¯" or "ˉ" => "\u0304",
        "˘" => "\u0306",
        "˙" => "\u0307",
        "¨" => "\u0308",
        "˚" or "°" => "\u030A",
        "˝" => "\u030B",
        "ˇ" => "\u030C",
        "¸" => "\u0327",
        "˛" => "\u0328",
        _ => null,
    };
}
