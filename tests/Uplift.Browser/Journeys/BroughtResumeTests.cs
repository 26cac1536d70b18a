using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Journeys;

/// <summary>Somebody brings a resume as a PDF, mends it where the check says so, holds it against a job and takes a better PDF home.</summary>
public sealed class BroughtResumeTests(Site site)
{
    private const string Advert = """
        Backend developer (Python)

        What you bring
        - You have worked with Python for two years or more.
        - You know SQL and PostgreSQL.

        Nice to have
        - Kubernetes is a plus.
        """;

    private static readonly string? Gallery = Environment.GetEnvironmentVariable("UPLIFT_SCREENSHOTS");

    [Fact]
    public async Task A_pdf_is_brought_mended_checked_matched_and_taken_home()
    {
        Site.NeedChromium();
        await using var profile = await site.ProfileAsync();
        var page = await profile.NewPageAsync();
        await SignUpAsync(page);

        await page.GotoAsync("/resumes/new");
        await page.Locator("#resume-file").SetInputFilesAsync(
            Path.Combine(Repository.Root, "tests/data/resumes/pdf/samples/weasyprint-cairo-minimal.pdf"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
        await Expect(page.Locator(".sheet-name")).ToHaveTextAsync("Jane Smith");
        await Expect(page.Locator(".sheet-entry-title").First).ToHaveTextAsync("Software Engineer");
        var builder = new Uri(page.Url).AbsolutePath;
        var before = await ContentPointsAsync(page, builder);

        await page.GotoAsync($"{builder}?at=basics");
        await page.Locator("#basics-summary").FillAsync("Backend developer who makes slow services quick: Python, PostgreSQL, and measured results.");
        await Expect(page.Locator("#preview")).ToContainTextAsync("measured results");
        await page.GotoAsync($"{builder}?at=work.0");
        await page.Locator("#work-0-highlights").FillAsync(
            "Cut the median latency of 14 Python services by 40 % with PostgreSQL indexes and a cache.\nMoved 3 teams to one delivery pipeline, from two releases a month to five a day.");
        await Expect(page.Locator("#preview")).ToContainTextAsync("five a day");
        await Expect(page.Locator("#save-state")).ToContainTextAsync("Saved");
        (await ContentPointsAsync(page, builder)).ShouldBeGreaterThan(before);

        await page.GotoAsync($"{builder}/match");
        await page.Locator("#advert").FillAsync(Advert);
        await page.GetByRole(AriaRole.Button, new() { Name = "Match it" }).ClickAsync();
        await Expect(page.Locator("#match")).ToHaveTextAsync("Job match");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Kubernetes");

        await page.GotoAsync(builder);
        (await page.Locator("#read-back").InnerTextAsync()).ShouldMatch(@"PDF: (\d+) of \1 fields");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        await ShouldShowInkAsync(await download.PathAsync());
    }

    private static async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync("/signup");
        await page.GetByLabel("Name").FillAsync("Jane");
        await page.GetByLabel("E-mail address").FillAsync(Candidates.NewAddress());
        await page.GetByLabel("Password").FillAsync(Candidates.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Resume", Exact = true }).WaitForAsync();
    }

    private static async Task<int> ContentPointsAsync(IPage page, string builder)
    {
        await page.GotoAsync($"{builder}/check");
        var points = await page.Locator("section[aria-labelledby=content] .score-points strong").InnerTextAsync();
        return int.Parse(points, CultureInfo.InvariantCulture);
    }

    /// <summary>The page as another program draws it: some of it is ink, and most is paper.</summary>
    private static async Task ShouldShowInkAsync(string pdf)
    {
        if (!Directory.Exists("/usr/share/poppler") && !File.Exists("/usr/bin/pdftoppm"))
        {
            return;
        }

        var picture = Path.Combine(Gallery ?? Path.GetTempPath(), $"resume-{Guid.CreateVersion7():N}");
        using var drawing = Process.Start(new ProcessStartInfo("pdftoppm", ["-gray", "-r", "60", "-f", "1", "-l", "1", "-singlefile", pdf, picture]) { UseShellExecute = false })!;
        await drawing.WaitForExitAsync(TestContext.Current.CancellationToken);
        var pixels = await File.ReadAllBytesAsync($"{picture}.pgm", TestContext.Current.CancellationToken);
        if (Gallery is null)
        {
            File.Delete($"{picture}.pgm");
        }

        // Behind the head of a few bytes each is a pixel.
        (pixels.Count(pixel => pixel < 128) / (double)pixels.Length).ShouldBeInRange(0.003, 0.33);
    }
}
