namespace Uplift.Web.OpenApi;

/// <summary>The document's chapters: one for each collection, by the first word of its addresses.</summary>
internal static class ApiTags
{
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["Applications"] = "Jobs that a person applies for, with the resume that was sent and the interview that prepares for it.",
        ["Audit entries"] = "Who did what to what, from where, when, and how it ended.",
        ["Bookmarks"] = "What a person marked to find it again.",
        ["Cards"] = "Key points to be recalled, each with its own schedule.",
        ["Coach comments"] = "What a coach said to answers, to be said again.",
        ["Coach invitations"] = "Links by which somebody becomes a learner's coach.",
        ["Coaching"] = "How a person reviews: hours, retention, the fitted memory model, the week in review.",
        ["Email changes"] = "Moving an account to another address.",
        ["Email verifications"] = "Showing that an address is one's own.",
        ["Guides"] = "Long reads, each on one subject, with questions at their end.",
        ["Health"] = "Whether the process lives and whether it can serve.",
        ["Interviews"] = "Mock interviews: questions, answers, verdicts and the report.",
        ["Invitations"] = "Ways in for people who were asked.",
        ["Keys"] = "The public halves of the keys that access tokens are signed with.",
        ["Learners"] = "Whom a coach coaches, with their progress as far as they share it.",
        ["Me"] = "Whoever asks: settings, password, passkeys, tokens and everything kept about them.",
        ["Model server"] = "The model server of this Uplift, as its admin sets it up, and what it was asked.",
        ["Notes"] = "A person's own Markdown notes, on a guide or question or by themselves.",
        ["Notices"] = "What happened for a person while they were elsewhere.",
        ["Passkey sign ins"] = "Signing in with a passkey.",
        ["Password resets"] = "Choosing a new password by a mailed link.",
        ["Plan"] = "The days until an interview, laid out.",
        ["Practice tasks"] = "Practice with a day, set by a coach.",
        ["Questions"] = "Interview questions with model answers and key points.",
        ["Resume bullets"] = "Other words for a line of a resume, which may add nothing to it.",
        ["Resume checks"] = "A PDF or DOCX as a machine reads it, rule by rule.",
        ["Resume matches"] = "A job advert held against a resume.",
        ["Resumes"] = "A person's resumes as JSON Resume, with versions, undo and links.",
        ["Reviews"] = "The review log: each rating of a card.",
        ["Search"] = "Finding guides and questions by words.",
        ["Sessions"] = "Browsers in which a person is signed in.",
        ["Shared interviews"] = "Interviews whose reports learners share with the coach who asks.",
        ["Shared reports"] = "Reports of interviews, for whoever has a link to one.",
        ["Shared resumes"] = "Resumes, for whoever has a link to one.",
        ["Skills"] = "What a person knows, by topic: mastery, ability, predicted recall and the evidence.",
        ["Stories"] = "A person's stories for behavioural questions: what each shows, when it was told, which competences none covers.",
        ["Tokens"] = "Signing programs in and out.",
        ["Topics"] = "The subjects that guides and questions are sorted by.",
        ["Users"] = "People with an account: signing up, and what an admin does.",
    };
}
