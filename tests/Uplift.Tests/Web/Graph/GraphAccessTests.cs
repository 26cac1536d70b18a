using System.Text.Json;
using Uplift.Tests.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Web.Graph;

/// <summary>
/// Every root field of the graph, asked for by nobody, a guest, a stranger, the owner, their coach and a token of theirs that
/// only reads. What comes back is "ok", the code of the error, or the code of what has to be mended.
/// </summary>
public sealed class GraphAccessTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly IReadOnlyList<(string Operation, string[] Answers)> Table =
    [
        // What is public.
        ("{ topics { id } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ guides { nodes { slug } } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ guide(slug: \"database-indexing\") { title marks { bookmarked } } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ questions { nodes { slug bookmarked } } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ question(slug: \"composite-index-column-order\") { prompt bookmarked } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ search(text: \"index\") { __typename } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        ("{ node(id: \"guides/database-indexing\") { id } }", ["ok", "ok", "ok", "ok", "ok", "ok"]),
        // What is one's own.
        ("{ me { guest account { email } settings { theme } } }", ["unauthenticated", "ok", "ok", "ok", "ok", "ok"]),
        ("{ me { today { next { path } } } }", ["unauthenticated", "ok", "ok", "ok", "ok", "ok"]),
        ("{ me { interviews { nodes { id } } } }", ["unauthenticated", "ok", "ok", "ok", "ok", "ok"]),
        ("{ me { sessions { id } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { bookmarks { nodes { slug } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { notes { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { resumes { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { applications { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { reading { sectionsRead } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { cards { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { skillMap { recallOn } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { skill(topic: \"indexing\") { mastery } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { plan { fits } } }", ["unauthenticated", "account-needed", "plan-not-found", "plan-not-found", "plan-not-found", "plan-not-found"]),
        ("{ me { stories { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { interviewPlan(advert: \"We look for a backend developer who knows PostgreSQL indexes and Kafka well.\") { level } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { storyCoverage { covered } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { downloads { apiDocument archive cardsCsv cardsAnki skillMap storyMap planCalendar learnersCsv applicationsCsv } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { notices { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { coaches { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { model { usedToday hasKey } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { reviews { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { coachingSettings { retention } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { week { facts } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { practiceTasks { nodes { id } } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { unreadNotices } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "ok"]),
        ("{ me { learners { nodes { id } } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "ok", "permission-missing"]),
        ("{ me { sharedInterviews { nodes { id } } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "ok", "permission-missing"]),
        ("{ me { coachComments { nodes { id } } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "ok", "permission-missing"]),
        // What is somebody's.
        ("{ card(id: \"{card}\") { id } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "ok"]),
        ("{ node(id: \"cards/{card}\") { id } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "ok"]),
        ("{ story(id: \"{story}\") { id uses { nodes { id } } overUse { of } } }", ["unauthenticated", "account-needed", "story-not-found", "ok", "story-not-found", "ok"]),
        ("{ node(id: \"stories/{story}\") { id } }", ["unauthenticated", "account-needed", "story-not-found", "ok", "story-not-found", "ok"]),
        ("{ note(id: \"{note}\") { id } }", ["unauthenticated", "account-needed", "note-not-found", "ok", "note-not-found", "ok"]),
        ("{ node(id: \"notes/{note}\") { id } }", ["unauthenticated", "account-needed", "note-not-found", "ok", "note-not-found", "ok"]),
        ("{ resume(id: \"{resume}\") { id versions { nodes { name } } links { id } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "ok"]),
        ("{ node(id: \"resumes/{resume}\") { id } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "ok"]),
        ("{ application(id: \"{application}\") { id } }", ["unauthenticated", "account-needed", "application-not-found", "ok", "application-not-found", "ok"]),
        ("{ node(id: \"applications/{application}\") { id } }", ["unauthenticated", "account-needed", "application-not-found", "ok", "application-not-found", "ok"]),
        ("{ interview(id: \"{running}\") { question { prompt } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "ok"]),
        ("{ node(id: \"interviews/{running}\") { id } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "ok"]),
        ("{ interview(id: \"{shared}\") { id } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "owner-only", "ok"]),
        ("{ report(interview: \"{ended}\") { scope } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "ok"]),
        ("{ report(interview: \"{shared}\") { scope } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "ok", "ok"]),
        ("{ report(interview: \"{running}\") { scope } }", ["unauthenticated", "interview-not-found", "interview-not-found", "interview-running", "not-shared", "interview-running"]),
        ("{ reportCoaches(interview: \"{shared}\") { nodes { isShared } } }", ["unauthenticated", "account-needed", "interview-not-found", "ok", "owner-only", "ok"]),
        ("{ reportLinks(interview: \"{shared}\") { nodes { id } } }", ["unauthenticated", "account-needed", "interview-not-found", "ok", "owner-only", "ok"]),
        ("{ report(interview: \"{shared}\") { markdown feedback { comments { text } verdicts { reason } } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "ok", "ok"]),
        ("{ resume(id: \"{resume}\") { keptVersion(number: 1) { document } differences(from: 1) { items { kind } } files { pdf } check { content { points } } match(advert: \"We look for a backend engineer with PostgreSQL and C# who likes indexes.\") { score { points } } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "ok"]),
        // Changes. The token reads; the owner comes last, since what they do may be the end of the thing.
        ("mutation { createNote(note: { title: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { updateNote(id: \"{note}\", version: \"a\", note: { title: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "note-not-found", "precondition-failed", "note-not-found", "scope-too-narrow"]),
        ("mutation { deleteNote(id: \"{note}\") { errors { code } } }", ["unauthenticated", "account-needed", "note-not-found", "ok", "note-not-found", "scope-too-narrow"]),
        ("mutation { createResume(resume: { name: \"a\", document: {} }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { updateResume(id: \"{resume}\", version: \"a\", resume: { name: \"a\", document: {} }) { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "precondition-failed", "resume-not-found", "scope-too-narrow"]),
        ("mutation { studyGaps(id: \"{resume}\", advert: \"We look for a backend engineer with PostgreSQL and C# who likes indexes.\") { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { copyResume(id: \"{resume}\") { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { moveResume(id: \"{resume}\", version: \"a\", revision: 1) { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "precondition-failed", "resume-not-found", "scope-too-narrow"]),
        ("mutation { keepResumeVersion(id: \"{resume}\", name: \"a\") { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { restoreResumeVersion(id: \"{resume}\", version: \"a\", number: 1) { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "precondition-failed", "resume-not-found", "scope-too-narrow"]),
        ("mutation { shareResume(id: \"{resume}\", link: {}) { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { revokeResumeLink(id: \"{resume}\", link: \"{resume link}\") { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { deleteResume(id: \"{resume}\") { errors { code } } }", ["unauthenticated", "account-needed", "resume-not-found", "ok", "resume-not-found", "scope-too-narrow"]),
        ("mutation { createApplication(application: { employer: \"a\", role: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { updateApplication(id: \"{application}\", version: \"a\", application: { employer: \"a\", role: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "application-not-found", "precondition-failed", "application-not-found", "scope-too-narrow"]),
        ("mutation { moveApplication(id: \"{application}\", stage: OFFER) { errors { code } } }", ["unauthenticated", "account-needed", "application-not-found", "ok", "application-not-found", "scope-too-narrow"]),
        ("mutation { deleteApplication(id: \"{application}\") { errors { code } } }", ["unauthenticated", "account-needed", "application-not-found", "ok", "application-not-found", "scope-too-narrow"]),
        ("mutation { createCard(card: { question: \"composite-index-column-order\", prompt: \"Why?\", answer: \"So.\" }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { rateCard(id: \"{card}\", rating: { key: \"0199c3a0-0000-7000-8000-000000000001\", mark: 3 }) { errors { code } } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "scope-too-narrow"]),
        ("mutation { undoReview(id: \"{review}\") { errors { code } } }", ["unauthenticated", "account-needed", "review-not-found", "ok", "review-not-found", "scope-too-narrow"]),
        ("mutation { restCard(id: \"{card}\") { errors { code } } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "scope-too-narrow"]),
        ("mutation { deleteCard(id: \"{card}\") { errors { code } } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "scope-too-narrow"]),
        ("mutation { createStory(story: { title: \"a\", situation: \"a\", action: \"a\", result: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { updateStory(id: \"{story}\", version: \"a\", story: { title: \"a\", situation: \"a\", action: \"a\", result: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "story-not-found", "precondition-failed", "story-not-found", "scope-too-narrow"]),
        ("mutation { tellStory(id: \"{story}\", use: { on: \"2026-11-02\", where: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "story-not-found", "ok", "story-not-found", "scope-too-narrow"]),
        ("mutation { denyStoryUse(id: \"{story}\", use: \"{use}\") { errors { code } } }", ["unauthenticated", "account-needed", "story-use-not-found", "ok", "story-use-not-found", "scope-too-narrow"]),
        ("mutation { deleteStory(id: \"{story}\") { errors { code } } }", ["unauthenticated", "account-needed", "story-not-found", "ok", "story-not-found", "scope-too-narrow"]),
        ("mutation { savePlan(plan: { interviewOn: \"2020-01-01\" }) { errors { code } } }", ["unauthenticated", "account-needed", "out-of-range", "out-of-range", "out-of-range", "scope-too-narrow"]),
        ("mutation { bookmark(kind: GUIDE, slug: \"database-indexing\") { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { removeBookmark(kind: GUIDE, slug: \"database-indexing\") { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { recordReading(guide: \"database-indexing\", sections: []) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { saveSettings(settings: { displayName: \"A\", timeZone: \"UTC\", culture: \"en-GB\", theme: \"dark\" }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { endSession(id: \"nobody\") { errors { code } } }", ["unauthenticated", "account-needed", "session-not-found", "session-not-found", "session-not-found", "scope-too-narrow"]),
        ("mutation { startInterview(interview: { questions: 1 }) { errors { code } } }", ["unauthenticated", "ok", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { answer(interview: \"{running}\", answer: { text: \"a\", selfMark: 1 }) { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "scope-too-narrow"]),
        ("mutation { saveDraft(interview: \"{running}\", text: \"a\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "scope-too-narrow"]),
        ("mutation { showHint(interview: \"{running}\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "scope-too-narrow"]),
        ("mutation { endInterview(interview: \"{running}\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "not-shared", "scope-too-narrow"]),
        ("mutation { decide(interview: \"{shared}\", answer: \"{answer}\", point: \"none\", verdict: PARTLY) { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "answer-not-found", "owner-only", "scope-too-narrow"]),
        ("mutation { appeal(interview: \"{shared}\", appeal: { answer: \"{answer}\", point: \"none\", passage: \"a\" }) { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "unknown-point", "owner-only", "scope-too-narrow"]),
        ("mutation { endSessions { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { readNotice(id: \"none\") { errors { code } } }", ["unauthenticated", "account-needed", "notice-not-found", "notice-not-found", "notice-not-found", "scope-too-narrow"]),
        ("mutation { readNotices { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { partFromCoach(coach: \"{own coach}\") { errors { code } } }", ["unauthenticated", "account-needed", "person-not-found", "ok", "person-not-found", "scope-too-narrow"]),
        ("mutation { saveModelChoice(choice: { off: true }) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { testModel { errors { code } } }", ["unauthenticated", "account-needed", "no-model-server", "no-model-server", "no-model-server", "scope-too-narrow"]),
        ("mutation { updateCard(id: \"{card}\", prompt: \"Why?\", answer: \"So.\") { errors { code } } }", ["unauthenticated", "account-needed", "card-not-found", "ok", "card-not-found", "scope-too-narrow"]),
        ("mutation { importCards(csv: \"prompt,answer,topic\\nWhy?,So.,indexing\") { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { saveCoachingSettings(settings: {}) { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { fitParameters { errors { code } } }", ["unauthenticated", "account-needed", "too-few-reviews", "too-few-reviews", "too-few-reviews", "scope-too-narrow"]),
        ("mutation { forgetParameters { errors { code } } }", ["unauthenticated", "account-needed", "ok", "ok", "ok", "scope-too-narrow"]),
        ("mutation { forgetPlan { errors { code } } }", ["unauthenticated", "account-needed", "plan-not-found", "plan-not-found", "plan-not-found", "scope-too-narrow"]),
        ("mutation { shareReport(interview: \"{shared}\", coach: \"{own coach}\") { errors { code } } }", ["unauthenticated", "account-needed", "interview-not-found", "ok", "owner-only", "scope-too-narrow"]),
        ("mutation { unshareReport(interview: \"{shared}\", coach: \"{own coach}\") { errors { code } } }", ["unauthenticated", "account-needed", "interview-not-found", "ok", "owner-only", "scope-too-narrow"]),
        ("mutation { revokeReportLink(interview: \"{ended}\", link: \"{link}\") { errors { code } } }", ["unauthenticated", "account-needed", "interview-not-found", "ok", "not-shared", "scope-too-narrow"]),
        ("mutation { commentAnswer(interview: \"{shared}\", comment: { answer: \"{answer}\", text: \"a\" }) { errors { code } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "ok", "scope-too-narrow"]),
        ("mutation { takeBackComment(interview: \"{shared}\", comment: \"none\") { errors { code } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "comment-not-found", "scope-too-narrow"]),
        ("mutation { giveVerdict(interview: \"{shared}\", answer: \"{answer}\", point: \"none\", verdict: { verdict: COVERED, reason: \"It is there.\" }) { errors { code } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "point-not-found", "scope-too-narrow"]),
        ("mutation { takeBackVerdict(interview: \"{shared}\", answer: \"{answer}\", point: \"none\") { errors { code } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "point-not-found", "scope-too-narrow"]),
        ("mutation { setPractice(task: { learner: \"{person}\", question: \"composite-index-column-order\", dueOn: \"{today}\" }) { errors { code } } }", ["unauthenticated", "account-needed", "permission-missing", "permission-missing", "ok", "scope-too-narrow"]),
        ("mutation { completePractice(id: \"{task}\") { errors { code } } }", ["unauthenticated", "account-needed", "practice-task-not-found", "ok", "practice-task-not-found", "scope-too-narrow"]),
        ("mutation { takeBackPractice(id: \"{task}\") { errors { code } } }", ["unauthenticated", "account-needed", "practice-task-not-found", "practice-task-not-found", "ok", "scope-too-narrow"]),
        ("mutation { rewriteAnswer(interview: \"{shared}\", answer: \"{answer}\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "no-model-server", "owner-only", "scope-too-narrow"]),
        ("mutation { explainPoint(interview: \"{shared}\", answer: \"{answer}\", point: \"none\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "answer-not-found", "owner-only", "scope-too-narrow"]),
        ("mutation { forgetResumeVersion(id: \"{resume}\", number: 1) { errors { code } } }", ["unauthenticated", "account-needed", "version-not-found", "ok", "version-not-found", "scope-too-narrow"]),
        ("mutation { suggestBullets(line: { bullet: \"Made it faster\" }) { errors { code } } }", ["unauthenticated", "account-needed", "no-model-server", "no-model-server", "no-model-server", "scope-too-narrow"]),
        ("mutation { deleteInterview(interview: \"{shared}\") { errors { code } } }", ["unauthenticated", "interview-not-found", "interview-not-found", "ok", "owner-only", "scope-too-narrow"]),
    ];

    public static TheoryData<string> Operations() => [.. Table.Select(row => row.Operation)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Everybody_gets_what_the_table_says(string operation)
    {
        var cast = new Cast(app);
        await cast.GatherAsync();
        var query = await cast.FillAsync(operation);
        var token = await cast["owner"].MintTokenAsync("read");

        var answers = new Dictionary<string, string>();
        foreach (var column in new[] { "nobody", "guest", "learner", "own coach" })
        {
            answers[column] = await AskAsync(cast[column], query);
        }

        answers["token"] = await AskAsync(new Visitor(app), query, token);
        answers["owner"] = await AskAsync(cast["owner"], query);

        string.Join(", ", new[] { "nobody", "guest", "learner", "owner", "own coach", "token" }.Select(column => answers[column]))
            .ShouldBe(string.Join(", ", Table.Single(row => row.Operation == operation).Answers));
    }

    /// <summary>What is a coach's is refused by permission, so each role is asked.</summary>
    [Theory]
    [InlineData("learner", "permission-missing")]
    [InlineData("editor", "permission-missing")]
    [InlineData("other coach", "ok")]
    [InlineData("admin", "ok")]
    public async Task What_is_a_coachs_is_for_whoever_may_coach(string column, string answer)
    {
        var cast = new Cast(app);
        await cast.GatherAsync();

        foreach (var list in new[] { "learners", "sharedInterviews", "coachComments", "practiceTasks(set: true)" })
        {
            (await AskAsync(cast[column], $"{{ me {{ {list} {{ nodes {{ id }} }} }} }}")).ShouldBe(list.StartsWith("practice", StringComparison.Ordinal) ? "ok" : answer);
        }

        var strange = await cast.FillAsync("mutation { setPractice(task: { learner: \"{person}\", question: \"composite-index-column-order\", dueOn: \"{today}\" }) { errors { code } } }");
        (await AskAsync(cast[column], strange)).ShouldBe(answer == "ok" ? "learner-not-found" : answer);
        var comment = await cast.FillAsync("mutation { commentAnswer(interview: \"{shared}\", comment: { answer: \"{answer}\", text: \"a\" }) { errors { code } } }");
        (await AskAsync(cast[column], comment)).ShouldBe(answer == "ok" ? "interview-not-found" : answer);
    }

    [Fact]
    public async Task Every_root_field_and_every_field_of_me_has_a_row()
    {
        var schema = await new Visitor(app).GraphDataAsync("{ query: __type(name: \"Query\") { fields { name } } mutation: __type(name: \"Mutation\") { fields { name } } me: __type(name: \"Me\") { fields { name } } }");

        schema.EnumerateObject().SelectMany(type => type.Value.Each("fields")).Select(field => field.Text("name"))
            .Where(name => !Table.Any(row => row.Operation.Contains($" {name} ", StringComparison.Ordinal) || row.Operation.Contains($" {name}(", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static async Task<string> AskAsync(Visitor visitor, string query, string? token = null)
    {
        var response = await visitor.AskGraphAsync(query, null, token is null ? [] : [("Authorization", $"Bearer {token}")]);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        if (answer.TryGetProperty("errors", out _))
        {
            return GraphCaller.Code(answer) ?? "";
        }

        return answer.GetProperty("data").EnumerateObject().Single().Value is { ValueKind: JsonValueKind.Object } field
            && field.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0
            ? errors[0].GetProperty("code").GetString()!
            : "ok";
    }
}
