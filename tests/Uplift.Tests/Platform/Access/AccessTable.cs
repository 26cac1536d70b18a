using System.Text.RegularExpressions;
using Uplift.Tests.Architecture;

namespace Uplift.Tests.Platform.Access;

/// <summary>One request of the table in docs/access.md, and the status that each column says.</summary>
internal sealed record AccessRow(string Method, string Address, IReadOnlyList<int> Statuses)
{
    public override string ToString() => $"{Method} {Address}";
}

/// <summary>The written matrix: docs/access.md is both the document and the test's data.</summary>
internal static partial class AccessTable
{
    private static readonly string Document = Sources.Document("access.md");

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        .. Row().Matches(Document).Select(match => new AccessRow(
            match.Groups["method"].Value,
            match.Groups["address"].Value,
            [.. match.Groups["statuses"].Value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse)])),
    ];

    /// <summary>What is sent with a request that needs a body.</summary>
    public static IReadOnlyDictionary<string, string> Bodies { get; } =
        Body().Matches(Document).ToDictionary(match => match.Groups["request"].Value, match => match.Groups["json"].Value);

    public static IReadOnlyList<string> Columns { get; } =
        [.. Header().Match(Document).Groups["columns"].Value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^\| `(?<method>[A-Z]+) (?<address>\S[^`]*)` \|(?<statuses>[ 0-9|]+)\|\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^- `(?<request>[A-Z]+ [^`]+)`: `(?<json>\{.*\})`\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@"^\| request \|(?<columns>.+)\|\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();
}
