namespace Uplift.Web.OpenApi;

/// <summary>The document's chapters: one for each collection, by the first word of its addresses.</summary>
internal static class ApiTags
{
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["Applications"] = "Jobs that a person applies for, with the resume that was sent and the interview that prepares for it.",
        ["Audit entries"] = "Who did what to what, from where, when, and how it ended.",
        ["Bookmarks"] = "What a person marked to find it again.",
        ["Email changes"] = "Moving an account to another address.",
        ["Email verifications"] = "Showing that an address is one's own.",
        ["Guides"] = "Long reads, each on one subject, with questions at their end.",
        ["Health"] = "Whether the process lives and whether it can serve.",
        ["Interviews"] = "Mock interviews: questions, answers, verdicts and the report.",
        ["Invitations"] = "Ways in for people who were asked.",
        ["Keys"] = "The public halves of the keys that access tokens are signed with.",
        ["Me"] = "Whoever asks: settings, password, passkeys, tokens and everything kept about them.",
        ["Notes"] = "A person's own Markdown notes, on a guide or question or by themselves.",
        ["Passkey sign ins"] = "Signing in with a passkey.",
        ["Password resets"] = "Choosing a new password by a mailed link.",
        ["Questions"] = "Interview questions with model answers and key points.",
        ["Resumes"] = "A person's resumes as JSON Resume, with versions, undo and links.",
        ["Search"] = "Finding guides and questions by words.",
        ["Sessions"] = "Browsers in which a person is signed in.",
        ["Shared reports"] = "Reports of interviews, for whoever has a link to one.",
        ["Resume checks"] = "A PDF or DOCX as a machine reads it, rule by rule.",
        ["Resume matches"] = "A job advert held against a resume.",
        ["Shared resumes"] = "Resumes, for whoever has a link to one.",
        ["Tokens"] = "Signing programs in and out.",
        ["Topics"] = "The subjects that guides and questions are sorted by.",
        ["Users"] = "People with an account: signing up, and what an admin does.",
    };
}
