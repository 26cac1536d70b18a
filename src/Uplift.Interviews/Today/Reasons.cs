using System.Globalization;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Ui;
using Uplift.Library.Contracts;
using Uplift.Platform.Ui;

namespace Uplift.Interviews.Today;

/// <summary>Why something is on Today, how long it takes, and which of all is the one thing to do now. Pure: no clock, no database.</summary>
internal static class Reasons
{
    private const int MinutesPerQuestion = 5;

    public static RunningInterview Of(RunningRow row, DateTimeOffset now) => new(
        row.Id,
        row.Mode,
        row.Level,
        row.Prompt,
        row.Asked,
        row.Of,
        row.StartedAt,
        row.Deadline,
        MinutesOf(row, now),
        IsOver(row, now) ? "The time ran out. What you had written counts, and the report is made when you open it."
        : row.Deadline is { } deadline ? $"The clock is running: {Counted.Of(Left(deadline, now), "minute")} left, question {row.Asked} of {row.Of}."
        : row.Mode == InterviewMode.Rehearsal ? $"A rehearsal that you have not ended{(row.HasDraft ? "; what you typed is kept" : "")}."
        : $"You stopped at question {row.Asked} of {row.Of}{(row.HasDraft ? "; what you typed is kept" : "")}.");

    public static RecentReport Of(ReportRow row) => new(
        row.Id, row.Mode, row.Level, row.Prompt, row.Score, ScoreWords.Of(row.Score), row.EndedAt, Of(row.Score));

    public static ReadingToday Of(GuideInReading guide) => new(
        guide.Slug,
        guide.Title,
        guide.Read,
        guide.Sections,
        guide.NextSection,
        guide.NextSectionId,
        guide.MinutesLeft,
        guide.UpdatedAt,
        $"You have read {guide.Read} of {Counted.Of(guide.Sections, "section")}. Next: {guide.NextSection}.");

    public static BookmarkToday Of(MarkedItem item, bool answered) => new(
        item.Kind,
        item.Slug,
        item.Title,
        item.TopicName,
        item.Level,
        answered,
        item.CreatedAt,
        item.Kind == "guide" ? "You bookmarked it to read."
        : answered ? "You bookmarked it, and you have answered it in an interview."
        : "You bookmarked it and have not answered it yet.");

    public static NoteToday Of(KeptNote note) => new(
        note.Id,
        note.Title,
        note.Pinned,
        note.UpdatedAt,
        $"{(note.Pinned ? "Pinned by you" : "One of your latest notes")}{(note.AboutKind is { } kind ? $", about a {kind}" : "")}.");

    /// <param name="row">What was set.</param>
    /// <param name="prompt">The question's.</param>
    /// <param name="today">The learner's day.</param>
    /// <param name="day">The day by which it is wanted, in words.</param>
    public static PracticeToday Of(PracticeRow row, string prompt, DateOnly today, string day) => new(
        row.Id,
        row.QuestionSlug,
        prompt,
        row.Coach,
        row.Note,
        row.DueOn,
        row.DueOn < today,
        MinutesPerQuestion,
        row.DueOn < today ? $"{row.Coach} set it to you by {day}; it is still open."
        : row.DueOn == today ? $"{row.Coach} set it to you for today."
        : $"{row.Coach} set it to you by {day}.");

    /// <summary>
    /// What was begun comes before what is new, and what a clock runs for before all else. Nothing is owed: there is no
    /// streak and no count of days.
    /// </summary>
    public static TodayStep Next(
        IReadOnlyList<RunningInterview> running,
        IReadOnlyList<RecentReport> reports,
        IReadOnlyList<ReadingToday> reading,
        IReadOnlyList<BookmarkToday> bookmarks,
        IReadOnlyList<PracticeToday> practice,
        CoachToday? coach,
        DateTimeOffset now,
        DateOnly today)
    {
        if (running is [var latest, ..])
        {
            var interview = running.FirstOrDefault(one => one.Deadline is not null) ?? latest;
            return interview.Deadline < now
                ? new TodayStep(StepKind.Report, interview.Prompt, interview.Why, "Read the report", $"/interviews/{interview.Id}/report", interview.Minutes)
                : new TodayStep(StepKind.Interview, interview.Prompt, interview.Why, "Go on with this interview", $"/interviews/{interview.Id}", interview.Minutes);
        }

        // Somebody waits for it, and its day has come.
        if (practice is [{ } set, ..] && set.DueOn <= today)
        {
            return new TodayStep(StepKind.Question, set.Prompt, set.Why, "Answer it", $"/practice/{set.Question}", set.Minutes);
        }

        if (coach?.Reviews is { } due)
        {
            return Step(StepKind.Review, due);
        }

        if (reading is [var guide, ..])
        {
            return new TodayStep(StepKind.Guide, guide.Title, guide.Why, "Go on reading", $"/guides/{guide.Slug}#{guide.NextSectionId}", guide.Minutes);
        }

        if (bookmarks.FirstOrDefault(item => item is { Kind: "question", Answered: false }) is { } question)
        {
            return new TodayStep(StepKind.Question, question.Title, question.Why, "Answer it", $"/practice/{question.Slug}", MinutesPerQuestion);
        }

        if (coach?.Question is { } proposed)
        {
            return Step(StepKind.Question, proposed);
        }

        return new TodayStep(
            StepKind.Start,
            "A mock interview of three questions",
            reports is [{ Score.Of: > 0 } last, ..]
                ? $"Nothing is left open. Your last interview earned {last.InWords}."
                : "Nothing is left open. You see which of your words earned each point.",
            "Start an interview",
            "/interviews/new",
            3 * MinutesPerQuestion);
    }

    private static TodayStep Step(StepKind kind, CoachStep step) => new(kind, step.Title, step.Why, step.Action, step.Path, step.Minutes);

    private static string Of(Score score)
    {
        var open = score.Of - score.Earned;
        return score.Of == 0 ? "Your answers held too little to assess; the report says what was missing."
            : open == 0 ? "Every point was earned; the report shows by which words."
            : string.Create(CultureInfo.InvariantCulture, $"{open:0.#} {(open == 1 ? "point is" : "points are")} open; the report shows what would have earned {(open == 1 ? "it" : "them")}.");
    }

    private static bool IsOver(RunningRow row, DateTimeOffset now) => row.Deadline < now;

    private static int MinutesOf(RunningRow row, DateTimeOffset now) =>
        IsOver(row, now) ? MinutesPerQuestion
        : row.Deadline is { } deadline ? Left(deadline, now)
        : MinutesPerQuestion * Math.Max(1, row.Of - row.Asked + 1);

    private static int Left(DateTimeOffset deadline, DateTimeOffset now) => (int)Math.Ceiling((deadline - now).TotalMinutes);
}
