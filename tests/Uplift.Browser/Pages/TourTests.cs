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

    private static bool Fits(string route, string path) =>
        Regex.IsMatch(path, "^" + RouteParameter().Replace(route, "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("^@page \"(?<route>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex RouteParameter();
}
