using System.Text;
using Uplift.Examiner;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.History;
using Uplift.Interviews.Reports;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>The types of a report.</summary>
internal static class ReportTypes
{
    // What lists really hold at most, for the cost of an operation.
    private const int FewQuestions = 8;
    private const int FewTurns = 4;
    private const int FewDimensions = 6;
    private const int FewParts = 12;
    private const int FewSteps = 3;

    public static void Add(SchemaBuilder graph) => graph
        .Enum("How long an answer is beside what its question allows time for.", [
            (AnswerLength.Short, "Much shorter."),
            (AnswerLength.Fitting, "About as long."),
            (AnswerLength.Long, "Longer."),
        ])
        .Object<ReportView>("Report", "What an interview came to.", report => report
            .Field("interviewId: ID!", "The interview's id, as a node's.", r => $"{InterviewNode.Collection}/{r.Id}")
            .Field("mode: InterviewMode!", "How it treated the candidate.", r => r.Mode)
            .Field("level: Level!", "How demanding it was.", r => r.Level)
            .Field("startedAt: DateTime!", "When it began.", r => r.StartedAt)
            .Field("endedAt: DateTime!", "When it ended.", r => r.EndedAt)
            .Field("scope: String!", "What was assessed and what was not.", r => r.Scope)
            .Field("limitingFactor: String", "The one dimension that decides the grade, in a sentence.", r => r.LimitingFactor)
            .Field("grade: Int", "The limiting dimension's grade, 1 to 4; there is no average.", r => r.Grade)
            .Field("score: Score!", "Points earned of weight.", r => r.Score)
            .Field("dimensions: [Dimension!]!", "The grade of each dimension.", r => r.Dimensions, new FieldCost(ListSize: FewDimensions))
            .Field("questions: [QuestionReport!]!", "Each question with its follow-ups.", r => r.Questions, new FieldCost(ListSize: FewQuestions))
            .Field("attempts: [Score!]!", "The scores of all attempts of a rehearsal.", r => r.Attempts, new FieldCost(ListSize: FewTurns))
            .Field("nextSteps: [NextStep!]!", "What to do now, three things at most.", r => r.NextSteps, new FieldCost(ListSize: FewSteps))
            .Field("evaluators: [String!]!", "Who judged, with version.", r => r.Evaluators)
            .Field("stories: [StoryNotice!]!", "Which of your own stories the answers tell; nothing is marked by it.", async (r, call) => await StoriesAsync(call, r.Id), new FieldCost(ListSize: FewQuestions))
            .Field("feedback: Feedback!", "What coaches said to the answers.", (r, call) => FeedbackTypes.OfAsync(call, r.Id))
            .Field("markdown: String!", "The report as a text to keep.", async (r, call) => Encoding.UTF8.GetString(ReportMarkdown.Write(r with { Stories = await StoriesAsync(call, r.Id) }))))
        .Object<StoryNotice>("StoryNotice", "That an answer tells a story which you keep.", notice => notice
            .Field("question: Int!", "The number of the question.", n => n.Question)
            .Field("storyId: ID!", "The story's id, as a node's.", n => $"stories/{n.StoryId}")
            .Field("title: String!", "The story's title.", n => n.Title)
            .Field("again: Boolean!", "Whether it was told before, in this interview or in one of the last.", n => n.Again)
            .Field("sentence: String!", "What the interviewer noticed.", n => n.Sentence))
        .Object<DimensionView>("Dimension", "One thing that answers are graded by.", dimension => dimension
            .Field("dimension: String!", "Its name.", d => d.Dimension)
            .Field("grade: Int", "1 to 4; null when there was not enough to assess.", d => d.Grade)
            .Field("sentence: String!", "What that grade means here.", d => d.Sentence))
        .Object<NextStep>("NextStep", "Something to do after an interview.", step => step
            .Field("text: String!", "What.", s => s.Text)
            .Field("path: String!", "Where, on this site.", s => s.Path))
        .Object<QuestionReport>("QuestionReport", "A question of an interview with its follow-ups.", question => question
            .Field("number: Int!", "Its number.", q => q.Number)
            .Field("slug: ID!", "Its name in addresses; empty for unscored talk.", q => q.Slug)
            .Field("kind: TurnKind!", "Whether it is marked; unscored talk counts in no score.", q => q.Kind)
            .Field("quotedFrom: QuotedFrom", "Whose words led to it; null when only the topics did.", q => q.QuotedFrom)
            .Field("quoted: String", "Those words.", q => q.Quoted)
            .Field("prompt: String!", "What was asked.", q => q.Prompt)
            .Field("topic: String!", "Its topic's name.", q => q.Topic)
            .Field("level: Level!", "How demanding it is.", q => q.Level)
            .Field("wasReached: Boolean!", "False when it was open at the end.", q => q.WasReached)
            .Field("gate: Gate", "Why there was not enough to assess.", q => q.Gate)
            .Field("grade: Int", "1 to 4.", q => q.Grade)
            .Field("score: Score!", "Points earned of weight.", q => q.Score)
            .Field("confidence: Confidence!", "How sure that is.", q => q.Confidence)
            .Field("turns: [TurnReport!]!", "What was asked and said, in order.", q => q.Turns, new FieldCost(ListSize: FewTurns))
            .Field("points: [PointReport!]!", "Every key point, and the words that earned it.", q => q.Points, new FieldCost(ListSize: InterviewTypes.FewPoints))
            .Field("misconceptions: [MisconceptionReport!]!", "What was said and is not so.", q => q.Misconceptions, new FieldCost(ListSize: InterviewTypes.FewMisconceptions))
            .Field("dimensions: [Dimension!]!", "The grade of each dimension.", q => q.Dimensions, new FieldCost(ListSize: FewDimensions))
            .Field("improved: [ImprovedPart!]!", "The candidate's own answer, improved.", q => q.Improved, new FieldCost(ListSize: FewParts))
            .Field("modelAnswerHtml: String!", "A whole answer.", q => q.ModelAnswerHtml))
        .Object<TurnReport>("TurnReport", "A question or follow-up and what was said to it.", turn => turn
            .Field("answerId: ID!", "Names it in an appeal.", t => t.Id)
            .Field("prompt: String!", "What was asked.", t => t.Prompt)
            .Field("followUp: Boolean!", "Whether it was a follow-up.", t => t.FollowUp)
            .Field("aim: String", "Why a follow-up was asked.", t => t.Aim)
            .Field("answer: String", "What was answered.", t => t.Answer)
            .Field("gate: Gate", "Why it could not be assessed.", t => t.Gate)
            .Field("selfMark: Int", "The candidate's own mark, 1 to 4.", t => t.SelfMark)
            .Field("hintsShown: Int!", "How many hints were shown.", t => t.HintsShown)
            .Field("lateText: String", "What was typed and not sent, or came too late; kept, not graded.", t => t.LateText)
            .Field("delivery: Delivery", "What can be counted of an assessed answer to the question itself.", t => t.Delivery)
            .Field("spoken: String", "The question as a model's interviewer put it; null: as it is written.", t => t.Spoken)
            .Field("spokenBy: String", "The model and prompt that worded it.", t => t.SpokenBy)
            .Field("speechNote: String", "Why it stood as it is written though a model was asked.", t => t.SpeechNote)
            .Field("reading: String!", "Where a model's reading of the answer stands: `none`, `waiting`, `done` or `failed`.", t => t.Reading))
        .Object<Delivery>("Delivery", "How an answer was given, in counts; none of it is graded.", delivery => delivery
            .Field("words: Int!", "Words of the answer.", d => d.Words)
            .Field("length: AnswerLength!", "Whether they fit the question's time at the pace of calm speech.", d => d.Length)
            .Field("answersFirst: Boolean!", "Whether something that earned a point stands in the first third.", d => d.AnswersFirst)
            .Field("reasons: Int!", "Sentences that give a reason.", d => d.Reasons)
            .Field("tradeOffs: Int!", "Sentences that name a cost, a limit or an alternative.", d => d.TradeOffs)
            .Field("hedges: Int!", "Such as “maybe” and “I think”.", d => d.Hedges)
            .Field("fillers: Int!", "Such as “you know” and “basically”.", d => d.Fillers))
        .Object<PointReport>("PointReport", "A key point in a report.", point => point
            .Field("answerId: ID!", "The answer that the quote is from, or the one to appeal about.", p => p.TurnId)
            .Field("point: JudgedPoint!", "The point and its verdict.", p => p.Point)
            .Field("appealed: Boolean!", "Whether it was looked at again.", p => p.Appealed))
        .Object<MisconceptionReport>("MisconceptionReport", "A misconception in a report.", misconception => misconception
            .Field("answerId: ID!", "The answer that it is from.", m => m.TurnId)
            .Field("misconception: HeardMisconception!", "The claim.", m => m.Misconception))
        .Object<ImprovedPart>("ImprovedPart", "A piece of an answer, improved.", part => part
            .Field("kind: String!", "`kept`, `struck` or `added`.", p => p.Kind)
            .Field("text: String!", "The words.", p => p.Text));

    /// <summary>Only where they are asked for, and for all reports of a request at once.</summary>
    private static async Task<IReadOnlyList<StoryNotice>> StoriesAsync(FieldCall call, Guid interviewId)
    {
        var stories = call.Loaders.Get<Guid, IReadOnlyList<StoryNotice>>($"stories in reports{call.Path[0]}", async (ids, cancellation) =>
            (IReadOnlyDictionary<Guid, IReadOnlyList<StoryNotice>>)(await call.AskAsync((ReadInterviews read) => read.StoriesInReportsAsync(ids, cancellation)))!);
        return await stories.LoadAsync(interviewId) ?? [];
    }
}
