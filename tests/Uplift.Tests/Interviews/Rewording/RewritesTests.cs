using Uplift.Interviews.Rewording;

namespace Uplift.Tests.Interviews.Rewording;

public sealed class RewritesTests
{
    private const string Answer = "I would add an index because the query reads every row, and then measure it again.";

    [Fact]
    public void What_was_put_in_is_marked_and_the_rest_is_the_candidates()
    {
        var parts = Rewrites.Of(Answer, "I would add a composite index because the query reads every row, and then measure it again with EXPLAIN.", 0.7)!;

        string.Concat(parts.Select(part => part.Text)).ShouldBe("I would add a composite index because the query reads every row, and then measure it again with EXPLAIN.");
        parts.Where(part => part.Kind == "added").Select(part => part.Text.Trim()).ShouldBe(["a composite", "with EXPLAIN."]);
    }

    [Theory]
    [InlineData("A completely different answer about caches that somebody else would give.")]
    [InlineData("")]
    public void What_is_not_theirs_any_more_is_refused(string rewritten) => Rewrites.Of(Answer, rewritten, 0.35).ShouldBeNull();

    [Fact]
    public void What_goes_on_for_ever_is_refused() =>
        Rewrites.Of(Answer, Answer + string.Concat(Enumerable.Repeat(" more", 400)), 0.35).ShouldBeNull();

    [Fact]
    public void An_empty_answer_is_nobodys_to_rewrite() => Rewrites.Of("", "Something.", 0.1).ShouldBeNull();
}
