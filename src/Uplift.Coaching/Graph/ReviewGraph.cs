using Uplift.Coaching.Exchange;
using Uplift.Coaching.Fitting;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Weeks;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Graph;

/// <summary>The review log, how a person wants to review, their week, and cards that come and go as files.</summary>
internal static class ReviewGraph
{
    private static readonly string[] Columns = ["id", "cardId", "rating", "source", "at", "elapsedDays", "milliseconds", "verdict", "quote", "undoes"];

    // Twenty thousand reviews are read, and fitted to for about a second.
    private static readonly FieldCost VeryDear = new(Weight: 2_000);

    private static readonly FieldCost Dear = new(Weight: 100);

    private static readonly FieldCost Three = new(ListSize: 3);

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"reviews(card: ID, {Connections.Arguments}): ReviewLineConnection", "Your review log, the latest first.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListReviews list) => list.SliceAsync(Wanted(call), call.Cancellation)))
            .Field("coachingSettings: CoachingSettings", "How you review.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((SaveCoachingSettings save) => save.ReadAsync(call.Cancellation)))
            .Field("week: Week", "Your last seven days: what was strongest, what limits, what is next.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ReadWeek read) => read.HandleAsync(call.Cancellation)), Dear));
        graph.Extend<Downloads>(Downloads.Type, files => files
            .Field("cardsCsv: String!", "Your cards as CSV.", _ => "/api/v1/cards/export.csv")
            .Field("cardsAnki: String!", "Your cards as an Anki package.", _ => "/api/v1/cards/export.apkg")
            .Field("skillMap: String!", "Your skill map as a picture (SVG).", _ => "/api/v1/skills/map.svg")
            .Field("storyMap: String!", "Which competences your stories show, as a picture (SVG).", _ => "/api/v1/stories/coverage.svg")
            .Field("planCalendar: String!", "Your plan as a calendar; there is none without a plan.", _ => "/api/v1/plan/calendar.ics"));
        graph.Mutation(AddMutations);
    }

    private static ReviewQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        return new ReviewQuery
        {
            Card = call.Argument<string?>("card") is { } card ? Nodes.GuidWithin(CoachingGraph.Collection, card) : null,
            Limit = size,
            After = after,
            Fields = call.ColumnsOfRows(Columns),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<ReviewLine>("ReviewLine", "A line of the review log.", line => line
            .Field("id: ID!", "Its id in the log.", r => r.Id)
            .Field("cardId: ID!", "The card, as a node's id.", r => $"{CoachingGraph.Collection}/{r.CardId}")
            .Field("rating: Int!", "What counted: 1 again, 2 hard, 3 good, 4 easy; 0 of a line that takes another back.", r => r.Rating)
            .Field("source: ReviewSource!", "Who gave it.", r => r.Source)
            .Field("at: DateTime!", "When it was rated.", r => r.At)
            .Field("elapsedDays: Int!", "Days since the review before, counted as you live them.", r => r.ElapsedDays)
            .Field("milliseconds: Int!", "How long you thought.", r => r.Milliseconds)
            .Field("verdict: PointVerdict", "The examiner's, of a typed answer.", r => r.Verdict)
            .Field("quote: String", "Your words that earned it.", r => r.Quote)
            .Field("undoes: ID", "The line that this one takes back.", r => r.Undoes))
        .AddConnection<ReviewLine>("ReviewLine", "ReviewLine")
        .Object<CoachingSettingsView>("CoachingSettings", "How a person reviews.", settings => settings
            .Field("rollOverHour: Int!", "When your day begins, 0 to 12 o'clock.", s => s.RollOverHour)
            .Field("retention: Float!", "The wanted chance to recall when something is due.", s => s.Retention)
            .Field("maximumInterval: Int!", "The longest time between two reviews, in days.", s => s.MaximumInterval)
            .Field("weeklyMail: Boolean!", "Whether a summary of the week comes by mail.", s => s.WeeklyMail)
            .Field("fitted: Boolean!", "Whether the memory model was fitted to your own reviews.", s => s.Fitted)
            .Field("fittedAt: DateTime", "When it was.", s => s.FittedAt))
        .Object<WeekView>("Week", "Seven days of a person's learning.", week => week
            .Field("from: Date!", "Its first day.", w => w.From)
            .Field("to: Date!", "Its last day: today.", w => w.To)
            .Field("facts: [String!]!", "The strongest things that it showed, three at most.", w => w.Facts, Three)
            .Field("limiting: CoachStep", "The topic that holds you back most.", w => w.Limiting)
            .Field("actions: [CoachStep!]!", "What to do next, three things at most.", w => w.Actions, Three))
        .Object<FitReport>("FitReport", "What came of fitting the memory model to one's reviews.", report => report
            .Field("used: Boolean!", "Whether the fitted numbers are used from now on.", r => r.Used)
            .Field("reviews: Int!", "How many reviews it looked at.", r => r.Reviews)
            .Field("heldOut: Int!", "How many of them the fit did not see; both qualities are measured on these.", r => r.HeldOut)
            .Field("before: FitQuality!", "How well the usual numbers predict them.", r => r.Before)
            .Field("after: FitQuality!", "How well the fitted numbers do.", r => r.After)
            .Field("verdict: String!", "What was decided, and why.", r => r.Verdict)
            .Field("parameters: [Float!]!", "The 21 numbers that were found.", r => r.Parameters, new FieldCost(ListSize: 21)))
        .Object<FitQuality>("FitQuality", "How well a memory model predicts; less is better.", quality => quality
            .Field("logLoss: Float!", "The mean log loss.", q => q.LogLoss)
            .Field("calibrationError: Float!", "How far what was predicted is from what came.", q => q.CalibrationError))
        .Object<CardImportView>("CardImport", "Cards that were brought.", import => import
            .Field("added: Int!", "How many are new.", i => i.Added)
            .Field("known: Int!", "How many were there already, and were left as they are.", i => i.Known))
        .Input(
            "CoachingSettingsInput",
            "How you want to review.",
            given => new CoachingSettingsDraft
            {
                RollOverHour = given.Get<int>("rollOverHour"),
                Retention = given.Get<double>("retention"),
                MaximumInterval = given.Get<int>("maximumInterval"),
                WeeklyMail = given.Get<bool>("weeklyMail"),
            },
            [
                ("rollOverHour: Int! = 4", "When your day begins, 0 to 12 o'clock."),
                ("retention: Float! = 0.9", "The wanted chance to recall when something is due, 0.7 to 0.97."),
                ("maximumInterval: Int! = 36500", "The longest time between two reviews, in days."),
                ("weeklyMail: Boolean! = false", "Whether to send a summary of the week by mail."),
            ])
        .AddChange<CoachingSettingsView>("CoachingSettings", "settings: CoachingSettings", "The settings as they are now.")
        .AddChange<FitReport>("Fit", "report: FitReport", "What came of it.")
        .AddChange<bool>("ForgottenFit", "forgotten: Boolean", "Whether the usual numbers are in use.")
        .AddChange<CardImportView>("CardImport", "import: CardImport", "What was brought.");

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("saveCoachingSettings(settings: CoachingSettingsInput!): CoachingSettingsChange", "Saves how you review; a change counts from the next review on.", async (_, call) =>
        {
            var draft = call.Argument<CoachingSettingsDraft>("settings");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((SaveCoachingSettings save) => save.HandleAsync(draft, call.Cancellation), draft);
        })
        .Field("fitParameters: FitChange", "Fits the memory model to your reviews, and uses it if it predicts unseen ones better.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync((FitParameters fit) => fit.HandleAsync(call.Cancellation)), VeryDear)
        .Field("forgetParameters: ForgottenFitChange", "Uses the usual memory model again.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync((FitParameters fit) => ForgottenAsync(fit, call)), Dear)
        .Field("importCards(csv: String!): CardImportChange", "Brings cards from the text of a CSV file, all rows or none; the same again adds nothing.", async (_, call) =>
        {
            var draft = new CardImportDraft { Csv = call.Argument<string>("csv") };
            return call.RefusedToVisitors() ?? await call.ChangeAsync((ImportCards import) => import.HandleAsync(draft, call.Cancellation), draft);
        }, Dear);

    private static async Task<Outcome<bool>> ForgottenAsync(FitParameters fit, FieldCall call)
    {
        await fit.ForgetAsync(call.Cancellation);
        return true;
    }
}
