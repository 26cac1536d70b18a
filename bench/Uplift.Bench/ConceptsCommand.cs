using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Examiner;
using YamlDotNet.Serialization;

namespace Uplift.Bench;

/// <summary>
/// Makes the long tail of the job match's names (src/Uplift.Resumes/Matching/Data/NOTICE.md) from O*NET 29.2, Linguist, devicon and
/// simple-icons: <c>taxonomies.tsv</c> with tools, <c>titles.tsv</c> with job titles by occupation.
/// </summary>
internal static partial class ConceptsCommand
{
    private static readonly string[] Technologies =
    [
        "Development environment", "Web platform development", "Object or component oriented", "Operating system software",
        "Data base", "Object oriented data base", "Network monitoring", "Program testing", "Application server", "Enterprise application",
        "Business intelligence", "Configuration management", "Transaction security", "Transaction server", "Cloud-based", "Metadata",
        "File versioning", "Data mining", "Clustering", "Expert system", "Information retrieval", "Analytical or scientific",
        "Compiler", "Authentication server",
    ];

    private static readonly string[] Makers =
    [
        "Apache ", "Microsoft ", "Oracle ", "IBM ", "Google ", "Amazon ", "Atlassian ", "Red Hat ", "Apple ", "Adobe ", "SAP ", "Hewlett Packard HP ",
        "Hewlett-Packard HP ", "VMware ", "Quest ", "Borland ", "Sybase ", "Novell ", "Micro Focus ", "Eclipse ",
    ];

    private static readonly string[] NotTools =
        ["social", "brand", "browser", "design", "graphic", "video", "auth", "game", "mobile", "website", "online-platform", "chat"];

    // Occupations whose people Uplift prepares, and those near them; the names are O*NET's.
    private static readonly Dictionary<string, string> Occupations = new(StringComparer.Ordinal)
    {
        ["11-3021.00"] = "Computer and Information Systems Managers",
        ["15-1211.00"] = "Computer Systems Analysts",
        ["15-1212.00"] = "Information Security Analysts",
        ["15-1221.00"] = "Computer and Information Research Scientists",
        ["15-1231.00"] = "Computer Network Support Specialists",
        ["15-1232.00"] = "Computer User Support Specialists",
        ["15-1241.00"] = "Computer Network Architects",
        ["15-1242.00"] = "Database Administrators",
        ["15-1243.00"] = "Database Architects",
        ["15-1243.01"] = "Data Warehousing Specialists",
        ["15-1244.00"] = "Network and Computer Systems Administrators",
        ["15-1251.00"] = "Computer Programmers",
        ["15-1252.00"] = "Software Developers",
        ["15-1253.00"] = "Software Quality Assurance Analysts and Testers",
        ["15-1254.00"] = "Web Developers",
        ["15-1255.00"] = "Web and Digital Interface Designers",
        ["15-1299.08"] = "Computer Systems Engineers/Architects",
        ["15-1299.09"] = "Information Technology Project Managers",
        ["15-2051.00"] = "Data Scientists",
        ["15-2051.01"] = "Business Intelligence Analysts",
    };

    public static int Run(string folder, string target, TextWriter output)
    {
        var taken = File.ReadLines(Path.Combine(target, "concepts.tsv"))
            .Where(line => line.Contains('\t'))
            .Select(line => line.Split('\t'))
            .SelectMany(parts => parts[2].Split('|').Prepend(parts[0]))
            .Select(Key)
            .ToHashSet(StringComparer.Ordinal);
        var tools = new SortedDictionary<string, Tool>(StringComparer.Ordinal);
        AddOnet(Path.Combine(folder, "onet_Technology_Skills.txt"), tools);
        AddLinguist(Path.Combine(folder, "linguist_languages.yml"), tools);
        var icons = Icons(Path.Combine(folder, "simple-icons.json"));
        AddDevicon(Path.Combine(folder, "devicon.json"), icons, tools);
        foreach (var icon in icons.Values.Where(icon => icon.IsProject))
        {
            Add(tools, icon.Title, icon.Aliases, "simple-icons");
        }

        var kept = tools.Where(tool => !taken.Contains(tool.Key)).Select(tool => tool.Value).ToList();
        File.WriteAllLines(Path.Combine(target, "taxonomies.tsv"), kept.Select(tool => tool.Line(taken)));
        var titles = Titles(Path.Combine(folder, "onet_Alternate_Titles.txt")).Distinct().Order(StringComparer.Ordinal).ToList();
        File.WriteAllLines(Path.Combine(target, "titles.tsv"), titles);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kept.Count:N0} tools, {titles.Count:N0} titles"));
        return 0;
    }

    private static void AddOnet(string path, SortedDictionary<string, Tool> tools)
    {
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split('\t'));
        foreach (var row in rows.Where(row =>
            row[0].StartsWith("15-", StringComparison.Ordinal) && Array.Exists(Technologies, kind => row[3].StartsWith(kind, StringComparison.Ordinal))))
        {
            var name = Trailing().Replace(row[1], "");
            // "Database reporting software" and "Statistical software" are kinds of things, not things; of "Ansible software" many speak.
            var isKind = name.Contains(' ', StringComparison.Ordinal)
                ? name.Split(' ').Skip(1).All(word => char.IsLower(word[0]))
                : name != row[1] && row[4] != "Y" && !name.Skip(1).Any(char.IsUpper);
            if (isKind)
            {
                continue;
            }

            var aliases = new List<string>();
            if (LongForm().Match(name) is { Success: true } both
                && Initials(both.Groups["long"].Value).StartsWith(both.Groups["short"].Value, StringComparison.OrdinalIgnoreCase))
            {
                aliases.Add(both.Groups["long"].Value);
                name = both.Groups["short"].Value;
            }

            if (Array.Find(Makers, maker => name.StartsWith(maker, StringComparison.Ordinal)) is { } made)
            {
                aliases.Add(name[made.Length..]);
            }

            Add(tools, name, aliases, "onet");
        }
    }

    private static void AddLinguist(string path, SortedDictionary<string, Tool> tools)
    {
        var languages = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, object>>>(File.ReadAllText(path));
        foreach (var (name, facts) in languages)
        {
            if (facts["type"] is "programming" && name.Length > 2)
            {
                Add(tools, name, [], "linguist", "programming languages");
            }
        }
    }

    private static void AddDevicon(string path, Dictionary<string, Icon> icons, SortedDictionary<string, Tool> tools)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var entry in file.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            var tags = entry.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).ToList();
            if (name.Length > 2 && tags.Count > 0 && !tags.Exists(tag => NotTools.Contains(tag)))
            {
                var aliases = entry.GetProperty("altnames").EnumerateArray().Select(other => other.GetString()!).Where(other => other.Length > 3);
                var shown = icons.TryGetValue(Key(name), out var icon) ? icon.Title : char.ToUpperInvariant(name[0]) + name[1..];
                Add(tools, shown, aliases, "devicon");
            }
        }
    }

    private static Dictionary<string, Icon> Icons(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var icons = new Dictionary<string, Icon>(StringComparer.Ordinal);
        foreach (var entry in file.RootElement.EnumerateArray())
        {
            var title = entry.GetProperty("title").GetString()!;
            var aliases = entry.TryGetProperty("aliases", out var others) && others.TryGetProperty("aka", out var aka)
                ? aka.EnumerateArray().Select(other => other.GetString()!).Where(other => other.Length > 3).ToList()
                : [];
            // A mark whose source is a repository, or that has an open licence, belongs to a software project; the others are mostly shops.
            var isProject = title.Length > 2
                && (entry.TryGetProperty("license", out _) || entry.GetProperty("source").GetString()!.Contains("github.com", StringComparison.Ordinal));
            icons.TryAdd(Key(title), new Icon(title, aliases, isProject));
        }

        return icons;
    }

    private static IEnumerable<string> Titles(string path)
    {
        foreach (var row in File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Where(row => Occupations.ContainsKey(row[0])))
        {
            var title = InBrackets().Replace(row[1], "").Trim().ToLowerInvariant().Replace('-', ' ');
            yield return $"{title}\t{row[0]}\t{Occupations[row[0]]}";
        }
    }

    private static void Add(SortedDictionary<string, Tool> tools, string name, IEnumerable<string> aliases, string source, string? broader = null)
    {
        var key = Key(name);
        if (key.Length < 2)
        {
            return;
        }

        if (!tools.TryGetValue(key, out var tool))
        {
            tools[key] = tool = new Tool(name);
        }

        tool.Aliases.UnionWith(aliases);
        tool.Sources.Add(source);
        tool.Broader ??= broader;
    }

    private static string Initials(string words) => string.Concat(words.Split(' ', '-').Where(word => word.Length > 0).Select(word => word[0]));

    private static string Key(string name) => string.Concat(name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is '+' or '#'));

    private static bool IsWord(string name) =>
        name.All(char.IsAsciiLetter) && Thesaurus.Shared.SensesOf(Stemmer.Stem(name.ToLowerInvariant())).Length > 0;

    [GeneratedRegex(@" (software|system|platform|technology)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?<long>[A-Z][\w-]*( [\w-]+)+) (?<short>[A-Z0-9]{2,6})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LongForm();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();

    private sealed record Icon(string Title, IReadOnlyList<string> Aliases, bool IsProject);

    private sealed record Tool(string Name)
    {
        public SortedSet<string> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SortedSet<string> Sources { get; } = new(StringComparer.Ordinal);

        public string? Broader { get; set; }

        public string Line(HashSet<string> taken)
        {
            var aliases = Aliases.Where(alias => Key(alias) != Key(Name) && Key(alias).Length > 2 && !taken.Contains(Key(alias)) && !IsWord(alias));
            return string.Join('\t', Name, "tool", string.Join('|', aliases), Broader, "", IsWord(Name) ? "x" : "c", string.Join('|', Sources));
        }
    }
}
