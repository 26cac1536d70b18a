using System.Globalization;
using Uplift.Examiner;

namespace Uplift.Web.Commands.Examine;

/// <summary>A verdict for a person to read.</summary>
internal static class VerdictText
{
    private const int LongestQuote = 160;

    public static async Task WriteAsync(TextWriter output, ExamQuestion question, Examination examination, Delivery delivery)
    {
        foreach (var line in Lines(question, examination).Concat(Lines(delivery)))
        {
            await output.WriteLineAsync(line);
        }
    }

    private static IEnumerable<string> Lines(ExamQuestion question, Examination examination)
    {
        if (examination.Gate is { } gate)
        {
            yield return $"Not enough to assess: {VerdictWords.Of(gate)}.";
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Grade {examination.Grade} of 4, coverage {examination.Coverage:P0}, confidence {VerdictWords.Of(examination.Confidence)}.");
        if (examination.Confidence == Confidence.Low)
        {
            yield return "The examiner is not sure: mark yourself against the points.";
        }

        foreach (var (point, finding) in question.KeyPoints.Zip(examination.Points))
        {
            yield return $"{VerdictWords.Of(finding.Verdict),-12} {point.Statement}";
            if (finding.Quote is { } quote)
            {
                yield return $"{"",-12} “{Shorten(quote.Text)}”";
            }
        }

        foreach (var found in examination.Misconceptions)
        {
            yield return $"{"wrong",-12} {question.Misconceptions.First(claim => claim.Id == found.MisconceptionId).Claim}";
            yield return $"{"",-12} “{Shorten(found.Quote.Text)}”";
        }
    }

    private static IEnumerable<string> Lines(Delivery delivery)
    {
        yield return $"{delivery.Words} words ({VerdictWords.Of(delivery.Length)} for the time), "
            + $"{delivery.Reasons} sentences with a reason, {delivery.TradeOffs} with a cost or an alternative, "
            + $"{delivery.Hedges} hedges, {delivery.Fillers} fillers.";
    }

    private static string Shorten(string quote)
    {
        var line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
