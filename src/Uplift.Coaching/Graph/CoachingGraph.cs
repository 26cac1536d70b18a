using System.Globalization;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Plans;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Library.Contracts;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Graph;

/// <summary>Cards, reviews, skills and the plan in the graph, by the handlers of pages and REST.</summary>
internal static class CoachingGraph
{
    public const string Collection = "cards";

    private static readonly string[] Columns =
    [
        "id", "question", "topicId", "level", "prompt", "answer", "see", "origin", "stability", "difficulty", "dueAt", "lastReviewAt",
        "reviews", "lapses", "resting", "leech", "createdAt",
    ];

    // A typed answer is graded, and a plan is played forward: dear, each.
    private static readonly FieldCost Dear = new(Weight: 50);

    private static readonly FieldCost Topics = new(ListSize: 30);

    public static void Add(SchemaBuilder graph)
    {
        AddEnums(graph);
        AddCards(graph);
        AddSkills(graph);
        AddPlan(graph);
        ReviewGraph.Add(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"cards(show: CardFilter, topic: ID, {Connections.Arguments}): CardConnection", "Your cards, newest first; what is due in the order in which it became so.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListCards list) => list.SliceAsync(Wanted(call), call.Cancellation)))
            .Field("skillMap: SkillMap", "What you showed of each topic, and what of it you will recall.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ReadSkillMap read) => read.HandleAsync(call.Cancellation)), Dear)
            .Field("skill(topic: ID!): TopicSkill", "One topic with the evidence behind it.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ReadSkill read) => read.HandleAsync(call.Argument<string>("topic"), call.Cancellation)))
            .Field("plan: Plan", "Your plan, day by day.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ReadPlan read) => read.HandleAsync(call.Cancellation)), Dear));
        graph.Query(query => query.Field("card(id: ID!): Card", "A card of yours.", (_, call) => FindAsync(call, call.Argument<string>("id"))));
        graph.Mutation(AddMutations);
    }

    public static async ValueTask<object?> FindAsync(FieldCall call, string id) => call.RefusedToVisitors()
        ?? await call.AskAsync((ReadCard read) => read.HandleAsync(Nodes.GuidWithin(Collection, id), call.Cancellation));

    private static CardQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        return new CardQuery
        {
            Show = call.Argument<CardFilter?>("show")?.ToString().ToLowerInvariant(),
            Topic = call.Argument<string?>("topic"),
            Limit = size,
            After = after,
            Fields = call.ColumnsOfRows(Columns),
        };
    }

    private static void AddEnums(SchemaBuilder graph) => graph
        .Enum("Which cards a list shows.", [
            (CardFilter.Due, "Those to be reviewed now."),
            (CardFilter.Resting, "Those that are not asked for now."),
            (CardFilter.Leech, "Those that were forgotten six times or more."),
        ])
        .Enum("Why there is a card.", [
            (CardOrigin.Missed, "A key point that an answer did not hold."),
            (CardOrigin.Partly, "A key point that was said in part."),
            (CardOrigin.Misconception, "A wrong claim that was made."),
            (CardOrigin.ByHand, "Its owner wanted it."),
            (CardOrigin.Imported, "It came with a file."),
            (CardOrigin.JobRequirement, "A job asks for it, and a resume does not show it."),
        ])
        .Enum("Who said how well something was recalled.", [
            (ReviewSource.SelfMark, "The learner."),
            (ReviewSource.Graded, "The examiner, of a typed answer."),
            (ReviewSource.Interview, "An interview's verdict on the same point."),
            (ReviewSource.Undo, "A line that takes another back."),
            (ReviewSource.Imported, "It came with a file."),
        ])
        .Enum("How far a topic is mastered; it can fall.", [
            (Mastery.NotStarted, "Nothing was answered."),
            (Mastery.Attempted, "Answered, with most points missing."),
            (Mastery.Familiar, "Most points were said."),
            (Mastery.Proficient, "A solid answer."),
            (Mastery.Mastered, "Solid again a week later, among questions of other topics."),
        ])
        .Enum("What an item of a plan is.", [
            (PlanItemKind.Reviews, "Points to recall."),
            (PlanItemKind.Guide, "Reading on a topic."),
            (PlanItemKind.Question, "Questions on a topic."),
            (PlanItemKind.MixedInterview, "An interview across topics."),
        ]);

    private static void AddCards(SchemaBuilder graph) => graph
        .Object<CardView>("Card", "One point to be recalled.", card => card
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, c => $"{Collection}/{c.Id}")
            .Field("question: ID!", "The question that it belongs to, by slug; empty for an imported card without one.", c => c.Question)
            .Field("topicId: ID!", "Its topic.", c => c.TopicId)
            .Field("level: Level!", "How demanding its question is.", c => c.Level)
            .Field("prompt: String!", "Leads to the point without saying it.", c => c.Prompt)
            .Field("answer: String!", "What should be said.", c => c.Answer)
            .Field("see: String", "The guide that teaches it, as `slug#section`.", c => c.See)
            .Field("origin: CardOrigin!", "Why there is a card.", c => c.Origin)
            .Field("requirement: String", "What a job asks for and a resume did not show.", c => c.Requirement)
            .Field("stability: Float", "Days until the chance to recall has fallen to 90 %.", c => c.Stability)
            .Field("difficulty: Float", "1 to 10.", c => c.Difficulty)
            .Field("dueAt: DateTime!", "When it comes next.", c => c.DueAt)
            .Field("lastReviewAt: DateTime", "When it was last reviewed.", c => c.LastReviewAt)
            .Field("reviews: Int!", "How often it was reviewed.", c => c.Reviews)
            .Field("lapses: Int!", "How often it was forgotten.", c => c.Lapses)
            .Field("resting: Boolean!", "Whether it is not asked for now.", c => c.Resting)
            .Field("leech: Boolean!", "Whether it was forgotten so often that repeating it does not help.", c => c.Leech)
            .Field("createdAt: DateTime!", "When it was made.", c => c.CreatedAt))
        .AddConnection<CardView>("Card", "Card")
        .Object<ReviewView>("Review", "A rating, and what follows from it.", review => review
            .Field("id: ID!", "Its id in the log.", r => r.Id)
            .Field("cardId: ID!", "The card, as a node's id.", r => $"{Collection}/{r.CardId}")
            .Field("rating: Int!", "What counted: 1 again, 2 hard, 3 good, 4 easy.", r => r.Rating)
            .Field("source: ReviewSource!", "Who gave it.", r => r.Source)
            .Field("at: DateTime!", "When it was rated.", r => r.At)
            .Field("verdict: PointVerdict", "The examiner's, of a typed answer.", r => r.Verdict)
            .Field("quote: String", "Your words that earned it.", r => r.Quote)
            .Field("dueAt: DateTime!", "When the card comes back.", r => r.DueAt)
            .Field("scheduledDays: Int!", "In how many days; 0 on the same day.", r => r.ScheduledDays)
            .Field("answer: String!", "What should be said.", r => r.Answer)
            .Field("leech: Boolean!", "Whether the card rests now because repeating it does not help.", r => r.Leech))
        .Input(
            "CardInput",
            "A card to be made.",
            given => new CardDraft
            {
                Question = given.Get<string>("question"),
                Point = given.Get<string?>("point"),
                Prompt = given.Get<string?>("prompt"),
                Answer = given.Get<string?>("answer"),
            },
            [
                ("question: ID!", "The question that it belongs to, by slug."),
                ("point: ID", "One of the question's key points; without it prompt and answer are your own."),
                ("prompt: String", "What it asks."),
                ("answer: String", "What should be said."),
            ])
        .Input(
            "RatingInput",
            "How well a card was recalled.",
            given => new RatingDraft
            {
                Key = Nodes.GuidOf(given.Get<string>("key")) is var key && key == Guid.Empty ? null : key,
                Mark = given.Get<int>("mark"),
                Text = given.Get<string?>("text"),
                Milliseconds = given.Get<int>("milliseconds"),
            },
            [
                ("key: ID!", "A UUID made once for each rating; the same again counts once."),
                ("mark: Int!", "Your own mark: 1 again, 2 hard, 3 good, 4 easy."),
                ("text: String", "What you would say, for the examiner to read."),
                ("milliseconds: Int! = 0", "How long you thought."),
            ])
        .AddChange<CardView>("Card", "card: Card", "The card as it is now.")
        .AddChange<ReviewView>("Review", "review: Review", "The review as it was logged.")
        .AddChange<string>("DeletedCard", "deletedId: ID", "The id that it had.");

    private static void AddSkills(SchemaBuilder graph) => graph
        .Object<SkillMapView>("SkillMap", "All topics by mastery and recall.", map => map
            .Field("recallOn: Date!", "The day that recall is predicted for.", m => m.RecallOn)
            .Field("isInterview: Boolean!", "Whether that is the day of an interview.", m => m.IsInterview)
            .Field("topics: [Skill!]!", "Sorted by what limits most.", m => m.Topics, Topics))
        .Object<SkillView>("Skill", "What you showed of one topic.", skill => skill
            .Field("topicId: ID!", "The topic.", s => s.TopicId)
            .Field("name: String!", "Its name.", s => s.Name)
            .Field("mastery: Mastery!", "How far it is mastered.", s => s.Mastery)
            .Field("counts: Boolean!", "Whether it counts for what you prepare for.", s => s.Counts)
            .Field("ability: Float", "The share of an intermediate question's points to be expected; null before the first answer.", s => s.Ability)
            .Field("theta: Float!", "The same in logits.", s => s.Theta)
            .Field("thetaError: Float!", "Its standard error.", s => s.ThetaError)
            .Field("answers: Int!", "How many answers it follows from.", s => s.Answers)
            .Field("cards: Int!", "How many points are on cards.", s => s.Cards)
            .Field("recall: Float", "The mean chance to recall them on the day; null without any reviewed.", s => s.Recall)
            .Field("weeks: [Mastery!]!", "The mastery at the end of each of the last eight weeks.", s => s.Weeks, new FieldCost(ListSize: ReadSkillMap.Weeks)))
        .Object<TopicSkillView>("TopicSkill", "One topic with the evidence behind it.", skill => skill
            .Field("topicId: ID!", "The topic.", s => s.TopicId)
            .Field("name: String!", "Its name.", s => s.Name)
            .Field("mastery: Mastery!", "How far it is mastered.", s => s.Mastery)
            .Field("theta: Float!", "Ability in logits.", s => s.Theta)
            .Field("thetaError: Float!", "Its standard error.", s => s.ThetaError)
            .Field("answers: Int!", "How many answers it follows from.", s => s.Answers)
            .Field("subtopics: [Subtopic!]!", "By the tags of its questions, what limits first.", s => s.Subtopics, new FieldCost(ListSize: 20))
            .Field("evidence: [Evidence!]!", "The answers behind it, the latest first, twenty at most.", s => s.Evidence, new FieldCost(ListSize: 20)))
        .Object<SubtopicView>("Subtopic", "What you showed of a part of a topic.", part => part
            .Field("name: String!", "A tag of the topic's questions.", s => s.Name)
            .Field("mastery: Mastery!", "How far it is mastered.", s => s.Mastery)
            .Field("answers: Int!", "How many answers it follows from.", s => s.Answers)
            .Field("lastScore: Float!", "The last one's share of points.", s => s.LastScore))
        .Object<EvidenceView>("Evidence", "What one answer said about its topic.", evidence => evidence
            .Field("interviewId: ID!", "The interview, as a node's id.", e => $"interviews/{e.InterviewId}")
            .Field("question: ID!", "The question, by slug.", e => e.Question)
            .Field("prompt: String!", "What was asked.", e => e.Prompt)
            .Field("level: Level!", "How demanding it was.", e => e.Level)
            .Field("at: DateTime!", "When it was answered.", e => e.At)
            .Field("score: Float!", "Points earned of weight, 0 to 1.", e => e.Score)
            .Field("mixed: Boolean!", "Whether it was asked among questions of other topics.", e => e.Mixed)
            .Field("points: [EvidencePoint!]!", "Its points, with the words that earned them.", e => e.Points, new FieldCost(ListSize: 10)))
        .Object<EvidencePoint>("EvidencePoint", "A point as it was found in an answer.", point => point
            .Field("statement: String!", "The point.", p => p.Statement)
            .Field("verdict: PointVerdict!", "What was found.", p => p.Verdict)
            .Field("quote: String", "Your words that earned it.", p => p.Quote));

    private static void AddPlan(SchemaBuilder graph) => graph
        .Object<PlanView>("Plan", "The way to an interview, laid out anew at each look.", plan => plan
            .Field("interviewOn: Date!", "The day of the interview.", p => p.InterviewOn)
            .Field("minutesADay: Int!", "What was planned with.", p => p.MinutesADay)
            .Field("role: String!", "What it is for.", p => p.Role)
            .Field("goal: PlanGoal", "The job or role that the topics follow from; null when all count alike.", p => p.Goal)
            .Field("daysLeft: Int!", "Until the interview.", p => p.DaysLeft)
            .Field("fits: Boolean!", "Whether all of it finds room.", p => p.Fits)
            .Field("verdict: String!", "Whether it fits, and if not what to do.", p => p.Verdict)
            .Field("missingMinutes: Int!", "How much finds no room.", p => p.MissingMinutes)
            .Field("minutesADayNeeded: Int!", "How many minutes a day would fit it.", p => p.MinutesADayNeeded)
            .Field("drop: [ID!]!", "Topics to leave out so that the rest fits.", p => p.Drop, Topics)
            .Field("recall: Float", "The mean chance to recall a card on the day if all is done.", p => p.Recall)
            .Field("days: [PlanDay!]!", "From today to the day before.", p => p.Days, new FieldCost(ListSize: 60)))
        .Object<PlanGoalView>("PlanGoal", "What a plan's topics follow from.", goal => goal
            .Field("title: String!", "The job or the role.", g => g.Title)
            .Field("applicationId: ID", "The application whose advert was read, as a node's id.", g => g.Application is { } id ? $"applications/{id}" : null)
            .Field("role: String", "The role that was chosen; null for a job.", g => g.Role)
            .Field("level: Level!", "How demanding the questions are.", g => g.Level)
            .Field("needs: [PlanNeed!]!", "What is asked.", g => g.Needs, new FieldCost(ListSize: 40))
            .Field("notTaught: [String!]!", "What is asked and no guide here covers.", g => g.NotTaught, new FieldCost(ListSize: 40)))
        .Object<PlanNeedView>("PlanNeed", "Something that a job asks for, or a topic of a role.", need => need
            .Field("name: String!", "What is asked.", n => n.Name)
            .Field("weight: Int!", "3 for a must, 2 for what is nice to have, 1 for what is named among the duties.", n => n.Weight)
            .Field("topics: [ID!]!", "Topics that teach it.", n => n.Topics, new FieldCost(ListSize: 4))
            .Field("taught: Boolean!", "Whether a guide covers it.", n => n.Taught))
        .Object<PlanDayView>("PlanDay", "One day of a plan.", day => day
            .Field("day: Date!", "The day.", d => d.Day)
            .Field("minutes: Int!", "How long it takes.", d => d.Minutes)
            .Field("items: [PlanItem!]!", "What to do.", d => d.Items, new FieldCost(ListSize: 5)))
        .Object<PlanItemView>("PlanItem", "Something to do on a day.", item => item
            .Field("kind: PlanItemKind!", "What it is.", i => i.Kind)
            .Field("topic: ID", "Its topic; null where it is about all.", i => i.Topic)
            .Field("text: String!", "The item in words.", i => i.Text)
            .Field("path: String!", "Where it begins on this site.", i => i.Path)
            .Field("minutes: Int!", "How long it takes.", i => i.Minutes))
        .Input(
            "PlanInput",
            "What you prepare for.",
            given => new PlanDraft
            {
                InterviewOn = DateOnly.TryParseExact(given.Get<string>("interviewOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
                MinutesADay = given.Get<int>("minutesADay"),
                FreeDays = given.List<int>("freeDays") ?? [],
                Topics = given.List<string>("topics") ?? [],
                Role = given.Get<string?>("role") ?? "",
                Goal = given.Get<PlanGoalDraft?>("goal"),
            },
            [
                ("interviewOn: String!", "The day of the interview, as in `2026-12-01`."),
                ("minutesADay: Int! = 30", "What you have."),
                ("freeDays: [Int!]", "Days of the week without study, 0 for Sunday."),
                ("topics: [ID!]", "The topics that count; none means all."),
                ("role: String", "What it is for."),
                ("goal: PlanGoalInput", "The job or role that chooses and weighs the topics; none unless told."),
            ])
        .Input(
            "PlanGoalInput",
            "What a plan's topics are to follow from: one of these, and the first that is given counts.",
            given => new PlanGoalDraft
            {
                Keep = given.Get<bool>("keep"),
                Application = given.Get<string?>("applicationId") is { } application ? Nodes.GuidWithin("applications", application) : null,
                Advert = given.Get<string?>("advert"),
                Role = given.Get<string?>("role"),
                Level = given.Get<Level?>("level")?.Slug(),
            },
            [
                ("keep: Boolean! = false", "The goal that the plan has already."),
                ("applicationId: ID", "An application of yours with the advert's text."),
                ("advert: String", "An advert's text. What it asks is kept; the text is not."),
                ("role: String", "A role: `backend`, `api`, `data`, `platform` or `lead`."),
                ("level: Level", "How demanding the questions are to be; as the job asks unless told."),
            ])
        .AddChange<PlanView>("Plan", "plan: Plan", "The plan as it is now.")
        .AddChange<bool>("ForgottenPlan", "forgotten: Boolean", "Whether it is forgotten.");

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("createCard(card: CardInput!): CardChange", "Makes a card, due at once.", async (_, call) =>
        {
            var draft = call.Argument<CardDraft>("card");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((AddCard add) => add.HandleAsync(draft, call.Cancellation), draft);
        })
        .Field("rateCard(id: ID!, rating: RatingInput!): ReviewChange", "Rates a card; the same key again changes nothing.", async (_, call) =>
        {
            var draft = call.Argument<RatingDraft>("rating");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((RateCard rate) => rate.HandleAsync(Id(call), draft, call.Cancellation), draft);
        }, Dear)
        .Field("undoReview(id: ID!): CardChange", "Takes back the last rating of a card.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync((UndoReview undo) => undo.HandleAsync(Nodes.GuidOf(call.Argument<string>("id")), call.Cancellation)))
        .Field("restCard(id: ID!, rests: Boolean! = true): CardChange", "Lets a card rest, or takes it up again.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync((ChangeCard change) => change.LetRestAsync(Id(call), call.Argument<bool>("rests"), call.Cancellation)))
        .Field("deleteCard(id: ID!): DeletedCardChange", "Deletes a card with its reviews.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync(async (ChangeCard change) => Gone(await change.RemoveAsync(Id(call), call.Cancellation))))
        .Field("savePlan(plan: PlanInput!): PlanChange", "Plans for an interview.", async (_, call) =>
        {
            var draft = call.Argument<PlanDraft>("plan");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((SavePlan save) => save.HandleAsync(draft, call.Cancellation), draft);
        }, Dear)
        .Field("forgetPlan: ForgottenPlanChange", "Forgets what you prepare for.", async (_, call) => call.RefusedToVisitors()
            ?? await call.ChangeAsync(async (SavePlan save) => Done(await save.RemoveAsync(call.Cancellation))))
        .Field("updateCard(id: ID!, prompt: String!, answer: String!): CardChange", "Writes a card anew.", async (_, call) =>
        {
            var draft = new CardTextDraft { Prompt = call.Argument<string>("prompt"), Answer = call.Argument<string>("answer") };
            return call.RefusedToVisitors() ?? await call.ChangeAsync((ChangeCard change) => change.RewriteAsync(Id(call), draft, call.Cancellation), draft);
        });

    internal static Outcome<bool> Done(Outcome<string> outcome) => outcome.Problem is { } problem ? problem : true;

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(Collection, call.Argument<string>("id"));

    private static Outcome<string> Gone(Outcome<string> outcome) => outcome.Problem is { } problem ? problem : $"{Collection}/{outcome.Value}";
}

/// <summary>Which cards a list shows.</summary>
internal enum CardFilter
{
    Due,
    Resting,
    Leech,
}
