using Uplift.Interviews.Answers;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Today;

/// <summary>What the one thing to do now is.</summary>
public enum StepKind
{
    /// <summary>To start an interview: nothing waits.</summary>
    Start,
    Interview,
    Report,
    Guide,
    Question,
    Review,
}

/// <summary>The one thing to do now.</summary>
/// <param name="Action">What a button that leads there says.</param>
/// <param name="Minutes">About how long it takes.</param>
public sealed record TodayStep(StepKind Kind, string Title, string Why, string Action, string Path, int Minutes);

/// <summary>An interview that waits for its owner.</summary>
/// <param name="Prompt">The question that is open.</param>
/// <param name="Asked">Its number.</param>
/// <param name="Deadline">When the clock runs out; null when there is none.</param>
/// <param name="Minutes">About how long the rest takes.</param>
public sealed record RunningInterview(
    Guid Id, InterviewMode Mode, Level Level, string Prompt, int Asked, int Of, DateTimeOffset StartedAt, DateTimeOffset? Deadline, int Minutes, string Why);

/// <param name="Prompt">The first question, by which people recognise an interview.</param>
/// <param name="InWords">The score as "6.5 of 9 points".</param>
public sealed record RecentReport(
    Guid Id, InterviewMode Mode, Level Level, string Prompt, Score Score, string InWords, DateTimeOffset EndedAt, string Why);

public sealed record ReadingToday(
    string Slug, string Title, int Read, int Sections, string NextSection, string NextSectionId, int Minutes, DateTimeOffset UpdatedAt, string Why);

/// <param name="Answered">Whether it is a question that was answered in an interview.</param>
public sealed record BookmarkToday(
    string Kind, string Slug, string Title, string TopicName, Level Level, bool Answered, DateTimeOffset CreatedAt, string Why);

public sealed record NoteToday(Guid Id, string Title, bool Pinned, DateTimeOffset UpdatedAt, string Why);

/// <summary>Practice that a coach set and that is not done.</summary>
/// <param name="Question">The question's slug.</param>
/// <param name="DueOn">The day by which it is wanted.</param>
/// <param name="Late">Whether that day is over.</param>
public sealed record PracticeToday(
    Guid Id, string Question, string Prompt, string Coach, string Note, DateOnly DueOn, bool Late, int Minutes, string Why);

/// <summary>What a person may want to go on with, each with the reason why it is here; the latest first.</summary>
/// <param name="Practice">Practice that a coach set, the nearest day first.</param>
/// <param name="Coach">What the answers so far say to do; null while there are none.</param>
public sealed record TodayView(
    TodayStep Next,
    IReadOnlyList<RunningInterview> Running,
    IReadOnlyList<RecentReport> Reports,
    IReadOnlyList<ReadingToday> Reading,
    IReadOnlyList<BookmarkToday> Bookmarks,
    IReadOnlyList<NoteToday> Notes,
    IReadOnlyList<PracticeToday> Practice,
    CoachToday? Coach)
{
    internal bool IsEmpty => Running.Count + Reports.Count + Reading.Count + Bookmarks.Count + Notes.Count + Practice.Count == 0 && Coach is null;
}
