using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Uplift.Library.Contracts;

namespace Uplift.Library.Drafts;

/// <summary>What the model fills in; nothing of it is trusted to be there, short, or of one line.</summary>
internal sealed record WrittenQuestion(
    string Slug,
    string Kind,
    string Prompt,
    int ReadSeconds,
    IReadOnlyList<WrittenPoint> KeyPoints,
    IReadOnlyList<WrittenMistake> Misconceptions,
    IReadOnlyList<WrittenFollowUp> FollowUps,
    IReadOnlyList<WrittenGrades> Rubric,
    IReadOnlyList<string> Tags,
    string ShortAnswer,
    string FullAnswer);

internal sealed record WrittenPoint(string Id, int Weight, bool Must, string Dimension, string Statement, IReadOnlyList<string> Phrasings, string FollowUp);

internal sealed record WrittenMistake(string Id, string Claim, IReadOnlyList<string> Phrasings, string Correction, string? Point = null);

/// <param name="When"><c>missed</c>, <c>covered</c>, <c>all-covered</c>, <c>misconception</c> or <c>always</c>.</param>
internal sealed record WrittenFollowUp(string When, string Prompt, int LevelShift, IReadOnlyList<string> KeyPoints, string? Target = null);

internal sealed record WrittenGrades(string Dimension, string One, string Two, string Three, string Four);

/// <summary>
/// Writes a question's file. Every value is one line and quoted where it could be taken for something else, so that whatever a
/// model says stays in the field it was said for.
/// </summary>
internal static partial class QuestionText
{
    public static string Of(WrittenQuestion question, string topic, Level level, IReadOnlyList<Reference> references, string by)
    {
        var text = new StringBuilder("---\n");
        text.Append(CultureInfo.InvariantCulture, $"slug: {Id(question.Slug)}\ntopic: {topic}\nlevel: {level.Slug()}\nkind: {Id(question.Kind)}\n");
        text.Append("prompt: >\n").Append(Folded(question.Prompt));
        text.Append(CultureInfo.InvariantCulture, $"read_seconds: {question.ReadSeconds}\n");
        List(text, "key_points", question.KeyPoints, Write);
        List(text, "misconceptions", question.Misconceptions, Write);
        List(text, "follow_ups", question.FollowUps, Write);
        text.Append("rubric:\n");
        foreach (var grades in question.Rubric.Where(grades => grades is not null).DistinctBy(grades => Id(grades.Dimension, '_')))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Id(grades.Dimension, '_')}:\n    1: {Scalar(grades.One)}\n    2: {Scalar(grades.Two)}\n    3: {Scalar(grades.Three)}\n    4: {Scalar(grades.Four)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"labs: []\ntags: [{string.Join(", ", question.Tags.Select(tag => Id(tag)).Distinct())}]\n");
        List(text, "references", references, (into, reference) => into
            .Append("  - title: ").Append(Scalar(reference.Title)).Append('\n')
            .Append(reference.Url is null ? "" : $"    url: {Quoted(reference.Url)}\n"));
        text.Append(CultureInfo.InvariantCulture, $"licence: as the project\nauthor: {Scalar($"drafted by {by}")}\n{ReviewLine.Unread}\n---\n");
        text.Append("## Short answer\n").Append(Body(question.ShortAnswer)).Append("\n\n## Full answer\n").Append(Body(question.FullAnswer)).Append('\n');
        return text.ToString();
    }

    private static void Write(StringBuilder text, WrittenPoint point)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - id: {Id(point.Id)}\n    weight: {point.Weight}\n    must: {(point.Must ? "true" : "false")}\n    dimension: {Id(point.Dimension, '_')}\n    statement: {Scalar(point.Statement)}\n");
        Phrasings(text, point.Phrasings);
        text.Append(CultureInfo.InvariantCulture, $"    follow_up: {Scalar(point.FollowUp)}\n");
    }

    private static void Write(StringBuilder text, WrittenMistake mistake)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - id: {Id(mistake.Id)}\n");
        if (!string.IsNullOrWhiteSpace(mistake.Point))
        {
            text.Append(CultureInfo.InvariantCulture, $"    point: {Id(mistake.Point)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    claim: {Scalar(mistake.Claim)}\n");
        Phrasings(text, mistake.Phrasings);
        text.Append(CultureInfo.InvariantCulture, $"    correction: {Scalar(mistake.Correction)}\n");
    }

    private static void Write(StringBuilder text, WrittenFollowUp followUp)
    {
        var trigger = followUp.When switch
        {
            "missed" or "covered" or "misconception" => $"{followUp.When}: {Id(followUp.Target)}",
            "all-covered" => "covered: all",
            _ => "always: true",
        };
        text.Append(CultureInfo.InvariantCulture, $"  - trigger: {{ {trigger} }}\n    prompt: {Scalar(followUp.Prompt)}\n    level_shift: {followUp.LevelShift}\n    key_points: [{string.Join(", ", followUp.KeyPoints.Select(point => Id(point)))}]\n");
    }

    private static void List<T>(StringBuilder text, string name, IReadOnlyList<T> items, Action<StringBuilder, T> write)
    {
        text.Append(name).Append(items.Count == 0 ? ": []\n" : ":\n");
        foreach (var item in items.Where(item => item is not null))
        {
            write(text, item);
        }
    }

    private static void Phrasings(StringBuilder text, IReadOnlyList<string> phrasings)
    {
        text.Append(phrasings.Count == 0 ? "    phrasings: []\n" : "    phrasings:\n");
        foreach (var phrasing in phrasings)
        {
            text.Append("      - ").Append(Scalar(phrasing)).Append('\n');
        }
    }

    /// <summary>A name that other fields refer to: the same whichever way it was spelt.</summary>
    private static string Id(string? name, char joint = '-') =>
        NoName().Replace((name ?? "").ToLowerInvariant(), joint.ToString()).Trim('-', '_') is { Length: > 0 } id ? id[..Math.Min(id.Length, 80)].Trim('-', '_') : "unnamed";

    private static string Scalar(string? value) => OneLine(value) is var line && Plain().IsMatch(line) ? line : Quoted(line);

    private static string Quoted(string? value) =>
        $"\"{OneLine(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Lines of up to 110 characters below the field, which YAML joins again.</summary>
    private static string Folded(string? value)
    {
        const int Longest = 110;
        var (lines, line) = (new StringBuilder(), new StringBuilder());
        foreach (var word in OneLine(value).Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length > Longest)
            {
                lines.Append("  ").Append(line).Append('\n');
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        return lines.Append("  ").Append(line).Append('\n').ToString();
    }

    private static string OneLine(string? value) => string.Join(' ', Platform.Text.OneLine.Of(
        string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), 4_000).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Markdown without headings of the second level, which are the file's own.</summary>
    private static string Body(string? value) => SecondHeading().Replace(
        string.Concat((value ?? "").ReplaceLineEndings("\n").Where(one => !char.IsControl(one) || one is '\n' or '\t')).Trim(), "### ");

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NoName();

    // Begins with a letter that no keyword of YAML (true, no, null, off, yes ...) is mistaken for: two words at least, and no sign that means something.
    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}'-]*( [\p{L}\p{N}(][\p{L}\p{N}.,;()/'-]*)+[.?]?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex("^#{1,2} ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex SecondHeading();
}
