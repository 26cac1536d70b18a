using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Tells random letters, mashed keys and one word over and over from terse technical prose. A word is judged only when
/// it is unknown to the question and long enough to judge; acronyms and other scripts get the benefit of the doubt.
/// </summary>
internal static class Nonsense
{
    private const int ShortestJudged = 4;
    private const double PlausiblePairs = 0.6;
    private const int FewestRepeated = 6;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>
    /// Which letters follow which in English technical prose: the first letter of each group, then its followers. The
    /// 250 commonest pairs make 97 % of such prose and 38 % of random letters.
    /// </summary>
    private static readonly FrozenSet<string> LetterPairs =
        ("abcdfgiklmnprstuvy baeilorsu cacehiklorstuy dadegilorsu eacdefghilmnpqrstvwxy faefilortu gaeghinorsu " +
         "haeiort iabcdefglmnoprstvz jeaou keisn ladeilostuy mabeimopsu nacdefgiknostuv oabcdfgiklmnoprstuvw " +
         "paehiloprstu qu racdefgiklmnorstuvy sacehiklmopstuwy tacehilorstuy uabcdegilmnprst vaeio waehinors xceipt yepst " +
         "zaeio")
        .Split(' ')
        .SelectMany(group => group.Skip(1).Select(follower => $"{group[0]}{follower}"))
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(ExamQuestion question, List<Token> answer)
    {
        var content = answer.FindAll(token => token.Kind == WordKind.Content);
        var known = KnownStems(question);
        if (content.Count >= FewestRepeated && content.Select(token => token.Stem).Distinct().Count() == 1)
        {
            return true;
        }

        var (good, bad) = (answer.Count - content.Count, 0);
        foreach (var token in content)
        {
            if (known.Contains(token.Stem))
            {
                good++;
            }
            else if (token.Word.Length >= ShortestJudged && token.Word.All(char.IsAsciiLetter))
            {
                _ = IsPlausible(token.Word) ? good++ : bad++;
            }
        }

        return bad > good;
    }

    public static HashSet<string> KnownStems(ExamQuestion question) =>
        question.KeyPoints.SelectMany(point => point.Phrasings.Append(point.Statement))
            .Concat([question.Prompt, question.Reference])
            .SelectMany(Tokens.Read)
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsPlausible(string word)
    {
        var pairs = Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2)).ToList();

        return word.AsSpan().ContainsAny(Vowels) && pairs.Count(LetterPairs.Contains) >= PlausiblePairs * pairs.Count;
    }
}
