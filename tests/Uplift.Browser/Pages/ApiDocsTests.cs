using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Uplift.Browser.Pages;

/// <summary>The API's document for people, under the same Content-Security-Policy as every page.</summary>
public sealed class ApiDocsTests(Site site)
{
    [Fact]
    public async Task The_operations_are_shown_and_nothing_is_refused()
    {
        var complaints = new List<string>();
        var page = await OpenAsync(complaints);

        await page.Locator("#operations-Notes-createNote").GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(page.Locator("#operations-Notes-createNote")).ToContainTextAsync("Idempotency-Key");
        await Expect(page.Locator("#operations-Notes-createNote")).ToContainTextAsync("Index the columns you filter by");
        complaints.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_operation_is_tried()
    {
        var complaints = new List<string>();
        var page = await OpenAsync(complaints);
        var operation = page.Locator("#operations-Topics-listTopics");

        await operation.GetByRole(AriaRole.Button).First.ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await Expect(operation.Locator(".live-responses-table")).ToContainTextAsync("\"indexing\"");
        complaints.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everybody_can_use_it()
    {
        var page = await OpenAsync([], Axe.LoadAsync);
        await page.Locator("#operations-Notes-createNote").GetByRole(AriaRole.Button).First.ClickAsync();

        // Faults of the bundle that a style sheet cannot mend: a button within a button, and lists of values without a label.
        string[] bundled = ["nested-interactive", "select-name"];
        (await Axe.ViolationsAsync(page)).Where(fault => !bundled.Contains(fault.Split(':')[0])).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(List<string> complaints, Func<IBrowserContext, Task>? before = null)
    {
        var page = await (await site.ProfileAsync()).NewPageAsync();
        await (before?.Invoke(page.Context) ?? Task.CompletedTask);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/about/examiner");
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "API" }).ClickAsync();
        await Expect(page.Locator(".opblock").First).ToBeVisibleAsync();
        return page;
    }
}
