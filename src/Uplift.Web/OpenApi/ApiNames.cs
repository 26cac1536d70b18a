using System.Globalization;
using System.Text.RegularExpressions;

namespace Uplift.Web.OpenApi;

/// <summary>Names that follow from an operation's address, so that they are stable and nobody has to think of them.</summary>
internal static partial class ApiNames
{
    /// <summary>
    /// <c>GET /guides</c> is <c>listGuides</c>, <c>GET /guides/{slug}</c> is <c>getGuide</c>, <c>PUT /guides/{slug}/bookmark</c> is
    /// <c>putGuideBookmark</c>, <c>POST /notes</c> is <c>createNote</c>.
    /// </summary>
    public static string Operation(string method, string path, bool isList = false)
    {
        var segments = Segments(path);
        var words = segments
            .Select((segment, at) => IsParameter(segment) ? "" : IsFollowedByParameter(segments, at) ? Singular(segment) : segment)
            .ToList();
        var endsWithThing = !IsParameter(segments[^1]) && IsPlural(segments[^1]);
        var verb = method switch
        {
            "GET" => isList ? "list" : "get",
            "POST" => endsWithThing ? "create" : "post",
            _ => method.ToLowerInvariant(),
        };
        if (verb == "create")
        {
            words[^1] = Singular(words[^1]);
        }

        return verb + string.Concat(words.Select(Pascal));
    }

    /// <summary>The tag: the first word of the address, <c>audit-entries</c> as <c>Audit entries</c>.</summary>
    public static string Tag(string path) => Sentence(Segments(path)[0].Split('.')[0]);

    /// <summary>What a parameter in an address names: <c>interviewId</c> names the interview, <c>{id}</c> below <c>/notes</c> the note.</summary>
    public static string PathParameter(string name, string path)
    {
        var segments = Segments(path);
        var at = segments.FindIndex(segment => segment.StartsWith($"{{{name}", StringComparison.Ordinal));
        var collection = at > 0 ? Singular(segments[at - 1]).Replace('-', ' ') : "thing";
        return name switch
        {
            "slug" => $"The slug of the {collection}: the last part of its address.",
            "id" => $"The id of the {collection}.",
            _ when name.EndsWith("Id", StringComparison.Ordinal) => $"The id of the {Words(name[..^2])}.",
            _ => $"The {Words(name)} of the {collection}.",
        };
    }

    public static string Sentence(string kebab) =>
        kebab.Length == 0 ? kebab : char.ToUpper(kebab[0], CultureInfo.InvariantCulture) + kebab[1..].Replace('-', ' ');

    private static List<string> Segments(string path) =>
        [.. Prefix().Replace(path, "").Split('/', StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static bool IsFollowedByParameter(List<string> segments, int at) => at + 1 < segments.Count && IsParameter(segments[at + 1]);

    private static bool IsPlural(string word) => word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("ches", StringComparison.Ordinal) ? word[..^2]
        : IsPlural(word) ? word[..^1]
        : word;

    private static string Pascal(string segment) => string.Concat(Breaks().Split(segment)
        .Where(part => part.Length > 0)
        .Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));

    private static string Words(string camel) => Capital().Replace(camel, " $0").ToLowerInvariant();

    [GeneratedRegex("^/?api/v[0-9]+/", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Prefix();

    [GeneratedRegex("[-.]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Breaks();

    [GeneratedRegex("[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Capital();
}
