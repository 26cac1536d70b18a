using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>What a glyph's name says about its character: Adobe's glyph list, and its rules for names that are not in it.</summary>
internal static class GlyphNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> List = new(() => Load("glyph-list.txt"));
    private static readonly Lazy<FrozenDictionary<string, string>> Dingbats = new(() => Load("dingbats.txt"));

    /// <summary>Null when the name means nothing, as "g17" or "a0" in most fonts.</summary>
    public static string? ToUnicode(string name, bool dingbats = false)
    {
        if (dingbats && Dingbats.Value.TryGetValue(name, out var dingbat))
        {
            return dingbat;
        }

        if (List.Value.TryGetValue(name, out var known))
        {
            return known;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot == 0)
        {
            return null;
        }

        if (dot > 0)
        {
            name = name[..dot];
        }

        if (!name.Contains('_', StringComparison.Ordinal))
        {
            return Component(name);
        }

        var text = new StringBuilder();
        foreach (var part in name.Split('_'))
        {
            if (Component(part) is not { } letters)
            {
                return null;
            }

            text.Append(letters);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Component(string name)
    {
        if (List.Value.TryGetValue(name, out var known))
        {
            return known;
        }

        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && (name.Length - 3) % 4 == 0)
        {
            var text = new StringBuilder();
            for (var i = 3; i < name.Length; i += 4)
            {
                if (Scalar(name.AsSpan(i, 4)) is not { } letter)
                {
                    return null;
                }

                text.Append(letter);
            }

            return text.ToString();
        }

        return name.Length is >= 5 and <= 7 && name[0] == 'u' ? Scalar(name.AsSpan(1)) : null;
    }

    private static string? Scalar(ReadOnlySpan<char> hex) =>
        int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : null;

    private static FrozenDictionary<string, string> Load(string file) => FontData.Lines(file)
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(
            parts => parts[0],
            parts => string.Concat(parts.Skip(1).Select(code => char.ConvertFromUtf32(Convert.ToInt32(code, 16)))));
}
