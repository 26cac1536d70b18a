using Uplift.Interviews.Grading;

namespace Uplift.Tests.Interviews.Grading;

public sealed class ClarityTests
{
    private const string Plain = "The equality columns come first. Then comes the column that is sorted. That saves the sort.";

    [Fact]
    public void No_sentence_cannot_be_followed() => Clarity.Grade("", null).ShouldBe(1);

    [Fact]
    public void A_sentence_without_an_end_cannot_be_followed() =>
        Clarity.Grade(string.Join(' ', Enumerable.Repeat("and then", 30)), 0).ShouldBe(1);

    [Fact]
    public void An_answer_without_its_point_stays_below() => Clarity.Grade(Plain, null).ShouldBe(2);

    [Fact]
    public void An_answer_that_comes_last_stays_below() => Clarity.Grade(Plain, Plain.Length - 15).ShouldBe(2);

    [Fact]
    public void The_answer_first_is_clear() => Clarity.Grade(Plain, 4).ShouldBe(3);

    [Theory]
    [InlineData("It reads 20 rows.")]
    [InlineData("For example the orders of a customer.")]
    [InlineData("Take a busy case, for instance orders.")]
    [InlineData("A table such as orders.")]
    public void A_number_or_an_example_makes_it_clearer(string sentence) => Clarity.Grade($"{Plain} {sentence}", 4).ShouldBe(4);
}
