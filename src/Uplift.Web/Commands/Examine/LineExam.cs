using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Web.Commands.Examine;

/// <summary>A line's question and answer, read leniently: what is absent has a plain default, what is wrong is named.</summary>
internal sealed record LineExam(ExamQuestion Question, string Answer)
{
    // Weights are whole numbers inside; fractions are kept to two digits.
    private const int Fraction = 100;
    private const int Heaviest = 100_000;

    public static (LineExam? Exam, string Fault) Read(JsonElement line)
    {
        foreach (var name in (string[])["question", "reference", "answer"])
        {
            if (line.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return (null, $"\"{name}\" is not a string.");
            }
        }

        foreach (var name in (string[])["keyPoints", "misconceptions"])
        {
            if (line.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            {
                return (null, $"\"{name}\" is not an array.");
            }
        }

        var points = Items(line, "keyPoints").Select(PointOf).ToList();
        var misconceptions = Items(line, "misconceptions").Select(ClaimOf).ToList();
        var reference = Text(line, "reference");
        if (points.Exists(point => point.Statement.Length == 0 && point.Phrasings.Count == 0))
        {
            return (null, "a key point has neither a statement nor phrasings.");
        }

        return points.Count == 0 && string.IsNullOrWhiteSpace(reference)
            ? (null, "there is neither a reference nor key points to hold the answer against.")
            : (new(new ExamQuestion(Text(line, "question"), reference, points, misconceptions), Text(line, "answer")), "");
    }

    private static KeyPoint PointOf(JsonElement point, int at) => new(
        Name(point, "id") ?? $"p{at + 1}",
        Text(point, "statement", "text"),
        Weight(point),
        point.ValueKind == JsonValueKind.Object && point.TryGetProperty("must", out var must) && must.ValueKind == JsonValueKind.True,
        Texts(point, "phrasings"));

    private static Misconception ClaimOf(JsonElement claim, int at) => new(
        Name(claim, "id") ?? $"m{at + 1}",
        Text(claim, "claim", "statement", "text"),
        Name(claim, "pointId") ?? Name(claim, "point") ?? Name(claim, "keyPoint"),
        Texts(claim, "phrasings"));

    private static int Weight(JsonElement point) =>
        point.ValueKind == JsonValueKind.Object
        && point.TryGetProperty("weight", out var weight)
        && weight.ValueKind == JsonValueKind.Number
            ? (int)Math.Clamp(Math.Round(weight.GetDouble() * Fraction), 0, Heaviest)
            : Fraction;

    private static JsonElement.ArrayEnumerator Items(JsonElement line, string name) =>
        line.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    /// <summary>The first of these members that is a string; an item may also be a string itself.</summary>
    private static string Text(JsonElement item, params string[] names) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()!
        : names.Select(name => Name(item, name)).FirstOrDefault(text => text is not null) ?? "";

    private static string? Name(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static List<string> Texts(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)]
            : [];
}
