using System.Globalization;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>
/// What TeX's own encodings mean by a code. Where a font is at hand as bitmaps only, TeX calls each shape by its code, "a65", and
/// nothing in the file says which encoding it was.
/// </summary>
internal static class TexCodes
{
    /// <summary>T1, of Cork: as ASCII in the middle, accents and quotes below it, accented letters above it.</summary>
    private static readonly string[] Cork =
    [
        .. Each("`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—"), "", "", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl",
        .. Each(" !\"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~-"),
        .. Each("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"),
        .. Each("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"),
    ];

    /// <summary>OT1, of Knuth: 128 codes, without accented letters.</summary>
    private static readonly string[] Knuth =
    [
        .. Each("ΓΔΘΛΞΠΣΥΦΨΩ"), "ff", "fi", "fl", "ffi", "ffl", .. Each("ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ"),
        .. Each(" !”#$%&’()*+,-./0123456789:;¡=¿?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[“]ˆ˙‘abcdefghijklmnopqrstuvwxyz–—˝˜¨"),
    ];

    /// <summary>TS1 goes with both and holds no letters; these are its signs that people write.</summary>
    private static readonly Dictionary<int, string> Signs = new()
    {
        [42] = "∗",
        [132] = "†",
        [133] = "‡",
        [136] = "•",
        [151] = "™",
        [162] = "¢",
        [163] = "£",
        [165] = "¥",
        [167] = "§",
        [169] = "©",
        [174] = "®",
        [176] = "°",
        [177] = "±",
        [180] = "´",
        [182] = "¶",
        [183] = "·",
        [191] = "€",
        [214] = "×",
        [246] = "÷",
    };

    /// <param name="names">Of all codes of one font.</param>
    /// <returns>The text of each code; null where its name is not TeX's, or means nothing.</returns>
    public static string?[] Of(IReadOnlyList<string?> names)
    {
        var counted = Enumerable.Range(0, names.Count).Where(code => IsCounted(names[code], code)).ToHashSet();
        bool Uses(int from, int to) => counted.Any(code => code >= from && code <= to);
        var letters = Uses('0', '9') || Uses('A', 'Z') || Uses('a', 'z');
        // Ligatures and dashes are what both have in different places.
        var knuth = !Uses(128, 255) && !Uses(21, 22) && !Uses(27, 31) && (Uses(11, 15) || Uses(123, 124));
        return [.. Enumerable.Range(0, names.Count).Select(code => counted.Contains(code)
            && (letters ? (knuth ? Knuth : Cork)[code] : Signs.GetValueOrDefault(code)) is { Length: > 0 } text ? text : null)];
    }

    private static bool IsCounted(string? name, int code) =>
        name is ['a', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == code;

    private static IEnumerable<string> Each(string letters) => letters.Select(letter => letter.ToString());
}
