using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class MatchingTests
{
    [Theory]
    [InlineData("equality columns first, then the sort column")]
    [InlineData("Equality column comes first and then the sorted columns")]
    [InlineData("I put customerId and status before createdAt")]
    [InlineData("Columns compared by equality come first, then what is sorted or ranged, so a contiguous piece holds it.")]
    [InlineData("Order of the columns:\n- equality columns first\n- then the sort column")]
    public void A_point_is_covered_in_fair_wordings(string answer) =>
        Samples.Wording.Examine(Samples.CompositeIndex, answer).VerdictOf("equality-first").ShouldBe(PointVerdict.Covered);

    [Theory]
    [InlineData("We charge the card, and validating comes after charging because that is quicker for our customers.")]
    [InlineData("First comes charging the card, and before we validate there is another step that stores the order.")]
    public void The_order_said_the_other_way_round_is_not_covered(string answer) =>
        Samples.Wording.Examine(Samples.Retries, answer).VerdictOf("validate-first").ShouldNotBe(PointVerdict.Covered);

    [Theory]
    [InlineData("Equality columns do not come first and the sort column is anywhere.", "equality-first")]
    [InlineData("This order never avoids the sort in our database.", "no-sort")]
    [InlineData("The order can't avoid the sort in any database I know of.", "no-sort")]
    public void A_plain_denial_contradicts_the_point(string answer, string point) =>
        Samples.Wording.Examine(Samples.CompositeIndex, answer).VerdictOf(point).ShouldBe(PointVerdict.Contradicted);

    [Theory]
    [InlineData("Without an idempotency key, retrying would charge the card a second time.")]
    [InlineData("We count attempts per customer instead of an idempotency key or anything like it.")]
    public void What_is_set_aside_is_neither_covered_nor_contradicted(string answer) =>
        Samples.Wording.Examine(Samples.Retries, answer)
            .VerdictOf("idempotency-key").ShouldNotBeOneOf(PointVerdict.Covered, PointVerdict.Contradicted);

    [Theory]
    [InlineData("There is no filesort in the plan.", PointVerdict.Covered)]
    [InlineData("The plan runs without a filesort.", PointVerdict.Covered)]
    [InlineData("The plan shows a filesort of all those rows, as it should for such queries.", PointVerdict.Missed)]
    public void A_phrasing_with_a_negation_needs_one(string answer, PointVerdict expected) =>
        Samples.Wording.Examine(Samples.CompositeIndex, "Look at the plan when the listing runs. " + answer)
            .VerdictOf("no-sort").ShouldBe(expected);

    [Theory]
    [InlineData("The server answers 304 without a body.", PointVerdict.Covered)]
    [InlineData("The server answers 302 without a body.", PointVerdict.Missed)]
    public void Numbers_match_exactly(string answer, PointVerdict expected) =>
        Samples.Wording.Examine(Samples.NotModified, answer + " The rest of my talk is about pipelines and team habits.")
            .VerdictOf("304").ShouldBe(expected);

    [Theory]
    [InlineData("The lookup takes O(log n) comparisons")]
    [InlineData("Each lookup took O( log(n) ) steps")]
    [InlineData("It's a logarithmic lookup")]
    public void Complexity_is_one_idea_in_any_notation(string answer) =>
        Samples.Wording.Examine(Samples.TreeLookup, answer).VerdictOf("log-n").ShouldBe(PointVerdict.Covered);

    [Fact]
    public void Most_of_a_phrasing_in_any_order_is_partly_at_least() =>
        Samples.Wording.Examine(Samples.Retries, "With jitter the waiting of our clients grows at an exponential rate")
            .VerdictOf("backoff").ShouldBeOneOf(PointVerdict.Partly, PointVerdict.Covered);

    [Fact]
    public void An_appeal_is_read_more_leniently_but_only_in_its_passage()
    {
        const string Answer = "Retry. With jitter, an exponential kind of waiting, the backoff grows. Idempotency key.";
        var passage = Sentences.Split(Answer)[1];
        var examiner = Samples.Wording;

        examiner.Recheck(Samples.Retries, "backoff", Answer, passage).Verdict.ShouldBe(PointVerdict.Covered);
        examiner.Recheck(Samples.Retries, "idempotency-key", Answer, passage).Verdict.ShouldBe(PointVerdict.Missed);
    }

    [Fact]
    public void An_appeal_cannot_cut_off_the_negation_or_leave_the_answer()
    {
        const string Answer = "The server does not keep an idempotency key.";
        var examiner = Samples.Wording;

        var cut = examiner.Recheck(Samples.Retries, "idempotency-key", Answer, new Quote(28, Answer.Length, ""));
        var beyond = examiner.Recheck(Samples.Retries, "idempotency-key", Answer, new Quote(-5, 9999, ""));

        cut.Verdict.ShouldBe(PointVerdict.Contradicted);
        beyond.Quote.ShouldBe(new Quote(28, 43, "idempotency key"));
    }

    [Fact]
    public void An_appeal_about_a_point_of_another_question_is_a_bug()
    {
        var examiner = Samples.Wording;

        Should.Throw<ArgumentException>(() => examiner.Recheck(Samples.Retries, "no-sort", "", new Quote(0, 0, "")));
    }
}
