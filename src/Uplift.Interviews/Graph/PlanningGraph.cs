using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Starting;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>What an interview on a resume or for a job would be, in the graph.</summary>
internal static class PlanningGraph
{
    // An advert is read, and every line of a resume.
    private static readonly FieldCost Dear = new(Weight: 100);
    private static readonly FieldCost Claims = new(ListSize: 12);
    private static readonly FieldCost Topics = new(ListSize: 8);
    private static readonly FieldCost Some = new(ListSize: 10);

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field(
                "interviewPlan(resume: ID, resumeVersion: Int, application: ID, advert: String): InterviewPlan",
                "What an interview on a resume, for an application or for an advert would come to. Nothing is kept; `startInterview` takes the same source.",
                async (_, call) =>
                {
                    var draft = new PlanDraft
                    {
                        ResumeId = call.Argument<string?>("resume") is { } resume ? Nodes.GuidWithin("resumes", resume) : null,
                        ResumeVersion = call.Argument<int?>("resumeVersion"),
                        ApplicationId = call.Argument<string?>("application") is { } application ? Nodes.GuidWithin("applications", application) : null,
                        Advert = call.Argument<string?>("advert"),
                    };
                    return call.RefusedToVisitors() ?? await call.AskAboutAsync(draft, (PlanInterview plan) => plan.HandleAsync(draft, call.Cancellation));
                },
                Dear));
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<InterviewPlan>("InterviewPlan", "What an interview would be, before it begins.", plan => plan
            .Field("title: String", "The advert's title, or the resume's name.", p => p.Title)
            .Field("level: Level!", "How demanding it begins.", p => p.Level)
            .Field("levelReason: String!", "Why it is this level.", p => p.LevelReason)
            .Field("claims: [PlannedClaim!]!", "What the resume says, in the order in which it would be asked.", p => p.Claims, Claims)
            .Field("topics: [PlannedTopic!]!", "The advert's topics, the musts first; without an advert, those that the resume names.", p => p.Topics, Topics)
            .Field("ignored: [String!]!", "Headings of the advert under which nothing was looked for.", p => p.Ignored, Some))
        .Object<PlannedClaim>("PlannedClaim", "A statement of the resume that somebody may ask about.", claim => claim
            .Field("pointer: String!", "Its place in the JSON Resume, by which it is chosen.", c => c.Pointer)
            .Field("text: String!", "The resume's own words.", c => c.Text)
            .Field("role: String!", "The role or section it belongs to.", c => c.Role)
            .Field("question: String!", "What is asked where no question of the library fits; it is unscored talk.", c => c.Question)
            .Field("topics: [ID!]!", "Topics that teach what it names; with one it is asked by a question of the library and marked.", c => c.Topics, Some)
            .Field("isChosen: Boolean!", "Whether it is asked about when nobody chooses.", c => c.IsChosen))
        .Object<PlannedTopic>("PlannedTopic", "A topic that would be asked about.", topic => topic
            .Field("id: ID!", "The topic's id.", t => t.Id)
            .Field("name: String!", "The topic's name.", t => t.Name)
            .Field("level: Level!", "How demanding its questions begin.", t => t.Level)
            .Field("levelReason: String", "Why that differs from the interview's level; null when it does not.", t => t.LevelReason)
            .Field("reasons: [TopicReason!]!", "The words that led to it.", t => t.Reasons, Some))
        .Object<TopicReason>("TopicReason", "Why a topic is proposed.", reason => reason
            .Field("name: String!", "What is asked for, by its usual name.", r => r.Name)
            .Field("words: String!", "The very words that name it.", r => r.Words)
            .Field("sentence: String!", "The statement that they stand in.", r => r.Sentence)
            .Field("from: QuotedFrom!", "Whose words they are.", r => r.From)
            .Field("priority: String", "`must`, `nice` or `duty`; null for what a resume names.", r => r.Priority)
            .Field("cue: String", "The words, or the heading, that decided the priority.", r => r.Cue));
}
