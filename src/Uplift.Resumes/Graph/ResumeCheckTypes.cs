using Uplift.Documents.Text;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Scores;

namespace Uplift.Resumes.Graph;

/// <summary>The types of a resume's check.</summary>
internal static class ResumeCheckTypes
{
    /// <summary>A PDF is written and read back.</summary>
    public static readonly FieldCost Cost = new(Weight: 500);

    /// <summary>The first one of a process also makes ready what all others use.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // What lists really hold at most, for the cost of an operation.
    private static readonly FieldCost Parts = new(ListSize: 8);
    private static readonly FieldCost Rules = new(ListSize: 70);
    private static readonly FieldCost Few = new(ListSize: 3);

    public static async Task<Outcome<ResumeCheckView>> OfAsync(CheckResume check, Guid id, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(id, cancellation);
        return outcome.Problem is { } problem ? problem : outcome.Value.View;
    }

    public static void Add(SchemaBuilder graph) => graph
        .Enum("How grave a finding is.", [
            (Severity.Fatal, "Nothing can be read, or the record has no key."),
            (Severity.Major, "Something is lost or mixed up."),
            (Severity.Warning, "Something may be."),
            (Severity.Suggestion, "It could be better."),
        ])
        .Enum("What came of a rule.", [
            (RuleStatus.Passed, "All is in order."),
            (RuleStatus.Found, "It found something."),
            (RuleStatus.NotChecked, "What it needs is not there; that never counts as passed."),
        ])
        .Object<ResumeCheckView>("ResumeCheck", "The check of a resume and of the PDF that it becomes.", check => check
            .Field("readability: ResumeScore!", "How much of the file a machine reads as it is seen.", c => c.Readability)
            .Field("content: ResumeScore!", "How complete, proven and clear it is; the two are never blended.", c => c.Content)
            .Field("gains: [Gain!]!", "What would raise a score, the most first.", c => c.Gains, new FieldCost(ListSize: 10))
            .Field("rules: [CheckedRule!]!", "Every rule with what came of it.", c => c.Rules, Rules)
            .Field("questions: [ClaimQuestion!]!", "What its claims invite an interviewer to ask.", c => c.Questions, Parts)
            .Field("topics: [ID!]!", "Topics of the library that its skills touch.", c => c.Topics, Parts))
        .Object<Score>("ResumeScore", "One result of its own kind; kinds are never blended.", score => score
            .Field("rubric: String!", "The version of the rules that gave it.", s => s.Rubric)
            .Field("points: Int", "0 to 100, of what could be graded; null when nothing could.", s => s.Points)
            .Field("band: String!", "The points in words.", s => s.Band)
            .Field("sentence: String", "Why it is zero, capped or absent.", s => s.Sentence)
            .Field("parts: [ScorePart!]!", "What it adds up from.", s => s.Parts, Parts)
            .Field("leftOut: [ScoreGap!]!", "What could not be graded; the rest was scaled up.", s => s.LeftOut, Parts))
        .Object<ScorePart>("ScorePart", "A part of a score.", part => part
            .Field("name: String!", "What it is about.", p => p.Name)
            .Field("points: Float!", "Earned.", p => p.Points)
            .Field("of: Float!", "Of how many.", p => p.Of)
            .Field("seen: String!", "What was counted.", p => p.Seen))
        .Object<ScoreGap>("ScoreGap", "A part that could not be graded.", gap => gap
            .Field("name: String!", "What it is about.", g => g.Name)
            .Field("reason: String!", "Why.", g => g.Reason))
        .Object<Gain>("Gain", "What would raise a score.", gain => gain
            .Field("score: String!", "Which score.", g => g.Score)
            .Field("part: String!", "Which part of it.", g => g.Part)
            .Field("rule: ID!", "The rule.", g => g.Rule)
            .Field("points: Float!", "At most, of that score's hundred.", g => g.Points)
            .Field("seen: String!", "What was seen.", g => g.Seen)
            .Field("change: String!", "What would change it.", g => g.Change)
            .Field("place: FindingPlace", "Where it was seen first.", g => g.Place))
        .Object<CheckedRule>("CheckedRule", "A rule with what came of it.", rule => rule
            .Field("id: ID!", "Its name.", r => r.Id)
            .Field("severity: Severity!", "The usual one.", r => r.Severity)
            .Field("title: String!", "What it wants.", r => r.Title)
            .Field("why: String!", "What goes wrong without it.", r => r.Why)
            .Field("source: String!", "Who says so.", r => r.Source)
            .Field("status: RuleStatus!", "What came of it.", r => r.Status)
            .Field("findings: [Finding!]!", "What it saw.", r => r.Findings, Few)
            .Field("notChecked: String", "Why it could not be tried.", r => r.NotChecked))
        .Object<Finding>("Finding", "Something that a rule saw.", finding => finding
            .Field("severity: Severity!", "How grave it is.", f => f.Severity)
            .Field("seen: String!", "What was seen.", f => f.Seen)
            .Field("change: String!", "What would change it.", f => f.Change)
            .Field("place: FindingPlace", "Null when it concerns the whole file.", f => f.Place))
        .Object<FindingPlace>("FindingPlace", "Where something was seen.", place => place
            .Field("page: Int", "Counted from 1; null when only the field is known.", p => p.Page)
            .Field("boxes: [Box!]!", "In points from the page's upper left corner.", p => p.Boxes, Few)
            .Field("pointer: String", "The field of the JSON Resume to mend.", p => p.Pointer))
        .Object<Box>("Box", "A part of a page.", box => box
            .Field("left: Float!", "Its left edge.", b => b.Left)
            .Field("top: Float!", "Its upper edge.", b => b.Top)
            .Field("right: Float!", "Its right edge.", b => b.Right)
            .Field("bottom: Float!", "Its lower edge.", b => b.Bottom))
        .Object<ClaimQuestion>("ClaimQuestion", "A claim and the question it invites; for practising aloud, not for a mark.", question => question
            .Field("claim: String!", "The resume's own words.", q => q.Claim)
            .Field("pointer: String!", "Where they stand.", q => q.Pointer)
            .Field("question: String!", "What may be asked.", q => q.Question));
}
