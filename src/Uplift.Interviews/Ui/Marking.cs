using Uplift.Examiner;
using Uplift.Interviews.Answers;

namespace Uplift.Interviews.Ui;

/// <summary>A stretch of the answer to mark, with the number of its note.</summary>
/// <param name="Kind">The verdict's word, or <c>misconception</c>.</param>
public sealed record MarkedSpan(int Start, int End, string Kind, int Number);

/// <summary>A piece of text with the marks that lie on it; <see cref="Ending"/> are the notes whose mark ends here.</summary>
public sealed record MarkedPiece(string Text, string? Kind, IReadOnlyList<int> Ending);

/// <summary>Cuts an answer at the borders of its marks, so that overlapping marks are drawn without overlapping elements.</summary>
internal static class Marking
{
    private static readonly string[] Precedence = ["misconception", "contradicted", "covered", "partly", "unsure"];

    public static IReadOnlyList<MarkedPiece> Cut(string text, IReadOnlyList<MarkedSpan> spans)
    {
        var borders = spans
            .SelectMany(span => new[] { span.Start, span.End })
            .Append(0)
            .Append(text.Length)
            .Where(border => border >= 0 && border <= text.Length)
            .Distinct()
            .Order()
            .ToList();
        return
        [
            .. borders.Zip(borders.Skip(1), (start, end) => new MarkedPiece(
                text[start..end],
                spans.Where(span => span.Start <= start && span.End >= end)
                    .Select(span => span.Kind)
                    .OrderBy(kind => Array.IndexOf(Precedence, kind))
                    .FirstOrDefault(),
                [.. spans.Where(span => span.End == end).Select(span => span.Number).Order()])),
        ];
    }

    public static string Word(PointVerdict verdict) => verdict switch
    {
        PointVerdict.NotReached => "not-reached",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>The marks of one answer: its quoted points, then its misconceptions, numbered as their notes are.</summary>
    public static IReadOnlyList<MarkedSpan> Spans(IReadOnlyList<PointView> points, IReadOnlyList<MisconceptionView> misconceptions) =>
    [
        .. points.Index()
            .Where(point => point.Item.Quote is not null)
            .Select(point => new MarkedSpan(point.Item.Quote!.Start, point.Item.Quote.End, Word(point.Item.Verdict), point.Index + 1)),
        .. misconceptions.Index()
            .Select(found => new MarkedSpan(found.Item.Quote.Start, found.Item.Quote.End, "misconception", points.Count + found.Index + 1)),
    ];
}
