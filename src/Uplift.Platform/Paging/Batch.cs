using System.Globalization;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Paging;

/// <summary>Things asked for by name, several at once: <c>?ids=</c> or <c>?slugs=</c> with commas between them.</summary>
public static class Batch
{
    /// <summary>As many as are read in one statement.</summary>
    public const int Most = 50;

    /// <returns>Null where none were asked for, or the problem.</returns>
    public static (IReadOnlyList<string>? Slugs, Problem? Problem) Slugs(string? slugs)
    {
        var names = Split(slugs);
        return names is { Length: > Most } ? (null, TooMany("/slugs")) : (names, null);
    }

    /// <returns>Null where none were asked for, or the problem.</returns>
    public static (IReadOnlyList<Guid>? Ids, Problem? Problem) Ids(string? ids)
    {
        var names = Split(ids);
        if (names is { Length: > Most })
        {
            return (null, TooMany("/ids"));
        }

        return names is not null && Array.Exists(names, name => !Guid.TryParse(name, out _))
            ? (null, Problem.Invalid("/ids", "no-id", "Ids have the form 0199a1b2-0000-7000-8000-000000000000, with commas between them."))
            : (names?.Select(Guid.Parse).ToList(), null);
    }

    private static string[]? Split(string? names) =>
        string.IsNullOrEmpty(names) ? null : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Problem TooMany(string pointer) => Problem.Invalid(
        pointer, "too-many", string.Create(CultureInfo.InvariantCulture, $"At most {Most} are read at once."));
}
