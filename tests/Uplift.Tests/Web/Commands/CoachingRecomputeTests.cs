using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class CoachingRecomputeTests : IDisposable
{
    private readonly Installation installation = new() { Input = "correct horse battery\n" };

    [Fact]
    public async Task A_schedule_that_its_log_does_not_give_is_reported_and_mended()
    {
        (await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin")).ExitCode.ShouldBe(ExitCodes.Done);
        Installation.Ask(
            installation.Database,
            """
            INSERT INTO cards (id, owner_id, question_slug, point_id, topic_id, level, prompt, answer, origin, created_at, first_due_at, state, step, stability, difficulty, scheduled_days, due_at, ask_at, lines, reviews, lapses, resting, version)
            SELECT '0199C3A0-0000-7000-8000-000000000001', id, '', 'own:1', 'indexing', 2, 'Why?', 'Because.', 3, 0, 0, 2, 0, 7.0, 5.0, 7, 604800000000, 604800000000, 0, 1, 0, 0, id FROM users
            """);

        var looked = await installation.RunAsync("coaching", "recompute", "--check");
        var mended = await installation.RunAsync("coaching", "recompute");
        var again = await installation.RunAsync("coaching", "recompute");

        (looked.ExitCode, mended.ExitCode, again.ExitCode).ShouldBe((ExitCodes.Finding, ExitCodes.Finding, ExitCodes.Done));
        looked.Output.ShouldContain("was Review due 1970-01-08T00:00:00Z stability 7 after 1 reviews, is New");
        mended.Output.ShouldContain("1 card of 1 person: 1 difference, mended");
        again.Output.ShouldBe("1 card of 1 person: 0 differences\n");
    }

    public void Dispose() => installation.Dispose();
}
