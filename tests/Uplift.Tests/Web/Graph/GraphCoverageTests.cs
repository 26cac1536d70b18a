using System.Text.RegularExpressions;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Tests.Web.OpenApi;
using Uplift.Web;

namespace Uplift.Tests.Web.Graph;

/// <summary>Whatever REST offers has its field in the graph, or stands with a reason in docs/api.md among what is REST's alone.</summary>
public sealed partial class GraphCoverageTests
{
    /// <summary>The operation by its id, and the field that does the same or says where the file is.</summary>
    private static readonly Dictionary<string, string> Fields = new()
    {
        // The person.
        ["getMe"] = "Me.account",
        ["getMeSettings"] = "Me.settings",
        ["putMeSettings"] = "Mutation.saveSettings",
        ["patchMeSettings"] = "Mutation.saveSettings",
        ["listSessions"] = "Me.sessions",
        ["deleteSessions"] = "Mutation.endSessions",
        ["deleteSession"] = "Mutation.endSession",
        ["getMeArchive"] = "Downloads.archive",
        ["listMeCoaches"] = "Me.coaches",
        ["deleteMeCoach"] = "Mutation.partFromCoach",
        ["listNotices"] = "Me.notices",
        ["putNoticesReading"] = "Mutation.readNotices",
        ["putNoticeReading"] = "Mutation.readNotice",
        ["getMeModel"] = "Me.model",
        ["putMeModel"] = "Mutation.saveModelChoice",
        ["createMeModelTest"] = "Mutation.testModel",
        ["getMeToday"] = "Me.today",
        // The library.
        ["listTopics"] = "Query.topics",
        ["listGuides"] = "Query.guides",
        ["getGuide"] = "Query.guide",
        ["listQuestions"] = "Query.questions",
        ["getQuestion"] = "Query.question",
        ["listSearch"] = "Query.search",
        ["getGuideReading"] = "Guide.marks",
        ["putGuideReading"] = "Mutation.recordReading",
        ["getGuideBookmark"] = "GuideMarks.bookmarked",
        ["putGuideBookmark"] = "Mutation.bookmark",
        ["deleteGuideBookmark"] = "Mutation.removeBookmark",
        ["getQuestionBookmark"] = "Question.bookmarked",
        ["putQuestionBookmark"] = "Mutation.bookmark",
        ["deleteQuestionBookmark"] = "Mutation.removeBookmark",
        ["listBookmarks"] = "Me.bookmarks",
        ["listNotes"] = "Me.notes",
        ["createNote"] = "Mutation.createNote",
        ["getNote"] = "Query.note",
        ["putNote"] = "Mutation.updateNote",
        ["patchNote"] = "Mutation.updateNote",
        ["deleteNote"] = "Mutation.deleteNote",
        ["getNoteHtml"] = "Note.html",
        // Interviews.
        ["createInterview"] = "Mutation.startInterview",
        ["listInterviews"] = "Me.interviews",
        ["getInterview"] = "Query.interview",
        ["deleteInterview"] = "Mutation.deleteInterview",
        ["putInterviewDraft"] = "Mutation.saveDraft",
        ["createInterviewHint"] = "Mutation.showHint",
        ["createInterviewAnswer"] = "Mutation.answer",
        ["getInterviewAnswer"] = "Interview.answers",
        ["putInterviewEnding"] = "Mutation.endInterview",
        ["getInterviewReport"] = "Query.report",
        ["getInterviewReportMd"] = "Report.markdown",
        ["createInterviewAppeal"] = "Mutation.appeal",
        ["putInterviewAnswerPointOwnVerdict"] = "Mutation.decide",
        ["createInterviewAnswerRewrite"] = "Mutation.rewriteAnswer",
        ["createInterviewAnswerPointExplanation"] = "Mutation.explainPoint",
        // Sharing and coaches.
        ["listInterviewReportCoaches"] = "Query.reportCoaches",
        ["putInterviewReportCoach"] = "Mutation.shareReport",
        ["deleteInterviewReportCoach"] = "Mutation.unshareReport",
        ["listInterviewReportLinks"] = "Query.reportLinks",
        ["deleteInterviewReportLink"] = "Mutation.revokeReportLink",
        ["getInterviewReportFeedback"] = "Report.feedback",
        ["createInterviewReportComment"] = "Mutation.commentAnswer",
        ["deleteInterviewReportComment"] = "Mutation.takeBackComment",
        ["putInterviewReportAnswerVerdict"] = "Mutation.giveVerdict",
        ["deleteInterviewReportAnswerVerdict"] = "Mutation.takeBackVerdict",
        ["listCoachComments"] = "Me.coachComments",
        ["listLearners"] = "Me.learners",
        ["getLearnersCsv"] = "Downloads.learnersCsv",
        ["listSharedInterviews"] = "Me.sharedInterviews",
        ["listPracticeTasks"] = "Me.practiceTasks",
        ["createPracticeTask"] = "Mutation.setPractice",
        ["putPracticeTaskCompletion"] = "Mutation.completePractice",
        ["deletePracticeTaskCompletion"] = "Mutation.completePractice",
        ["deletePracticeTask"] = "Mutation.takeBackPractice",
        // Resumes and applications.
        ["listResumes"] = "Me.resumes",
        ["createResume"] = "Mutation.createResume",
        ["getResume"] = "Query.resume",
        ["putResume"] = "Mutation.updateResume",
        ["patchResume"] = "Mutation.updateResume",
        ["deleteResume"] = "Mutation.deleteResume",
        ["getResumeDocument"] = "Resume.document",
        ["createResumeCopy"] = "Mutation.copyResume",
        ["putResumeRevision"] = "Mutation.moveResume",
        ["listResumeVersions"] = "Resume.versions",
        ["createResumeVersion"] = "Mutation.keepResumeVersion",
        ["getResumeVersion"] = "Resume.keptVersion",
        ["deleteResumeVersion"] = "Mutation.forgetResumeVersion",
        ["putResumeVersionRestoration"] = "Mutation.restoreResumeVersion",
        ["listResumeDifferences"] = "Resume.differences",
        ["listResumeLinks"] = "Resume.links",
        ["createResumeLink"] = "Mutation.shareResume",
        ["deleteResumeLink"] = "Mutation.revokeResumeLink",
        ["getResumeCheck"] = "Resume.check",
        ["getResumeFile"] = "Resume.files",
        ["createResumeMatch"] = "Resume.match",
        ["createResumeBullet"] = "Mutation.suggestBullets",
        ["listApplications"] = "Me.applications",
        ["createApplication"] = "Mutation.createApplication",
        ["getApplication"] = "Query.application",
        ["putApplication"] = "Mutation.updateApplication",
        ["patchApplication"] = "Mutation.moveApplication",
        ["deleteApplication"] = "Mutation.deleteApplication",
        ["getApplicationsCsv"] = "Downloads.applicationsCsv",
        // Cards, skills and the plan.
        ["listCards"] = "Me.cards",
        ["createCard"] = "Mutation.createCard",
        ["getCard"] = "Query.card",
        ["putCard"] = "Mutation.updateCard",
        ["deleteCard"] = "Mutation.deleteCard",
        ["putCardRest"] = "Mutation.restCard",
        ["deleteCardRest"] = "Mutation.restCard",
        ["createCardReview"] = "Mutation.rateCard",
        ["getCardsExportCsv"] = "Downloads.cardsCsv",
        ["getCardsExportApkg"] = "Downloads.cardsAnki",
        ["createCardsImport"] = "Mutation.importCards",
        ["listReviews"] = "Me.reviews",
        ["deleteReview"] = "Mutation.undoReview",
        ["getCoachingSettings"] = "Me.coachingSettings",
        ["putCoachingSettings"] = "Mutation.saveCoachingSettings",
        ["putCoachingParameters"] = "Mutation.fitParameters",
        ["deleteCoachingParameters"] = "Mutation.forgetParameters",
        ["getCoachingWeek"] = "Me.week",
        ["getSkills"] = "Me.skillMap",
        ["getSkillsMapSvg"] = "Downloads.skillMap",
        ["getSkill"] = "Me.skill",
        ["getPlan"] = "Me.plan",
        ["putPlan"] = "Mutation.savePlan",
        ["deletePlan"] = "Mutation.forgetPlan",
        ["getPlanCalendarIcs"] = "Downloads.planCalendar",
        ["createInterviewPlan"] = "Me.interviewPlan",
        ["createResumeMatchesCard"] = "Mutation.studyGaps",
        // Stories.
        ["listStories"] = "Me.stories",
        ["createStory"] = "Mutation.createStory",
        ["getStory"] = "Query.story",
        ["putStory"] = "Mutation.updateStory",
        ["patchStory"] = "Mutation.updateStory",
        ["deleteStory"] = "Mutation.deleteStory",
        ["listStoryUses"] = "Story.uses",
        ["createStoryUse"] = "Mutation.tellStory",
        ["deleteStoryUse"] = "Mutation.denyStoryUse",
        ["getStoryOverUse"] = "Story.overUse",
        ["getStoriesCoverage"] = "Me.storyCoverage",
        ["getStoriesCoverageSvg"] = "Downloads.storyMap",
    };

    private static readonly IReadOnlyList<string> AtRestAlone = ReadRestAlone();

    [Fact]
    public void Every_operation_has_a_field_or_a_reason_to_have_none() => Operations()
        .Where(id => !Fields.ContainsKey(id) && !AtRestAlone.Contains(id))
        .ShouldBeEmpty("add the field to the graph and to the map of this test, or the operation with its reason to docs/api.md, \"What only REST does\"");

    [Fact]
    public void No_operation_has_both() => Fields.Keys.Intersect(AtRestAlone).ShouldBeEmpty();

    [Fact]
    public void What_is_named_exists()
    {
        var schema = GraphServices.Build(UpliftHost.Modules);

        Fields.Values.Where(field => schema.FindType(field.Split('.')[0]) is not FieldsType type || type.Fields.All(one => one.Name != field.Split('.')[1]))
            .ShouldBeEmpty();
        Fields.Keys.Concat(AtRestAlone).Except(Operations()).ShouldBeEmpty("these operations are gone");
        AtRestAlone.ShouldBeUnique();
    }

    private static IEnumerable<string> Operations() => ApiDocument.Read().Operations.Select(operation => operation.Id);

    /// <summary>The first cells of the table's rows; the second is the reason.</summary>
    private static List<string> ReadRestAlone()
    {
        var text = File.ReadAllText(Path.Combine(UpliftApp.RepositoryRoot, "docs", "api.md"));
        var from = text.IndexOf("### What only REST does", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0);
        var rows = text[from..text.IndexOf("\n## ", from, StringComparison.Ordinal)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        rows.ShouldAllBe(row => row.Split('|', StringSplitOptions.None)[2].Trim().Length > 20, "each has a reason");
        return [.. rows.SelectMany(row => Id().Matches(row.Split('|')[1]).Select(match => match.Groups["id"].Value))];
    }

    [GeneratedRegex("`(?<id>[A-Za-z]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
