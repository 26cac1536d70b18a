using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class DeliveryTests
{
    [Fact]
    public void Hedges_and_fillers_are_counted_and_nothing_is_made_of_them()
    {
        var delivery = Delivery.Of("Um, I think it is basically a tree, you know, and maybe sort of sorted.", 60, []);

        delivery.Hedges.ShouldBe(3);
        delivery.Fillers.ShouldBe(3);
    }

    [Fact]
    public void Reasons_and_trade_offs_are_sentences()
    {
        var delivery = Delivery.Of("I add an index, because the sort goes away. But every write costs more. That is all.", 60, []);

        delivery.Reasons.ShouldBe(1);
        delivery.TradeOffs.ShouldBe(1);
    }

    [Theory]
    [InlineData(10, AnswerLength.Short)]
    [InlineData(80, AnswerLength.Fitting)]
    [InlineData(200, AnswerLength.Long)]
    public void Length_is_beside_the_questions_time(int words, AnswerLength expected) =>
        Delivery.Of(string.Join(' ', Enumerable.Repeat("word", words)), 60, []).Length.ShouldBe(expected);

    [Fact]
    public void The_answer_comes_first_when_what_earned_a_point_does()
    {
        var answer = "Equality columns first. " + string.Join(' ', Enumerable.Repeat("Then I would explain it at length.", 10));
        PointFinding At(int start) => new("p", PointVerdict.Covered, new Quote(start, start + 5, answer.Substring(start, 5)));

        Delivery.Of(answer, 60, [At(0)]).AnswersFirst.ShouldBeTrue();
        Delivery.Of(answer, 60, [At(answer.Length - 10)]).AnswersFirst.ShouldBeFalse();
        Delivery.Of(answer, 60, []).AnswersFirst.ShouldBeFalse();
    }
}
