namespace Uplift.Library.Content;

/// <summary>What links within the library may point at.</summary>
internal sealed class LinkTargets(List<TopicEntry> topics, List<GuideEntry> guides, List<QuestionEntry> questions)
{
    private static readonly string[] OtherPages = ["/", "/guides", "/questions", "/topics", "/interviews/new", "/search"];

    private readonly HashSet<string> topicIds = [.. topics.Select(topic => topic.Id)];

    private readonly HashSet<string> questionSlugs = [.. questions.Select(question => question.Slug)];

    private readonly Dictionary<string, HashSet<string>> sectionsOfGuide = guides
        .DistinctBy(guide => guide.Slug)
        .ToDictionary(guide => guide.Slug, guide => guide.Parts.Sections.Select(section => section.Id).ToHashSet());

    public bool HasQuestion(string slug) => questionSlugs.Contains(slug);

    /// <param name="target">A guide's slug, or <c>slug#section</c>.</param>
    public bool HasGuide(string target)
    {
        var (slug, section) = Split(target);
        return sectionsOfGuide.TryGetValue(slug, out var sections) && (section is null || sections.Contains(section));
    }

    public bool IsBroken(string url, ContentFile file)
    {
        if (url.StartsWith('#'))
        {
            return !HasGuide(file.Name + url);
        }

        if (!url.StartsWith('/'))
        {
            return !Uri.TryCreate(url, UriKind.Absolute, out var absolute) || absolute.Scheme is not ("http" or "https" or "mailto");
        }

        return url switch
        {
            _ when url.StartsWith("/guides/", StringComparison.Ordinal) => !HasGuide(url["/guides/".Length..]),
            _ when url.StartsWith("/questions/", StringComparison.Ordinal) => !HasQuestion(url["/questions/".Length..]),
            _ when url.StartsWith("/topics/", StringComparison.Ordinal) => !topicIds.Contains(url["/topics/".Length..]),
            _ => !OtherPages.Contains(url.Split('?')[0]),
        };
    }

    private static (string Slug, string? Section) Split(string target) =>
        target.Split('#') is [var slug, var section] ? (slug, section) : (target, null);
}
