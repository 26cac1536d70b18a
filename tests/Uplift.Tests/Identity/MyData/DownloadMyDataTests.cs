using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.MyData;

public sealed class DownloadMyDataTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task The_archive_holds_everything_as_json_and_what_people_read_as_markdown()
    {
        var email = Visitor.NewAddress();
        var (ada, id) = await app.SomebodyAsync(email: email);
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));
        await ada.BookmarkAsync(id, "composite-index-column-order");
        await ada.PostAsync($"{interview.Path()}/report/links", new { label = "For Grace", days = 7 });

        var archive = await DownloadAsync(ada);

        archive.Keys.Order(StringComparer.Ordinal).ShouldBe([
            "README.md",
            "account/account.json",
            "account/activity.json",
            "account/external-identities.json",
            "account/idempotency-keys.json",
            "account/invitations.json",
            "account/notices.json",
            "account/passkeys.json",
            "account/personal-tokens.json",
            "account/programs.json",
            "account/sessions.json",
            "applications/applications.json",
            "coaching/cards.json",
            "coaching/comments.json",
            "coaching/observations.json",
            "coaching/plan.json",
            "coaching/practice.json",
            "coaching/reviews.json",
            "coaching/skills.json",
            "coaching/stories.json",
            "coaching/verdicts.json",
            $"interviews/2026-11-23-{interview.Id()}.json",
            $"interviews/2026-11-23-{interview.Id()}.md",
            "library/bookmarks.json",
            "library/notes.json",
            "library/reading.json",
            "resumes/resumes.json",
            "sharing/coach-invitations.json",
            "sharing/coaches.json",
            "sharing/links.json",
            "sharing/shares.json",
        ]);
        archive["account/account.json"].ShouldContain(email);
        archive[$"interviews/2026-11-23-{interview.Id()}.json"].ShouldContain("store the email in lower case");
        archive[$"interviews/2026-11-23-{interview.Id()}.md"].ShouldContain("# Interview of 2026-11-23");
        archive["library/bookmarks.json"].ShouldContain("composite-index-column-order");
        archive["sharing/links.json"].ShouldContain("For Grace");
        foreach (var (_, json) in archive.Where(entry => entry.Key.EndsWith(".json", StringComparison.Ordinal)))
        {
            JsonDocument.Parse(json).Dispose();
        }
    }

    [Fact]
    public async Task The_archive_holds_no_secret_and_nothing_of_others()
    {
        var (ada, _) = await app.SomebodyAsync();
        var (bob, _) = await app.SomebodyAsync(name: "Bob");
        await bob.StartAsync();

        var archive = await DownloadAsync(ada);
        var text = string.Concat(archive.Values);

        text.ShouldNotContain(ada.Token!);
        text.ShouldNotContain("passwordHash", Case.Insensitive);
        text.ShouldNotContain("stamp\"", Case.Insensitive);
        text.ShouldNotContain("Bob");
        archive.Keys.ShouldNotContain(name => name.StartsWith("interviews/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_interviews_take_as_many_statements_as_one()
    {
        var (ada, _) = await app.SomebodyAsync();
        var one = await CountAsync(ada, interviews: 1);
        var many = await CountAsync(ada, interviews: 4);

        many.ShouldBe(one);
    }

    [Fact]
    public async Task The_page_leads_to_the_archive()
    {
        var (ada, _) = await app.SomebodyAsync();

        var link = (await (await ada.GetAsync("/settings/data")).PageAsync()).QuerySelector("a[download]")!.GetAttribute("href")!;

        (await ada.GetAsync(link)).Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
    }

    private async Task<int> CountAsync(Visitor ada, int interviews)
    {
        for (var number = 0; number < interviews; number++)
        {
            var interview = await ada.RehearseAsync(Candidates.Lowercased);
            await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));
        }

        app.Sql.Clear();
        await DownloadAsync(ada);
        return app.Sql.Statements.Count;
    }

    private static async Task<IReadOnlyDictionary<string, string>> DownloadAsync(Visitor visitor)
    {
        var response = await visitor.GetAsync("/api/v1/me/archive");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var entries = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            entries[entry.FullName] = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        return entries;
    }
}
