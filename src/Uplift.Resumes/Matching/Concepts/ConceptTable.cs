using System.Collections.Frozen;
using System.Reflection;

namespace Uplift.Resumes.Matching.Concepts;

/// <summary>Every concept by its ways to be written, and what is a kind of what.</summary>
internal sealed class ConceptTable
{
    private static readonly Lazy<ConceptTable> Loaded = new(Load);

    private readonly FrozenDictionary<string, Concept> byName;
    private readonly FrozenDictionary<string, Form[]> byFirstWord;
    private readonly FrozenDictionary<string, IReadOnlySet<string>> above;

    private ConceptTable(IReadOnlyList<Concept> concepts)
    {
        byName = concepts.ToFrozenDictionary(concept => concept.Name, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        byFirstWord = concepts
            .SelectMany(concept => concept.Forms.Select(form => new Form(concept, form, [.. Words.Of(form).Select(word => word.Key)])))
            .Where(form => form.Keys.Length > 0 && taken.Add(string.Join(' ', form.Keys)))
            .GroupBy(form => form.Keys[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                forms => forms.Key, forms => forms.OrderByDescending(form => form.Keys.Length).ToArray(), StringComparer.Ordinal);
        above = concepts.ToFrozenDictionary(concept => concept.Name, Above, StringComparer.Ordinal);
    }

    public static ConceptTable Shared => Loaded.Value;

    public int Count => byName.Count;

    public Concept? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Forms that begin with this word, the longest first.</summary>
    public Form[] FormsAt(string key) => byFirstWord.TryGetValue(key, out var forms) ? forms : [];

    /// <summary>Whether knowing the one is knowing something of the other, as PostgreSQL is for SQL.</summary>
    public bool IsNarrower(Concept one, Concept other) => above[one.Name].Contains(other.Name);

    /// <summary>What two concepts are both a kind of, as MySQL and PostgreSQL are of relational databases; null when nothing.</summary>
    public static string? SharedKind(Concept one, Concept other) =>
        one.Broader.Intersect(other.Broader, StringComparer.Ordinal).FirstOrDefault(kind => !TooWide.Contains(kind));

    /// <summary>Too wide to be near anything: whoever knows "programming languages" may know none that is asked for.</summary>
    public static bool IsGeneric(Concept concept) => concept.Name is "programming languages" or "web frameworks" or "cloud computing";

    // Two languages, or two services of one cloud, are not a stand-in for each other.
    private static readonly FrozenSet<string> TooWide =
        FrozenSet.Create(StringComparer.Ordinal, "programming languages", "AWS", "Microsoft Azure", "Google Cloud", "SQL", ".NET", "Python", "Java", "JavaScript");

    private IReadOnlySet<string> Above(Concept concept)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(concept.Broader);
        while (open.TryDequeue(out var name))
        {
            if (name != concept.Name && found.Add(name) && byName.TryGetValue(name, out var broader))
            {
                foreach (var next in broader.Broader)
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    private static ConceptTable Load() => new([.. Read("concepts.tsv"), .. Read("taxonomies.tsv")]);

    private static IEnumerable<Concept> Read(string file)
    {
        foreach (var line in Lines(file))
        {
            var parts = line.Split('\t');
            yield return new Concept(
                parts[0],
                Enum.Parse<ConceptKind>(parts[1], ignoreCase: true),
                [parts[0], .. Several(parts[2])],
                Several(parts[3]),
                Several(parts[4]),
                parts[5] switch { "c" => Caution.Case, "x" => Caution.Company, _ => Caution.None });
        }
    }

    /// <summary>The lines of a data file of this folder that hold columns.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Uplift.Resumes.Matching." + file)
            ?? throw new InvalidOperationException($"{file} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    private static string[] Several(string column) => column.Length == 0 ? [] : column.Split('|');

    /// <param name="Text">As the table writes it, capitals included.</param>
    internal sealed record Form(Concept Concept, string Text, string[] Keys);
}
