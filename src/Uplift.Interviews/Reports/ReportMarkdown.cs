using System.Globalization;
using System.Text;
using Uplift.Examiner;
using Uplift.Interviews.Contracts;

namespace Uplift.Interviews.Reports;

/// <summary>The report as a Markdown file to keep or to send to a mentor.</summary>
internal static class ReportMarkdown
{
    public static byte[] Write(ReportView report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Interview of {report.StartedAt:yyyy-MM-dd}").AppendLine();
        text.AppendLine(report.LimitingFactor ?? "Not enough to assess.").AppendLine();
        if (report.Score.Of > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- Score: {Points(report.Score)}");
        }

        if (report.Grade is { } grade)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- Grade: {grade} of 4 ({ReportBuilder.GradeWord(grade)})");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"- Scope: {report.Scope}").AppendLine();
        foreach (var question in report.Questions)
        {
            Write(text, question, report.Stories.Where(story => story.Question == question.Number));
        }

        text.AppendLine("## Next steps").AppendLine();
        foreach (var step in report.NextSteps)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {OneLine(step.Text)} ({step.Path})");
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Graded by {string.Join(", ", report.Evaluators)} on {report.EndedAt:yyyy-MM-dd HH:mm} UTC.");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, QuestionReport question, IEnumerable<StoryNotice> stories)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"## {question.Number}. {OneLine(question.Prompt)}").AppendLine();
        if (Quotation.Intro(question.Kind, question.QuotedFrom, question.Quoted) is { } intro)
        {
            text.AppendLine(OneLine(intro)).AppendLine();
        }

        text.AppendLine(question.Kind == TurnKind.UnscoredTalk ? $"**{Talk.Label}.** {Talk.Meaning}"
            : question.Grade is { } grade
            ? string.Create(CultureInfo.InvariantCulture, $"{Points(question.Score)}, grade {grade} of 4, confidence {Word(question.Confidence)}.")
            : question.WasReached ? "Not enough to assess." : "Not reached.").AppendLine();
        foreach (var turn in question.Turns)
        {
            Write(text, turn);
        }

        foreach (var point in question.Gate is null ? question.Points : [])
        {
            var quote = point.Point.Quote is { } said ? $": “{OneLine(said.Text)}”" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"- **{Word(point.Point.Verdict)}** ({point.Point.Weight}) {OneLine(point.Point.Statement)}{quote}");
            foreach (var judge in point.Point.Judges)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {judge.By}: {Word(judge.Verdict)}, confidence {Word(judge.Confidence)}, {judge.At:yyyy-MM-dd}");
            }
        }

        foreach (var found in question.Misconceptions)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- **misconception** {OneLine(found.Misconception.Claim)} {OneLine(found.Misconception.Correction)}");
        }

        foreach (var story in stories)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- **story** {OneLine(story.Sentence)}");
        }

        text.AppendLine();
    }

    private static void Write(StringBuilder text, TurnReport turn)
    {
        if (turn.FollowUp)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"**Follow-up:** {OneLine(turn.Prompt)}").AppendLine();
        }

        if (turn.Spoken is { } spoken)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"As {turn.SpokenBy} put it: {OneLine(spoken)}").AppendLine();
        }
        else if (turn.SpeechNote is { } note)
        {
            text.AppendLine(note).AppendLine();
        }

        if (turn.Answer is { } answer)
        {
            text.AppendLine(Quoted(answer)).AppendLine();
        }

        if (turn.Delivery is { } delivery)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"How it was said, in counts: {string.Join("; ", DeliveryCounts.Lines(delivery))}.").AppendLine();
        }

        if (turn.LateText is { } late)
        {
            text.AppendLine("Not sent before the end, so not graded:").AppendLine().AppendLine(Quoted(late)).AppendLine();
        }
    }

    private static string Points(Answers.Score score) =>
        string.Create(CultureInfo.InvariantCulture, $"{score.Earned:0.#} of {score.Of} points");

    private static string Word(PointVerdict verdict) => verdict == PointVerdict.NotReached ? "not reached" : verdict.ToString().ToLowerInvariant();

    private static string Word(Confidence confidence) => confidence.ToString().ToLowerInvariant();

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Quoted(string answer) =>
        string.Join('\n', answer.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
}
