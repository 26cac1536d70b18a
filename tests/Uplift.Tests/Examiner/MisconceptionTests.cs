using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class MisconceptionTests
{
    [Fact]
    public void A_planted_misconception_is_named_and_caps_the_grade_at_two()
    {
        var answer = Samples.CompositeIndex.Reference + " And remember: put the most selective column first.";

        var examination = Samples.Examine(Samples.CompositeIndex, answer);

        examination.Grade.ShouldBe(2);
        examination.Misconceptions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.MisconceptionId.ShouldBe("most-selective-first"),
            one => one.Quote.Text.ShouldBe("most selective column first"));
    }

    [Fact]
    public void It_contradicts_its_point_unless_the_point_is_covered_elsewhere()
    {
        const string Wrong = "The highest cardinality goes first. ";

        Samples.Examine(Samples.CompositeIndex, Wrong + "That narrows quickly, avoids the sort, and reads few pages.")
            .VerdictOf("equality-first").ShouldBe(PointVerdict.Contradicted);
        Samples.Examine(Samples.CompositeIndex, Wrong + Samples.CompositeIndex.Reference)
            .VerdictOf("equality-first").ShouldBe(PointVerdict.Covered);
    }

    [Fact]
    public void One_that_names_no_point_caps_too() =>
        Samples.Examine(Samples.CompositeIndex, Samples.CompositeIndex.Reference + " Indexes cost nothing.").Grade
            .ShouldBe(2);

    [Theory]
    [InlineData("It is a myth that the most selective column comes first.")]
    [InlineData("People think the most selective column goes first.")]
    [InlineData("It is wrong that the most selective column should be first.")]
    [InlineData("It's not true that you put the most selective column first.")]
    [InlineData("Some say most selective column first. That is wrong.")]
    [InlineData("I would never put the most selective column first.")]
    [InlineData("\"Most selective column first\" is a misconception.")]
    public void Telling_of_an_error_is_not_making_it(string sentence)
    {
        var examination = Samples.Examine(Samples.CompositeIndex, Samples.CompositeIndex.Reference + " " + sentence);

        examination.Misconceptions.ShouldBeEmpty();
        examination.Grade.ShouldBe(4);
    }
}
