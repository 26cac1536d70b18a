using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Today;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>The types of Today, and which of its parts a selection needs.</summary>
internal static class TodayTypes
{
    // What the one thing to do now is chosen from.
    private const TodayParts Choice = TodayParts.Running | TodayParts.Reports | TodayParts.Reading | TodayParts.Bookmarks | TodayParts.Practice | TodayParts.Coach;

    private static readonly FieldCost Few = new(ListSize: ReadToday.Most);

    public static TodayParts Wanted(FieldCall call)
    {
        var parts = TodayParts.None;
        foreach (var field in call.Selected())
        {
            parts |= field switch
            {
                "next" => Choice,
                "running" => TodayParts.Running,
                "reports" => TodayParts.Reports,
                "reading" => TodayParts.Reading,
                "bookmarks" => TodayParts.Bookmarks,
                "notes" => TodayParts.Notes,
                "practice" => TodayParts.Practice,
                "coach" => TodayParts.Coach,
                _ => TodayParts.None,
            };
        }

        return parts;
    }

    public static void Add(SchemaBuilder graph) => graph
        .Enum("What the one thing to do now is.", [
            (StepKind.Start, "To start an interview: nothing waits."),
            (StepKind.Interview, "To go on with an interview."),
            (StepKind.Report, "To read a report."),
            (StepKind.Guide, "To go on reading a guide."),
            (StepKind.Question, "To answer a question."),
            (StepKind.Review, "To recall what is due."),
        ])
        .Object<TodayView>("Today", "What a person may want to do now, each with the reason why it is here.", today => today
            .Field("next: TodayStep!", "The one thing to do now.", t => t.Next)
            .Field("running: [RunningInterview!]!", "Interviews that wait, three at most.", t => t.Running, Few)
            .Field("reports: [RecentReport!]!", "The last reports, three at most.", t => t.Reports, Few)
            .Field("reading: [ReadingToday!]!", "Guides that were begun, three at most.", t => t.Reading, Few)
            .Field("bookmarks: [BookmarkToday!]!", "The last bookmarks, three at most.", t => t.Bookmarks, Few)
            .Field("notes: [NoteToday!]!", "The last notes, three at most.", t => t.Notes, Few)
            .Field("practice: [PracticeToday!]!", "What a coach set and is not done, three at most, the nearest day first.", t => t.Practice, Few)
            .Field("coach: CoachToday", "What your answers so far say to do; null while there are none.", t => t.Coach))
        .Object<CoachToday>("CoachToday", "What to do today, by what you know; what there is nothing to say of is null.", coach => coach
            .Field("reviews: CoachStep", "Points that are due to be recalled.", c => c.Reviews)
            .Field("question: CoachStep", "One question to answer next.", c => c.Question)
            .Field("guide: CoachStep", "One guide, and perhaps its section, to read.", c => c.Guide)
            .Field("limiting: CoachStep", "The topic that holds you back most.", c => c.Limiting)
            .Field("plan: CoachStep", "How the way to the interview stands.", c => c.Plan))
        .Object<CoachStep>("CoachStep", "Something to do, and why it is proposed.", step => step
            .Field("title: String!", "What it is.", s => s.Title)
            .Field("why: String!", "Why it is proposed.", s => s.Why)
            .Field("action: String!", "What a button that leads there says.", s => s.Action)
            .Field("path: String!", "Where it is on this site.", s => s.Path)
            .Field("minutes: Int!", "About how long it takes.", s => s.Minutes))
        .Object<TodayStep>("TodayStep", "The one thing to do now.", step => step
            .Field("kind: StepKind!", "What it is.", s => s.Kind)
            .Field("title: String!", "What it is called.", s => s.Title)
            .Field("why: String!", "Why it comes first.", s => s.Why)
            .Field("action: String!", "What a button that leads there says.", s => s.Action)
            .Field("path: String!", "Where it is on this site.", s => s.Path)
            .Field("minutes: Int!", "About how long it takes.", s => s.Minutes))
        .Object<RunningInterview>("RunningInterview", "An interview that waits for its owner.", interview => interview
            .Field("interview: Interview!", "The interview.", i => new InterviewNode(i.Id))
            .Field("mode: InterviewMode!", "How it treats you.", i => i.Mode)
            .Field("level: Level!", "How demanding it is.", i => i.Level)
            .Field("prompt: String!", "The question that is open.", i => i.Prompt)
            .Field("asked: Int!", "Its number.", i => i.Asked)
            .Field("of: Int!", "How many there will be.", i => i.Of)
            .Field("startedAt: DateTime!", "When it began.", i => i.StartedAt)
            .Field("deadline: DateTime", "When the clock runs out.", i => i.Deadline)
            .Field("minutes: Int!", "About how long the rest takes.", i => i.Minutes)
            .Field("why: String!", "Why it is here.", i => i.Why))
        .Object<RecentReport>("RecentReport", "An interview that has ended.", report => report
            .Field("interview: Interview!", "The interview.", r => new InterviewNode(r.Id))
            .Field("mode: InterviewMode!", "How it treated you.", r => r.Mode)
            .Field("level: Level!", "How demanding it was.", r => r.Level)
            .Field("prompt: String!", "Its first question.", r => r.Prompt)
            .Field("score: Score!", "Points earned of weight.", r => r.Score)
            .Field("endedAt: DateTime!", "When it ended.", r => r.EndedAt)
            .Field("why: String!", "Why it is here.", r => r.Why))
        .Object<ReadingToday>("ReadingToday", "A guide that was begun.", guide => guide
            .Field("slug: ID!", "Its name in addresses.", g => g.Slug)
            .Field("title: String!", "What it is called.", g => g.Title)
            .Field("read: Int!", "How many of its sections were read.", g => g.Read)
            .Field("sections: Int!", "How many it has.", g => g.Sections)
            .Field("nextSection: String!", "The title of the first that was not read.", g => g.NextSection)
            .Field("nextSectionId: ID!", "Its anchor.", g => g.NextSectionId)
            .Field("minutes: Int!", "About how long the rest takes.", g => g.Minutes)
            .Field("updatedAt: DateTime!", "When you last read in it.", g => g.UpdatedAt)
            .Field("why: String!", "Why it is here.", g => g.Why))
        .Object<BookmarkToday>("BookmarkToday", "Something marked.", bookmark => bookmark
            .Field("kind: String!", "`guide` or `question`.", b => b.Kind)
            .Field("slug: ID!", "Its name in addresses.", b => b.Slug)
            .Field("title: String!", "The guide's title or the question's prompt.", b => b.Title)
            .Field("topicName: String!", "Its topic.", b => b.TopicName)
            .Field("level: Level!", "How demanding it is.", b => b.Level)
            .Field("answered: Boolean!", "Whether it is a question that was answered in an interview.", b => b.Answered)
            .Field("createdAt: DateTime!", "When it was marked.", b => b.CreatedAt)
            .Field("why: String!", "Why it is here.", b => b.Why))
        .Object<PracticeToday>("PracticeToday", "Practice that a coach set.", practice => practice
            .Field("question: ID!", "The question, by slug.", p => p.Question)
            .Field("prompt: String!", "What it asks.", p => p.Prompt)
            .Field("coach: String!", "Who set it.", p => p.Coach)
            .Field("note: String!", "What they said with it.", p => p.Note)
            .Field("dueOn: Date!", "The day by which it is wanted.", p => p.DueOn)
            .Field("late: Boolean!", "Whether that day is over.", p => p.Late)
            .Field("minutes: Int!", "About how long it takes.", p => p.Minutes)
            .Field("why: String!", "Why it is here.", p => p.Why))
        .Object<NoteToday>("NoteToday", "A note of one's own.", note => note
            .Field("noteId: ID!", "Its id, as a node's.", n => $"notes/{n.Id}")
            .Field("title: String!", "What it is called.", n => n.Title)
            .Field("pinned: Boolean!", "Whether it is kept on top.", n => n.Pinned)
            .Field("updatedAt: DateTime!", "When it was last changed.", n => n.UpdatedAt)
            .Field("why: String!", "Why it is here.", n => n.Why));
}
