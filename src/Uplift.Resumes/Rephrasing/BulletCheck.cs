using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Uplift.Resumes.Rephrasing;

/// <summary>
/// Whether a rephrased line of a resume says nothing that is not proven. Every number, name, skill and other telling word has
/// to stand in the line itself or in what proves it; what may come in besides is a short list of plain words.
/// </summary>
internal static partial class BulletCheck
{
    public const int Longest = 300;

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>`[]{}\n\r|");

    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        ("a an the and or but with without by for from in into of on onto to at as via per across through over under within between after before while when which that this these those it its "
        + "i we my our was were is are be been being had has have did do so also both each all more most less fewer than then not no only "
        + "built build building designed design designing wrote write writing made make making led lead leading ran run running kept keep keeping moved move moving cut cutting raised raise "
        + "reduced reduce reducing improved improve improving increased increase increasing added add adding removed remove removing replaced replace replacing introduced introduce introducing "
        + "delivered deliver delivering developed develop developing created create creating implemented implement implementing maintained maintain maintaining owned own owning "
        + "supported support supporting used use using worked work working helped help helping enabled enable enabling handled handle handling handles served serve serving serves "
        + "team teams work project new own main daily weekly monthly time").Split(' '));

    /// <returns>The first word that nothing proves; null when there is none. A line that is empty or too long is refused by its length.</returns>
    public static string? Unproven(string suggestion, string bullet, IEnumerable<string> proven)
    {
        if (suggestion.Length is 0 or > Longest || suggestion.AsSpan().ContainsAny(Markup))
        {
            return suggestion.Length == 0 ? "" : suggestion[..1];
        }

        var sources = proven.Prepend(bullet).SelectMany(Words).ToHashSet(StringComparer.Ordinal);
        var stems = sources.Select(Stem).ToHashSet(StringComparer.Ordinal);
        return Words(suggestion).FirstOrDefault(word => !sources.Contains(word) && !Plain.Contains(word)
            // A number or a name is the same or it is another; of other words an ending may differ.
            && (word.Any(char.IsDigit) || word.Length < 4 || !stems.Contains(Stem(word))));
    }

    /// <summary>The numbers, names and skills of a suggestion that passed, by where they are proven.</summary>
    public static (IReadOnlyList<string> InLine, IReadOnlyList<string> Elsewhere) Evidence(string suggestion, string bullet)
    {
        var own = Words(bullet).ToHashSet(StringComparer.Ordinal);
        var telling = Word().Matches(suggestion).Select((match, index) => (Text: match.Value.TrimEnd('.', ',', '-', '\''), IsFirst: index == 0))
            // The first word has a capital whatever it is.
            .Where(word => word.Text.Any(one => char.IsDigit(one) || one is '#' or '+') || (!word.IsFirst && word.Text.Any(char.IsUpper)))
            .Select(word => word.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(word => own.Contains(word.ToLowerInvariant()));
        return ([.. telling[true]], [.. telling[false]]);
    }

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(text).Select(match => match.Value.TrimEnd('.', ',', '-', '\'').ToLowerInvariant()).Where(word => word.Length > 0);

    private static string Stem(string word) =>
        word.Length > 6 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
        : word.Length > 5 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal)) ? word[..^2]
        : word.Length > 4 && (word.EndsWith('s') || word.EndsWith('e')) ? word[..^1]
        : word;

    // "C#", ".NET", "C++", "99.9%", "2,000", "p95" and "€2m" are words.
    [GeneratedRegex(@"[\p{L}\p{N}.#+%€$£][\p{L}\p{N}.,#+%€$£'/-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
