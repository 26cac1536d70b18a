using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Conversation;

/// <summary>What is wrong with a wording.</summary>
internal enum SpeechFault
{
    Reveals,
    Flatters,
    Marks,
    Personal,
    TwoQuestions,
    NoQuestion,
    LeavesAim,
    TooLong,
    Markup,
}

/// <summary>
/// Holds what an interviewer says against what it may say. The checks know the rubric, which the interviewer does not, and
/// read every sentence before the candidate does.
/// </summary>
/// <param name="prompt">The question as the record has it.</param>
/// <param name="question">Its whole record.</param>
/// <param name="said">What the candidate has read and said so far: repeating it gives nothing away.</param>
internal sealed partial class SpeechChecks(string prompt, QuestionContent question, IEnumerable<string> said)
{
    public const int Longest = 700;

    private const int ShortestRun = 5;
    private const int ShortestWording = 3;
    private const double Telling = 0.6;
    private const int FewestTelling = 2;
    private const double Kept = 0.4;

    private static readonly FrozenSet<string> Small = FrozenSet.Create(
        StringComparer.Ordinal,
        ("a about after all also an and any are as at be because been before being both but by can could did do does each for from had has have how if in into is it its "
        + "just let like may me might more most my no not now of on one only or other our out over same should so some such than that the their them then there these they "
        + "this those through to too under up us use used uses using very was way we were what when where which while who why will with would you your explain describe tell say give")
        .Split(' '));

    private readonly HashSet<string> known = [.. said.Append(prompt).SelectMany(Stems)];
    private readonly string saidBefore = " " + string.Join(" | ", said.Append(prompt).Select(text => string.Join(' ', Words(text)))) + " ";

    private readonly List<HashSet<string>> secrets =
    [
        .. question.Record.KeyPoints.Concat(question.Record.FollowUps.SelectMany(followUp => followUp.OwnPoints))
            .SelectMany(point => point.Phrasings.Append(point.Statement))
            .Concat(question.Record.Misconceptions.Select(misconception => misconception.Correction))
            .Select(text => Stems(text).ToHashSet(StringComparer.Ordinal)),
    ];

    /// <summary>Accepted wordings as they stand; short ones are everyday words.</summary>
    private readonly List<string> wordings =
    [
        .. question.Record.KeyPoints.Concat(question.Record.FollowUps.SelectMany(followUp => followUp.OwnPoints))
            .SelectMany(point => point.Phrasings)
            .Select(Words)
            .Where(words => words.Count >= ShortestWording)
            .Select(words => $" {string.Join(' ', words)} "),
    ];

    private readonly HashSet<string> runs =
    [
        .. question.Record.KeyPoints.Concat(question.Record.FollowUps.SelectMany(followUp => followUp.OwnPoints))
            .SelectMany(point => point.Phrasings.Append(point.Statement))
            .Append(question.AnswerText)
            .SelectMany(Runs),
    ];

    /// <summary>Of a wording that is not finished: what is wrong already.</summary>
    public SpeechFault? FaultSoFar(string text) =>
        text.Length > Longest ? SpeechFault.TooLong
        : Adds(Markup(), text) ? SpeechFault.Markup
        : Adds(Flattery(), text) ? SpeechFault.Flatters
        : Adds(Marks(), text) ? SpeechFault.Marks
        : Adds(Personal(), text) ? SpeechFault.Personal
        : text.Count(IsQuestionMark) > Math.Max(1, prompt.Count(IsQuestionMark)) ? SpeechFault.TwoQuestions
        : IsRevealing(text) ? SpeechFault.Reveals
        : null;

    /// <summary>Of the whole wording.</summary>
    public SpeechFault? Fault(string text) => FaultSoFar(text)
        ?? (prompt.Contains('?', StringComparison.Ordinal) && !text.Contains('?', StringComparison.Ordinal) ? SpeechFault.NoQuestion
        : KeepsAim(text) ? null : SpeechFault.LeavesAim);

    /// <summary>For a second wording; names no word of the rubric.</summary>
    public static string Explain(SpeechFault fault) => fault switch
    {
        SpeechFault.Reveals => "it gave away part of an answer.",
        SpeechFault.Flatters => "it praised or confirmed.",
        SpeechFault.Marks => "it spoke of marks, points or a rubric.",
        SpeechFault.Personal => "it spoke about the person.",
        SpeechFault.TwoQuestions => "it asked more than one question.",
        SpeechFault.NoQuestion => "it asked no question.",
        SpeechFault.LeavesAim => "it was not the given question.",
        SpeechFault.TooLong => "it was too long.",
        _ => "it was not plain text.",
    };

    private static bool IsQuestionMark(char one) => one is '?' or '？';

    /// <summary>What the record itself says is fair: some questions are about a wrong answer, or have code in them.</summary>
    private bool Adds(Regex forbidden, string text) =>
        forbidden.Matches(text).Any(match => !prompt.Contains(match.Value, StringComparison.OrdinalIgnoreCase));

    private bool IsRevealing(string text)
    {
        var plain = $" {string.Join(' ', Words(text))} ";
        if (wordings.Exists(wording => plain.Contains(wording, StringComparison.Ordinal) && !saidBefore.Contains(wording, StringComparison.Ordinal))
            || Runs(text).Any(run => runs.Contains(run) && !saidBefore.Contains($" {run} ", StringComparison.Ordinal)))
        {
            return true;
        }

        var news = Stems(text).Where(stem => !known.Contains(stem)).ToHashSet(StringComparer.Ordinal);
        // Most of what a point says beyond the question and what the candidate said: it is the point, whatever the order.
        return secrets.Exists(secret =>
        {
            var own = secret.Where(stem => !known.Contains(stem)).ToList();
            var told = own.Count(news.Contains);
            return told >= Telling * own.Count && told >= FewestTelling;
        });
    }

    private bool KeepsAim(string text)
    {
        var wanted = Stems(prompt).ToHashSet(StringComparer.Ordinal);
        var spoken = Stems(text).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 || wanted.Count(spoken.Contains) >= Kept * wanted.Count;
    }

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    /// <summary>Content words without their endings, roughly: enough to see the same word again.</summary>
    private static IEnumerable<string> Stems(string text) => Words(text).Where(word => word.Length > 2 && !Small.Contains(word)).Select(Stem);

    private static string Stem(string word) =>
        word.Length > 6 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
        : word.Length > 5 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal)) ? word[..^2]
        : word.Length > 3 && (word.EndsWith('s') || word.EndsWith('e')) && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words(text);
        for (var at = 0; at + ShortestRun <= words.Count; at++)
        {
            // Five small words are nobody's secret.
            if (words.Skip(at).Take(ShortestRun).Count(word => !Small.Contains(word)) >= 2)
            {
                yield return string.Join(' ', words.Skip(at).Take(ShortestRun));
            }
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}_'-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[<>`*#\[\]{}|]|https?:|www\.|^\s*[-•]|\n\s*\d+[.)]|system prompt", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"\b(great|excellent|perfect(ly)?|brilliant|fantastic|awesome|amazing|wonderful|impressive|outstanding|superb|terrific|nice|good) (\w+ )?(answer|point|job|work|thinking|explanation|response|insight|start|question|one|stuff)\b"
        + @"|\b(well done|well said|spot on|nailed it|nicely done|exactly right|good job|great job|that's right|that is right|that's correct|that is correct|you're right|you are right|you're correct|absolutely right|love (it|that|your)|kudos|bravo|congratulations|impressive|excellent|brilliant|fantastic|outstanding|perfect)\b"
        + @"|^\W*(great|good|nice|exactly|correct|right|absolutely|awesome|wonderful)[!.]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Flattery();

    [GeneratedRegex(
        @"\b\d+(\.\d+)?\s*(/|out of|of)\s*(4|5|10|100)\b|\b(full marks?|you (score|scored|earned|get|got|pass|passed)|your (score|grade|mark)|rubrics?|key points?|model answer|grade \d|marking scheme|this earns|points? for)\b|\bwrong\b|\bincorrect\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"\b(you (seem|look|sound|appear)|your (accent|voice|face|body language|eyes|tone|mood|appearance|personality|gender|age)|nervous|confident|confidence|anxious|relaxed|culture fit|attractive|stupid|smart|intelligent|lazy)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Personal();
}
