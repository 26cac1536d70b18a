using Uplift.Tests.Interviews;
namespace Uplift.Tests.Coaching;
public sealed class Scratch(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task One()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        var r = await ada.PostAsync("/api/v1/interviews", new { level = "beginner", topics = new[]{"indexing"}, questions = 1, mode = "practice" });
        Assert.Fail(string.Join("\n", app.Log.Warnings.TakeLast(3)) + r.StatusCode);
    }
}
