namespace Uplift.Tests.Interviews;

/// <summary>What is somebody's own. Who gets what at every address is in the table of docs/access.md.</summary>
public sealed class OwnershipTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task A_list_holds_only_ones_own()
    {
        var (ada, bob) = (new Visitor(app), new Visitor(app));
        var interview = await ada.StartAsync();
        await bob.StartAsync();

        (await ada.GetAsync("/api/v1/interviews").JsonAsync()).Each("items").Select(row => row.Id()).ShouldBe([interview.Id()]);
    }

    [Fact]
    public async Task Whoever_must_sign_in_comes_back_to_where_they_were()
    {
        var page = (await new Visitor(app).StartAsync()).Page();

        (await new Visitor(app).GetAsync(page)).Target().ShouldBe($"/signin?returnUrl={Uri.EscapeDataString(page)}");
    }
}
