using System.Text.RegularExpressions;

namespace Uplift.Browser.Pages;

/// <summary>The tests of this folder look at what is on the tour, so nothing may be missing from it.</summary>
public sealed partial class TourTests(Site site)
{
    private static readonly string[] WithoutASight =
    [
        // They send the browser on; what they show when that fails is in the journey of the provider.
        "/signin/{Slug}", "/signin/{Slug}/callback",
        // Most of it is a library's; ApiDocsTests look at it and say which of its faults stay.
        "/docs",
        // Gone once there is an admin, which the tour needs; it is the form of the sign-up page.
        "/setup/{Token}",
        // They need a model's opinion; the journey of the conversation goes through them.
        "/interviews/{InterviewId:guid}/own-verdict", "/interviews/{InterviewId:guid}/answers/{AnswerId:guid}/rewording",
        // A model drafts it; the journey that switches one on goes through it.
        "/question-drafts/{Id:guid}",
        // Seen at the address of any other page that does not exist.
        "/not-found",
    ];

    [Fact]
    public async Task Every_page_is_on_the_tour()
    {
        var made = await site.TourAsync();
        var visited = SitePage.All.Select(page => page.Path(made).Split('?')[0]).ToList();

        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Select(line => PageDirective().Match(line)).Where(match => match.Success))
            .Select(match => match.Groups["route"].Value)
            .Except(WithoutASight)
            .Where(route => !visited.Exists(path => Fits(route, path)))
            .ShouldBeEmpty();
    }

    /// <summary>The tour's server has no model. Where one is set up or chosen the pages say that there is none; no other speaks of one.</summary>
    [Fact]
    public async Task Without_a_model_no_page_speaks_of_one_or_of_its_key()
    {
        string[] whereOneIsSetUp = ["model-server", "my-model", "about-models", "question-drafts", "resume-wording"];
        // What was changed in the API is told whether or not it is in use here.
        string[] aboutTheProgram = ["changelog"];
        var made = await site.TourAsync();
        var found = new List<string>();
        foreach (var group in SitePage.All.GroupBy(stop => stop.ForAdmin ? made.Admin : stop.ForNewcomer ? made.Newcomer : stop.ForMember ? made.Member : null))
        {
            await using var profile = await site.ProfileAsync(options: new() { StorageState = group.Key });
            foreach (var stop in group.ExceptBy(aboutTheProgram, one => one.Name))
            {
                var html = await (await profile.APIRequest.GetAsync(stop.Path(made))).TextAsync();
                // The admin's menu leads to where one is set up, whether or not one is.
                var text = Tag().Replace(SetUpLink().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], ""), " ");
                found.AddRange((whereOneIsSetUp.Contains(stop.Name) ? KeyOfOne() : AnyModel()).Matches(text).Select(match => $"{stop.Name}: {match.Value}"));
            }
        }

        found.ShouldBeEmpty();
    }

    private static bool Fits(string route, string path) =>
        Regex.IsMatch(path, "^" + RouteParameter().Replace(route, "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("^@page \"(?<route>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex PageDirective();

    [GeneratedRegex("<a href=\"/admin/model\"[^>]*>[^<]*</a>", RegexOptions.NonBacktracking)]
    private static partial Regex SetUpLink();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(language model|model server|API key|your key|OpenAI\w*|Ollama|LLM|tokens of today|What is sent where|Worded by)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AnyModel();

    // A key that is there, or that is missed.
    [GeneratedRegex(@"\b(There is one; leave this empty|no API key|missing key|key is missing|needs a key|your API key)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KeyOfOne();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex RouteParameter();
}
