using System.Globalization;
using Uplift.Coaching.Stories;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Platform.Api;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Graph;

/// <summary>A person's stories in the graph, through the handlers of REST and page.</summary>
internal static class StoryGraph
{
    public const string Collection = "stories";

    private static readonly string[] Columns = ["id", "title", "competences", "timesTold", "lastToldOn", "createdAt", "updatedAt"];

    private static readonly FieldCost Ten = new(ListSize: 10);

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        AddUses(graph);
        AddInputs(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"stories(sort: String, competence: Competence, {Connections.Arguments}): StoryConnection", "Your stories without their texts; `sort` as REST has it: `-updatedAt` (the latest first), `updatedAt`, `title`, `-title`, `timesTold`, `-timesTold`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListStories list) => list.SliceAsync(Wanted(call), call.Cancellation)))
            .Field("storyCoverage: StoryCoverage", "Which competences your stories show, and which none does.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ReadCoverage read) => read.HandleAsync(call.Cancellation))));
        graph.Query(query => query.Field("story(id: ID!): Story", "A story of yours.", (_, call) => FindAsync(call, call.Argument<string>("id"))));
        graph.Mutation(AddMutations);
    }

    public static async ValueTask<object?> FindAsync(FieldCall call, string id) => call.RefusedToVisitors()
        ?? await call.AskAsync((ReadStory read) => read.HandleAsync(Nodes.GuidWithin(Collection, id), call.Cancellation));

    private static StoryQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        var fields = call.SelectedOfRows();
        return new StoryQuery
        {
            Sort = call.Argument<string?>("sort"),
            Competence = call.Argument<Competence?>("competence")?.Word(),
            Limit = size,
            After = after,
            Fields = string.Join(',', Columns.Where(name => name == "id" || fields.Contains(name))),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Enum("What a story can show of somebody.", [.. Competences.All.Select(one => (one.Competence, $"{one.Name}: {one.Asks}."))])
        .Object<StoryRow>("StorySummary", "A story in a list.", row => row
            .Field(Nodes.Id, Nodes.IdMeans, s => $"{Collection}/{s.Id}")
            .Field("title: String!", "By which its owner knows it.", s => s.Title)
            .Field("competences: [Competence!]!", "What it shows.", s => s.Competences, Ten)
            .Field("timesTold: Int!", "How often it was told, in interviews here and elsewhere.", s => s.TimesTold)
            .Field("lastToldOn: Date", "When last; null while it was not told.", s => s.LastToldOn)
            .Field("createdAt: DateTime!", "When it was begun.", s => s.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", s => s.UpdatedAt))
        .AddConnection<StoryRow>("Story", "StorySummary")
        .Object<StoryView>("Story", "Something that a person did, ready to be told.", story => story
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, s => $"{Collection}/{s.Id}")
            .Field("title: String!", "By which its owner knows it.", s => s.Title)
            .Field("situation: String!", "Where and when, what was at stake, for whom.", s => s.Situation)
            .Field("task: String", "What was asked of its owner.", s => s.Task)
            .Field("action: String!", "What they decided and did.", s => s.Action)
            .Field("result: String!", "What came of it.", s => s.Result)
            .Field("reflection: String", "What they do differently since.", s => s.Reflection)
            .Field("competences: [Competence!]!", "What it shows.", s => s.Competences, Ten)
            .Field("createdAt: DateTime!", "When it was begun.", s => s.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", s => s.UpdatedAt)
            .Field("version: ID!", "Sent back with a change, so that nobody overwrites what they have not seen.", s => s.Version)
            .Field($"uses(sort: String, {Connections.Arguments}): StoryUseConnection", "When it was told; `sort` is `-on` (the latest first) or `on`.", async (story, call) =>
                await call.AskListAsync((StoryUses uses) => uses.SliceAsync(story.Id, WantedUses(call), call.Cancellation)))
            .Field("overUse: StoryOveruse", "How often it was told lately.", async (story, call) =>
                await call.AskAsync((StoryUses uses) => uses.OveruseAsync(story.Id, call.Cancellation))))
        .AddChange<StoryView>("Story", "story: Story", "The story as it is now.")
        .AddChange<string>("DeletedStory", "deletedId: ID", "The id that it had.");

    private static void AddUses(SchemaBuilder graph) => graph
        .Object<StoryUseView>("StoryUse", "That a story was told.", use => use
            .Field("id: ID!", "Names it when it is taken back.", u => u.Id)
            .Field("on: Date!", "On which day.", u => u.On)
            .Field("where: String", "Where else, in its owner's words; null when it was found in an interview here.", u => u.Where)
            .Field("interviewId: ID", "The interview in which it was found, as a node's id.", u => u.InterviewId is { } id ? $"interviews/{id}" : null)
            .Field("question: ID", "The question that it answered there, by slug.", u => u.Question)
            .Field("number: Int", "The question's number in that interview.", u => u.Number)
            .Field("words: [String!]!", "The story's words by which it was found.", u => u.Words, Ten))
        .AddConnection<StoryUseView>("StoryUse", "StoryUse")
        .AddChange<StoryUseView>("StoryUse", "use: StoryUse", "The telling as it is kept.")
        .AddChange<string>("DeniedStoryUse", "deniedId: ID", "The id that it had.")
        .Object<StoryOveruseView>("StoryOveruse", "How often a story was told lately; nothing is marked by it.", lately => lately
            .Field("of: Int!", "How many of the last interviews had behavioural questions; four are looked at.", o => o.Of)
            .Field("interviews: [ToldIn!]!", "In which of them it was told, the latest first.", o => o.Interviews, new FieldCost(ListSize: OverUse.Lately))
            .Field("facts: [String!]!", "The same in sentences, with where else it was told more than once.", o => o.Facts, Ten)
            .Field("again: Boolean!", "Whether it was told more than once.", o => o.Again))
        .Object<ToldIn>("ToldIn", "An interview in which a story was told.", told => told
            .Field("interviewId: ID!", "The interview, as a node's id.", t => $"interviews/{t.InterviewId}")
            .Field("at: DateTime!", "When it ended.", t => t.At)
            .Field("times: Int!", "At how many of its questions.", t => t.Times))
        .Object<StoryCoverageView>("StoryCoverage", "What a person's stories show, and what none of them does.", map => map
            .Field("stories: Int!", "How many stories there are.", m => m.Stories)
            .Field("covered: Int!", "How many of the ten competences at least one shows.", m => m.Covered)
            .Field("competences: [CompetenceCoverage!]!", "All ten, always in the same order.", m => m.Competences, Ten))
        .Object<CompetenceCoverage>("CompetenceCoverage", "What stories there are for one competence.", row => row
            .Field("competence: Competence!", "Which.", c => c.Competence)
            .Field("name: String!", "Its name.", c => c.Name)
            .Field("asks: String!", "What interviewers ask to hear.", c => c.Asks)
            .Field("write: String", "What to write, while there is none.", c => c.Write)
            .Field("stories: [CoveringStory!]!", "What was told least first.", c => c.Stories, Ten))
        .Object<CoveringStory>("CoveringStory", "A story on the map.", story => story
            .Field("storyId: ID!", "The story, as a node's id.", s => $"{Collection}/{s.Id}")
            .Field("title: String!", "By which its owner knows it.", s => s.Title)
            .Field("timesTold: Int!", "How often it was told.", s => s.TimesTold)
            .Field("lastToldOn: Date", "When last.", s => s.LastToldOn));

    private static StoryUseQuery WantedUses(FieldCall call)
    {
        var (size, after) = call.Wanted();
        return new StoryUseQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after };
    }

    private static void AddInputs(SchemaBuilder graph) => graph
        .Input(
            "StoryInput",
            "A story as it is to be.",
            given => new StoryDraft
            {
                Title = given.Get<string>("title"),
                Situation = given.Get<string>("situation"),
                Task = given.Get<string?>("task"),
                Action = given.Get<string>("action"),
                Result = given.Get<string>("result"),
                Reflection = given.Get<string?>("reflection"),
                Competences = given.List<Competence>("competences") ?? [],
            },
            [
                ("title: String!", "By which you know it."),
                ("situation: String!", "Where and when, what was at stake, for whom."),
                ("task: String", "What was asked of you."),
                ("action: String!", "What you decided and did yourself."),
                ("result: String!", "What came of it, with a number where there is one."),
                ("reflection: String", "What you do differently since."),
                ("competences: [Competence!]", "What it shows of you."),
            ])
        .Input(
            "StoryUseInput",
            "That you told a story somewhere else.",
            given => new StoryUseDraft { On = DayOf(given.Get<string>("on")), Where = given.Get<string>("where") },
            [
                ("on: Date!", "The day, as in `2026-11-23`."),
                ("where: String!", "Where, such as the employer's name."),
            ]);

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("createStory(story: StoryInput!): StoryChange", "Writes a story, and looks for it in your latest interviews.", async (_, call) =>
        {
            var draft = call.Argument<StoryDraft>("story");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((WriteStory write) => write.AddAsync(draft, call.Cancellation), draft);
        })
        .Field("updateStory(id: ID!, version: ID!, story: StoryInput!): StoryChange", "Writes a story anew, if it is still as you read it.", async (_, call) =>
        {
            var draft = call.Argument<StoryDraft>("story");
            var version = IfMatch.Version(Nodes.GuidOf(call.Argument<string>("version")));
            return call.RefusedToVisitors() ?? await call.ChangeAsync((WriteStory write) => write.ChangeAsync(Id(call), draft, version, call.Cancellation), draft);
        })
        .Field("deleteStory(id: ID!, version: ID): DeletedStoryChange", "Deletes a story for good; with a version, only if it is still as you read it.", async (_, call) =>
        {
            var version = call.Argument<string?>("version") is { } sent ? IfMatch.Version(Nodes.GuidOf(sent)) : null;
            return call.RefusedToVisitors() ?? await call.ChangeAsync(async (WriteStory write) => Gone(await write.RemoveAsync(Id(call), version, call.Cancellation)));
        })
        .Field("tellStory(id: ID!, use: StoryUseInput!): StoryUseChange", "Keeps that you told a story somewhere else.", async (_, call) =>
        {
            var draft = call.Argument<StoryUseDraft>("use");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((StoryUses uses) => uses.AddAsync(Id(call), draft, call.Cancellation), draft);
        })
        .Field("denyStoryUse(id: ID!, use: ID!): DeniedStoryUseChange", "Says that a story was not told there.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync(async (StoryUses uses) =>
                Plain(await uses.RemoveAsync(Id(call), Nodes.GuidOf(call.Argument<string>("use")), call.Cancellation))));

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(Collection, call.Argument<string>("id"));

    private static Outcome<string> Gone(Outcome<Guid> outcome) => outcome.Problem is { } problem ? problem : $"{Collection}/{outcome.Value}";

    private static Outcome<string> Plain(Outcome<Guid> outcome) => outcome.Problem is { } problem ? problem : outcome.Value.ToString();

    private static DateOnly? DayOf(string day) => DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var date) ? date : null;
}
