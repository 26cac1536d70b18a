namespace Uplift.Browser;

/// <summary>One page of the product, with what it takes to see it at its fullest.</summary>
/// <param name="Name">Names its tests and screenshots.</param>
/// <param name="Path">Its address, once the tour's person and interviews exist.</param>
/// <param name="ForMember">Opened by the person of the tour; otherwise by a stranger.</param>
/// <param name="ForAdmin">Opened by the admin of the tour.</param>
/// <param name="ForNewcomer">Opened where somebody signed in after doing something as a guest.</param>
/// <param name="Unfold">Selects what is clicked open.</param>
internal sealed record SitePage(
    string Name, Func<Tour, string> Path, bool ForMember = false, bool ForAdmin = false, bool ForNewcomer = false, string? Unfold = null)
{
    // The contents in a margin are folded on a phone and always open on a desk.
    private const string Folds = "main details:not([open], .margin *) > summary";

    public static readonly IReadOnlyList<SitePage> All =
    [
        new("home", _ => "/"),
        new("today", _ => "/", ForMember: true),
        new("guides", _ => "/guides"),
        new("guide", _ => "/guides/database-indexing", Unfold: Folds),
        new("guide-member", _ => "/guides/transactions-and-concurrency", ForMember: true),
        new("questions", _ => "/questions"),
        new("questions-none", _ => "/questions?topic=indexing&tag=nobody-uses-this-tag"),
        new("question", _ => $"/questions/{Tour.Question}", Unfold: Folds),
        new("topics", _ => "/topics"),
        new("topic", _ => "/topics/indexing"),
        new("search-found", _ => "/search?q=index"),
        new("search-nothing", _ => "/search?q=zyzzyva"),
        new("interview-new", _ => "/interviews/new?topic=indexing", Unfold: Folds),
        new("interview-running", tour => tour.Running, ForMember: true, Unfold: Folds),
        new("interview-real", tour => tour.Real, ForMember: true),
        new("practice", _ => $"/practice/{Tour.Question}"),
        new("feedback", tour => tour.Feedback, ForMember: true),
        new("report", tour => tour.Report, ForMember: true, Unfold: Folds),
        new("sharing", tour => tour.Sharing, ForMember: true),
        new("shared", tour => tour.Shared, Unfold: Folds),
        new("shared-locked", tour => tour.SharedLocked),
        new("appeal", tour => tour.Appeal, ForMember: true),
        new("history", _ => "/interviews", ForMember: true),
        new("review", _ => "/review", ForMember: true, Unfold: Folds),
        new("cards", _ => "/cards", ForMember: true),
        new("card", tour => tour.Card, ForMember: true, Unfold: Folds),
        new("card-new", _ => $"/cards/new?question={Tour.Question}", ForMember: true),
        new("cards-exchange", _ => "/cards/exchange", ForMember: true),
        new("skills", _ => "/skills", ForMember: true),
        new("skill", _ => "/skills/indexing", ForMember: true, Unfold: Folds),
        new("plan", _ => "/plan", ForMember: true, Unfold: Folds),
        new("week", _ => "/week", ForMember: true),
        new("coaching-settings", _ => "/coaching/settings", ForMember: true),
        new("history-empty", _ => "/interviews"),
        new("signup", _ => "/signup"),
        new("signin", _ => "/signin"),
        new("signout", _ => "/signout", ForMember: true),
        new("settings", _ => "/settings", ForMember: true),
        new("notes", _ => "/notes", ForMember: true),
        new("note", tour => tour.Note, ForMember: true),
        new("note-new", _ => $"/notes/new?kind=question&slug={Tour.Question}", ForMember: true),
        new("resumes", _ => "/resumes", ForMember: true),
        new("resumes-empty", _ => "/resumes", ForAdmin: true),
        new("resume-new", _ => "/resumes/new", ForMember: true),
        new("resume", tour => tour.Resume, ForMember: true, Unfold: ".builder-section:is(#basics, #work, #skills, #order, #look, #more) > summary"),
        new("resume-versions", tour => $"{tour.Resume}/versions", ForMember: true),
        new("resume-compare", tour => $"{tour.Resume}/compare?from=1", ForMember: true),
        new("resume-checks", _ => "/resumes/check"),
        new("resume-check", tour => $"{tour.Resume}/check", ForMember: true),
        new("resume-match", tour => $"{tour.Resume}/match", ForMember: true),
        new("resume-wording", tour => $"{tour.Resume}/wording", ForMember: true),
        new("resume-sharing", tour => $"{tour.Resume}/sharing", ForMember: true),
        new("resume-shared", tour => tour.SharedResume),
        new("applications", _ => "/applications", ForMember: true),
        new("applications-empty", _ => "/applications", ForAdmin: true),
        new("application", tour => tour.Application, ForMember: true),
        new("application-new", _ => "/applications/new", ForMember: true),
        new("security", _ => "/settings/security", ForMember: true),
        new("password", _ => "/settings/password", ForMember: true),
        new("email", _ => "/settings/email", ForMember: true),
        new("authenticator", _ => "/settings/authenticator", ForMember: true),
        new("passkeys", _ => "/settings/passkeys", ForMember: true),
        new("tokens", _ => "/settings/tokens", ForMember: true),
        new("confirm", _ => "/settings/confirm", ForMember: true),
        new("forgot-password", _ => "/forgot-password"),
        new("reset-password", _ => "/reset-password?ticket=none"),
        new("verify-email", _ => "/verify-email?ticket=none"),
        new("settings-sessions", _ => "/settings/sessions", ForMember: true),
        new("settings-external", _ => "/settings/external", ForMember: true),
        new("recovery-codes", _ => "/settings/recovery-codes", ForMember: true),
        new("my-model", _ => "/settings/model", ForMember: true),
        new("my-data", _ => "/settings/data", ForMember: true),
        new("goodbye", _ => "/goodbye"),
        new("confirm-email", _ => "/confirm-email?ticket=none"),
        new("guest-offer", _ => "/signin/guest", ForNewcomer: true),
        new("people", _ => "/admin/people", ForAdmin: true),
        new("person", tour => tour.Person, ForAdmin: true),
        new("invitations", _ => "/admin/invitations", ForAdmin: true),
        new("model-server", _ => "/admin/model", ForAdmin: true),
        new("question-drafts", _ => "/question-drafts", ForAdmin: true),
        new("audit", _ => "/admin/audit", ForAdmin: true),
        new("bookmarks", _ => "/bookmarks", ForMember: true),
        new("coaches", _ => "/coaches", ForMember: true),
        new("coach-join", tour => tour.CoachJoin),
        new("notices", _ => "/notices", ForMember: true),
        new("practice-tasks", _ => "/practice-tasks", ForMember: true),
        new("learners", _ => "/learners", ForAdmin: true),
        new("learner", tour => tour.Learner, ForAdmin: true),
        new("comment-answer", tour => tour.CommentAnswer, ForAdmin: true),
        new("graphql", _ => "/graphql/explorer", Unfold: Folds),
        new("about", _ => "/about/examiner"),
        new("changelog", _ => "/docs/changelog"),
        new("about-models", _ => "/about/models"),
        new("problem", _ => "/problems/already-answered"),
        new("not-found", _ => "/no/such/page"),
    ];

    public static TheoryData<string> Names => [.. All.Select(page => page.Name)];

    public static SitePage Named(string name) => All.Single(page => page.Name == name);
}
