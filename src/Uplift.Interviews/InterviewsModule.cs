using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Examiner;
using Uplift.GraphQL.Building;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.Coaching;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Conversation;
using Uplift.Interviews.Events;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Graph;
using Uplift.Interviews.History;
using Uplift.Interviews.Home;
using Uplift.Interviews.Judging;
using Uplift.Interviews.Practice;
using Uplift.Interviews.Reports;
using Uplift.Interviews.Rewording;
using Uplift.Interviews.Sharing;
using Uplift.Interviews.Starting;
using Uplift.Interviews.Today;
using Uplift.Interviews.Turns;
using Uplift.Platform;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Interviews;

/// <summary>Mock interviews and practice questions: asking, grading, reporting.</summary>
public sealed class InterviewsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton<IExaminer>(_ => new EmbeddedExaminer()); // By wording and by meaning: decision 0021.
        services.AddScoped<Grader>();
        services.AddScoped<INextQuestion, PlainNextQuestion>();
        services.AddScoped<ICoach, NoCoach>();
        services.AddScoped<INoticeStories, NoStories>();
        services.AddScoped<AdvanceInterview>();
        services.AddScoped<IPlanInterviews, NoPlans>();
        services.AddScoped<PlanInterview>();
        services.AddScoped<StartInterview>();
        services.AddScoped<ReadInterview>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<ShowHint>();
        services.AddScoped<SubmitAnswer>();
        services.AddScoped<ReadAnswer>();
        services.AddScoped<StoriesInAnswers>();
        services.AddScoped<EndInterview>();
        services.AddScoped<DeleteInterview>();
        services.AddScoped<ListInterviews>();
        services.AddScoped<IMyInterviews, MyInterviews>();
        services.AddScoped<FindInterview>();
        services.AddScoped<ReadReport>();
        services.AddScoped<WriteReport>();
        services.AddScoped<ShareReport>();
        services.AddScoped<ReportLinks>();
        services.AddScoped<ReadSharedReport>();
        services.AddScoped<AppealPoint>();
        services.AddScoped<PractiseQuestion>();
        services.AddScoped<WriteExample>();
        services.AddScoped<FollowInterview>();
        services.AddSingleton<IInterceptor, RingAfterSave>();
        services.AddScoped<ReadFeedback>();
        services.AddScoped<CommentAnswer>();
        services.AddScoped<GiveVerdict>();
        services.AddScoped<ListCoachComments>();
        services.AddScoped<ListLearners>();
        services.AddScoped<ListSharedInterviews>();
        services.AddScoped<PracticeTasks>();
        services.AddScoped<IPersonalData, CoachingData>();
        services.AddScoped<ReadToday>();
        services.AddScoped<ReadInterviews>();
        services.AddSingleton(new NodeSource(InterviewNode.Collection, async (call, id) =>
            call.RefusedToNobody() ?? await InterviewGraph.FindAsync(call, id)));
        services.AddScoped<IPersonalData, InterviewData>();
        services.AddScoped<SpeakTurn>();
        services.AddScoped<NoteTaker>();
        services.AddScoped<ModelJudge>();
        services.AddScoped<ReadAnswers>();
        services.AddScoped<MarkPoint>();
        services.AddScoped<RewriteAnswer>();
        services.AddScoped<ExplainPoint>();
        services.AddHostedService<AnswerReader>();
        services.AddProblemPages(
            new ProblemPage("interview-not-found", 404, "No interview of yours has this address. It may have been deleted, or it belongs to somebody else; both look the same on purpose.", "See your interviews, or sign in as the person who sat it."),
            new ProblemPage("answer-not-found", 404, "No answer of yours has this address.", "Open the interview it belongs to from your list of interviews."),
            new ProblemPage("comment-not-found", 404, "No comment of yours has this address.", "Open the report again."),
            new ProblemPage("point-not-found", 404, "This answer was not asked for a point of this name, or you gave no verdict on it.", "Read the report: each point has its id there."),
            new ProblemPage("learner-not-found", 404, "You do not coach a learner with this id at this time.", "See your learners."),
            new ProblemPage("practice-task-not-found", 404, "No practice of yours has this address: it was taken back, or is somebody else's.", "List the practice that was set to you."),
            new ProblemPage("enough-comments", 409, "A coach says at most three things to one answer, which is as much as somebody can act upon.", "Take one back to say another."),
            new ProblemPage("own-report", 409, "Comments and second verdicts come from coaches; this interview is your own.", "Appeal against a verdict that you think is wrong."),
            new ProblemPage("too-much-practice", 409, "A learner has at most fifty open tasks of one coach.", "Take some back first."),
            new ProblemPage("interview-running", 409, "The report and appeals exist only after the last answer, so that nothing is revealed during the interview.", "Answer the remaining questions, or end the interview."),
            new ProblemPage("interview-ended", 409, "The interview was finished or ended before this arrived.", "Read its report; start another interview to go on."),
            new ProblemPage("already-answered", 409, "The same question was answered before, for example by sending a form twice or in two tabs. The first answer counts.", "Go on with the question that is open now."),
            new ProblemPage("time-over", 409, "In real mode the server's clock decides. The answer arrived after the time was up; it is kept in the report, ungraded.", "Read the report. Practice mode has no clock."),
            new ProblemPage("no-conversation", 409, "This interview is asked by the embedded interviewer, so there is nothing for a model to word.", "Start one with an interviewer where a model answers you."),
            new ProblemPage("not-disputed", 409, "You decide only where the rules and a model disagree about a point; elsewhere their verdict stands.", "If you said a point that was missed, appeal: name the words that say it."),
            new ProblemPage("no-hints-in-real-mode", 409, "A real interview gives no hints.", "Use practice mode to get hints."));
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        StartInterview.Map(api);
        PlanInterview.Map(api);
        ReadSharedReport.Map(api);
        ReadToday.Map(api);
        var interviews = api.MapGroup("/interviews")
            .RequireAuthorization()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        ListInterviews.Map(interviews);
        ReadInterview.Map(interviews);
        SaveDraft.Map(interviews);
        ShowHint.Map(interviews);
        SubmitAnswer.Map(interviews);
        ReadAnswer.Map(interviews);
        EndInterview.Map(interviews);
        DeleteInterview.Map(interviews);
        ReadReport.Map(interviews);
        ShareReport.Map(interviews);
        ReportLinks.Map(interviews);
        AppealPoint.Map(interviews);
        FollowInterview.Map(interviews);
        ReadFeedback.Map(interviews);
        CommentAnswer.Map(interviews);
        GiveVerdict.Map(interviews);
        ListCoachComments.Map(api);
        ListLearners.Map(api);
        ListSharedInterviews.Map(api);
        PracticeTasks.Map(api);
        SpeakTurn.Map(interviews);
        MarkPoint.Map(interviews);
        RewriteAnswer.Map(interviews);
        ExplainPoint.Map(interviews);
    }

    public void AddGraph(SchemaBuilder graph) => InterviewGraph.Add(graph);
}
