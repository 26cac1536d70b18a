using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Resumes.Matching;

/// <summary>From intern to director; where a title says nothing, it is the middle.</summary>
public enum CareerLevel
{
    Intern,
    Junior,
    Middle,
    Senior,
    Lead,
    Principal,
    Director,
}

/// <summary>How far two job titles are apart: by O*NET's alternate titles, else by their words. A distance, not a verdict.</summary>
internal static partial class Titles
{
    private static readonly Lazy<FrozenDictionary<string, (string Code, string Name)[]>> Occupations = new(() => ConceptTable.Lines("titles.tsv")
        .Select(line => line.Split('\t'))
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.Select(row => (row[1], row[2])).ToArray(), StringComparer.Ordinal));

    private static readonly (CareerLevel Level, string[] Words)[] Levels =
    [
        (CareerLevel.Intern, ["intern", "internship", "trainee", "apprentice", "working student", "werkstudent", "praktikant", "stagiaire", "becario", "estagiário"]),
        (CareerLevel.Junior, ["junior", "jr", "graduate", "entry level", "associate", "débutant"]),
        (CareerLevel.Director, ["director", "vp", "vice president", "cto", "chief", "head of", "head"]),
        (CareerLevel.Principal, ["principal", "distinguished", "fellow", "architect"]),
        (CareerLevel.Lead, ["lead", "staff", "team lead", "tech lead", "manager", "leiter", "responsable"]),
        (CareerLevel.Senior, ["senior", "sr", "sénior", "expert"]),
        (CareerLevel.Middle, ["mid level", "mid", "intermediate"]),
    ];

    /// <summary>0 to 1 with the reason in a sentence.</summary>
    public static (double Share, string Seen) Compare(string asked, string held)
    {
        var (one, other) = (Core(asked), Core(held));
        if (one.Length == 0 || other.Length == 0)
        {
            return (0, $"“{asked}” and “{held}” have no words to compare.");
        }

        if (one == other)
        {
            return (1, $"“{asked}” and “{held}” are the same work.");
        }

        var (ours, theirs) = (OccupationsOf(one), OccupationsOf(other));
        if (ours.FirstOrDefault(occupation => theirs.Any(their => their.Code == occupation.Code)) is { Code: not null } same)
        {
            return (0.9, $"“{asked}” and “{held}” belong to one occupation: {same.Name} ({same.Code}).");
        }

        if (ours.FirstOrDefault(occupation => theirs.Any(their => their.Code[..6] == occupation.Code[..6])) is { Code: not null } near)
        {
            return (0.6, $"“{asked}” and “{held}” belong to neighbouring occupations: {near.Name} and {theirs[0].Name}.");
        }

        var (left, right) = (one.Split(' ').ToHashSet(), other.Split(' ').ToHashSet());
        var shared = left.Intersect(right).ToList();
        var share = 0.6 * shared.Count / Math.Max(left.Count, right.Count);
        return (share, shared.Count == 0
            ? $"“{asked}” and “{held}” share no word and no occupation that we know."
            : $"“{asked}” and “{held}” share {string.Join(", ", shared.Select(word => $"“{word}”"))}.");
    }

    public static CareerLevel? LevelOf(string title)
    {
        var plain = " " + Signs().Replace(title.ToLowerInvariant(), " ") + " ";
        foreach (var (level, words) in Levels)
        {
            if (Array.Exists(words, word => plain.Contains(" " + word + " ", StringComparison.Ordinal)))
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>What years of work usually amount to, where no title says it.</summary>
    public static CareerLevel LevelOf(double years) => years switch
    {
        < 2 => CareerLevel.Junior,
        < 5 => CareerLevel.Middle,
        _ => CareerLevel.Senior,
    };

    /// <summary>The title without its level, its tools and its field: "Senior Python Backend Engineer, Payments" is "back end engineer".</summary>
    private static string Core(string title)
    {
        var plain = title.Split([',', '(', '|', '/', '—', '–'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(part => part.Trim().Length > 2) ?? "";
        plain = " " + Signs().Replace(plain.ToLowerInvariant().Replace("c#", "csharp", StringComparison.Ordinal).Replace(".net", "dotnet", StringComparison.Ordinal), " ").Trim() + " ";
        foreach (var word in Levels.Where(level => level.Level != CareerLevel.Principal).SelectMany(level => level.Words).Append("principal").Where(word => word is not "manager" and not "director"))
        {
            plain = plain.Replace(" " + word + " ", " ", StringComparison.Ordinal);
        }

        plain = plain.Replace(" backend ", " back end ", StringComparison.Ordinal).Replace(" frontend ", " front end ", StringComparison.Ordinal)
            .Replace(" fullstack ", " full stack ", StringComparison.Ordinal).Replace(" programmer ", " developer ", StringComparison.Ordinal)
            .Replace(" engineering ", " engineer ", StringComparison.Ordinal).Replace(" of ", " ", StringComparison.Ordinal);
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is "dotnet" or "csharp" ? false : ConceptTable.Shared.FormsAt(word) is var forms && !Array.Exists(forms, form => form.Keys.Length == 1 && form.Concept.Kind == ConceptKind.Tool && form.Concept.Caution != Caution.Company))
            .ToList();
        return string.Join(' ', words);
    }

    private static (string Code, string Name)[] OccupationsOf(string core)
    {
        // The longest ending that is a title: "payments software engineer" is a software engineer.
        var words = core.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            var ending = string.Join(' ', words[at..]);
            if (at < words.Length - 1 || words.Length == 1)
            {
                if (Occupations.Value.TryGetValue(ending, out var found))
                {
                    return found;
                }

                var twin = ending.EndsWith(" developer", StringComparison.Ordinal)
                    ? ending[..^9] + "engineer"
                    : ending.EndsWith(" engineer", StringComparison.Ordinal) ? ending[..^8] + "developer" : null;
                if (twin is not null && Occupations.Value.TryGetValue(twin, out found))
                {
                    return found;
                }
            }
        }

        return [];
    }

    [GeneratedRegex(@"[^\p{L}\p{N}+#]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Signs();
}
