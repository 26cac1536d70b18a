using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Uplift.Examiner;

namespace Uplift.Web.Commands.Examine;

/// <summary>One question and answer a line in, one verdict a line out, in order, each as soon as it is known.</summary>
internal static partial class ExamineLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <returns>A finding when a line could not be examined; an object with "error" stands in its place.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var examiner = new EmbeddedExaminer();
        var exitCode = ExitCodes.Done;
        for (var number = 1; await input.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (id, exam, fault) = Read(line);
            if (exam is null)
            {
                exitCode = ExitCodes.Finding;
            }

            var result = exam is null
                ? JsonSerializer.Serialize(new LineFault(id, $"Line {number}: {fault}"), Options)
                : JsonSerializer.Serialize(Examine(examiner, id, exam), Options);
            await output.WriteLineAsync(result.AsMemory(), cancellation);
            await output.FlushAsync(cancellation);
        }

        return exitCode;
    }

    private static LineVerdict Examine(EmbeddedExaminer examiner, JsonElement? id, LineExam exam)
    {
        var examination = examiner.Examine(exam.Question, exam.Answer);
        return new LineVerdict(
            id,
            examination.Gate,
            Math.Round(examination.Coverage, 4),
            Math.Round(examination.Fitted, 4),
            examination.Grade,
            examination.Confidence,
            [.. examination.Points.Select(point =>
            {
                var place = Place.Of(exam.Answer, point.Quote);
                return new LinePoint(point.PointId, point.Verdict, place?.Quote, place?.Start, place?.End);
            })],
            [.. examination.Misconceptions.Select(found =>
            {
                var place = Place.Of(exam.Answer, found.Quote)!;
                return new LineMisconception(found.MisconceptionId, place.Quote, place.Start, place.End);
            })]);
    }

    private static (JsonElement? Id, LineExam? Exam, string Fault) Read(string line)
    {
        JsonElement? id = null;
        try
        {
            using var document = JsonDocument.Parse(WithoutLoneSurrogates(line.TrimStart('\uFEFF')));
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, null, "not a JSON object.");
            }

            id = root.TryGetProperty("id", out var given) ? given : null;
            var (exam, fault) = LineExam.Read(root);
            return (id, exam, fault);
        }
        catch (JsonException broken)
        {
            return (id, null, $"not JSON: {broken.Message}");
        }
    }

    /// <summary>
    /// Half a surrogate pair is no character, and JSON with one in it cannot be interchanged (RFC 8259, 8.2): it is read as
    /// U+FFFD, so that every position stays.
    /// </summary>
    private static string WithoutLoneSurrogates(string line) => Escapes().Replace(line, match =>
        match.Groups["lone"].Success ? "\\ufffd" : match.Value);

    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escapes();

    private sealed record LineFault(JsonElement? Id, string Error);

    private sealed record LineVerdict(
        JsonElement? Id,
        Gate? Gate,
        double Coverage,
        double Fitted,
        int? Level,
        Confidence Confidence,
        IReadOnlyList<LinePoint> Points,
        IReadOnlyList<LineMisconception> Misconceptions);

    private sealed record LinePoint(string Id, PointVerdict Verdict, string? Quote, int? Start, int? End);

    private sealed record LineMisconception(string Id, string Quote, int Start, int End);

    /// <summary>A quote by Unicode characters: what a string's index means in most languages, unlike UTF-16 units.</summary>
    private sealed record Place(string Quote, int Start, int End)
    {
        public static Place? Of(string answer, Quote? quote) => quote is null ? null : new(
            quote.Text, Characters(answer.AsSpan(0, quote.Start)), Characters(answer.AsSpan(0, quote.End)));

        private static int Characters(ReadOnlySpan<char> text)
        {
            var count = text.Length;
            for (var at = 1; at < text.Length; at++)
            {
                count -= char.IsSurrogatePair(text[at - 1], text[at]) ? 1 : 0;
            }

            return count;
        }
    }
}
