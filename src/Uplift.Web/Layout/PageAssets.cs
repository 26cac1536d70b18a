namespace Uplift.Web.Layout;

/// <summary>
/// What some pages need beside the one style sheet and the one script, by the beginning of their address: a page is to weigh
/// at most 60 kB of both. When <c>uplift.js</c> puts one page in place of another it fetches what the new one asks for.
/// </summary>
internal static class PageAssets
{
    private static readonly (string Beginning, string Asset)[] Styles =
    [
        ("/resumes", "assets/resume.css"),
        ("/applications", "assets/resume.css"),
        ("/r/", "assets/resume.css"),
        ("/review", "assets/review.css"),
        ("/cards", "assets/coaching.css"),
        ("/plan", "assets/coaching.css"),
        ("/skills", "assets/coaching.css"),
        ("/coaching", "assets/coaching.css"),
        ("/stories", "assets/coaching.css"),
        ("/interviews", "assets/conversation.css"),
        ("/shared/", "assets/conversation.css"),
        ("/admin/model", "assets/conversation.css"),
        ("/settings/model", "assets/conversation.css"),
        ("/about/models", "assets/conversation.css"),
    ];

    private static readonly (string Beginning, string Asset)[] Scripts =
    [
        ("/review", "assets/review.js"),
        ("/interviews", "assets/conversation.js"),
        ("/signin", "assets/passkeys.js"),
        ("/signup", "assets/passkeys.js"),
        ("/settings", "assets/passkeys.js"),
    ];

    public static IEnumerable<string> StylesOf(string path) => path == "/" ? ["assets/coaching.css"]
        : path.StartsWith("/resumes/", StringComparison.Ordinal) && (path.EndsWith("/check", StringComparison.Ordinal) || path.EndsWith("/match", StringComparison.Ordinal))
            ? ["assets/check.css"]
            : Of(Styles, path);

    public static IEnumerable<string> ScriptsOf(string path) => Of(Scripts, path);

    private static IEnumerable<string> Of((string Beginning, string Asset)[] assets, string path) =>
        assets.Where(one => path.StartsWith(one.Beginning, StringComparison.Ordinal)).Select(one => one.Asset).Distinct();
}
