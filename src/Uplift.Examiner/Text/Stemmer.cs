using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Takes inflection off an English word, so that "indexes", "indexed" and "indexing" meet. In the manner of Porter
/// (1980), but far smaller: both sides of every comparison pass through it, so a stem need not be a word, only the same
/// one.
/// </summary>
internal static class Stemmer
{
    private const int ShortestWord = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Ending, what replaces it, and how many letters must stay. The first that fits is applied.</summary>
    private static readonly (string Ending, string Replacement, int Stays)[] Inflections =
    [
        ("eed", "eed", 1), ("ied", "y", 2), ("ed", "", 3), ("ing", "", 3), ("edly", "", 3), ("ly", "", 4),
    ];

    private static readonly (string Ending, string Replacement, int Stays)[] Derivations =
    [
        ("ization", "iz", 3), ("isation", "iz", 3), ("ability", "abl", 2), ("ibility", "ibl", 2), ("ivity", "iv", 3),
        ("ency", "ent", 3), ("ancy", "ant", 3), ("ity", "", 4), ("ness", "", 4), ("ment", "", 5),
        ("tion", "t", 3), ("sion", "s", 3), ("our", "or", 3),
    ];

    private static readonly FrozenDictionary<string, string> Irregular = Read(
        "written write wrote write sent send built build kept keep held hold chosen choose chose choose found " +
        "find lost lose loss lose ran run taken take took take given give gave give seen see saw see known know " +
        "knew know thrown throw threw throw broken break broke break grown grow grew grow fell fall fallen fall " +
        "led lead left leave paid pay began begin begun begin froze freeze frozen freeze indices index children " +
        "child met meet sought seek stood stand told tell thought think understood understand won win bought buy " +
        "brought bring became become hidden hide hid hide spent spend slept sleep woke wake dying die tying tie " +
        "lying lie criteria criterion schemata schema");

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
        {
            word = regular;
        }

        if (word.Length < ShortestWord || !IsLatin(word))
        {
            return word is [.. var acronym, 's'] && acronym.Length == 2 ? acronym : word;
        }

        word = Replace(Singular(word), Inflections);
        word = Undouble(Replace(Undouble(word), Derivations));
        word = word is [.. var bare, 'e'] && bare.Length >= 3 ? bare : word;

        // serialise and serialize
        return word.Length >= 6 && word.EndsWith("is", StringComparison.Ordinal) ? word[..^1] + "z" : word;
    }

    private static string Singular(string word) => word switch
    {
        [.. var stem, 'i', 'e', 's'] when stem.Length >= 2 => stem + "y",
        [.., 's', 's'] or [.., 'u', 's'] => word,
        [.. var stem, 's'] => stem,
        _ => word,
    };

    private static string Replace(string word, (string Ending, string Replacement, int Stays)[] rules)
    {
        foreach (var (ending, replacement, stays) in rules)
        {
            if (word.Length - ending.Length >= stays && word.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length] + replacement;

                return stem.AsSpan().ContainsAny(Vowels) ? stem : word;
            }
        }

        return word;
    }

    private static string Undouble(string word) =>
        word.Length > 3 && word[^1] == word[^2] && !"aeiou".Contains(word[^1]) ? word[..^1] : word;

    private static bool IsLatin(string word) => word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    private static FrozenDictionary<string, string> Read(string pairs) =>
        pairs.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
