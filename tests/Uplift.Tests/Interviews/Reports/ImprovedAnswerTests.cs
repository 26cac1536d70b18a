using Uplift.Interviews.Grading;
using Uplift.Interviews.Reports;
using static Uplift.Tests.Interviews.Sketch;
using PointVerdict = Uplift.Examiner.PointVerdict;
using Quote = Uplift.Examiner.Quote;

namespace Uplift.Tests.Interviews.Reports;

public sealed class ImprovedAnswerTests
{
    private const string Answer = "An index costs nothing. Equality first. I would rebuild it.";

    [Fact]
    public void What_is_right_stays_as_said() => Improved(Answer).ShouldBe([new ImprovedPart("kept", Answer)]);

    [Fact]
    public void What_is_wrong_is_struck_and_put_right() =>
        Improved(Answer, [In(Answer, "costs nothing")]).Take(3).ShouldBe(
        [
            new ImprovedPart("kept", "An index "),
            new ImprovedPart("struck", "costs nothing"),
            new ImprovedPart("added", " The correction of 0. "),
        ]);

    [Fact]
    public void The_persons_words_are_all_there_whatever_was_wrong_with_them()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 300; round++)
        {
            var quotes = Enumerable.Range(0, random.Next(5)).Select(_ => AnyQuote(random)).ToArray();

            var parts = Improved(Answer, quotes);

            string.Concat(parts.Where(part => part.Kind != "added").Select(part => part.Text)).ShouldBe(Answer);
        }
    }

    [Fact]
    public void What_is_missing_is_added_the_needed_and_heaviest_first()
    {
        var verdict = AVerdict(
            APoint("light", PointVerdict.Missed, weight: 1),
            APoint("said", PointVerdict.Covered, weight: 3),
            APoint("heavy", PointVerdict.Partly, weight: 3),
            APoint("needed", PointVerdict.Missed, weight: 1, must: true));
        var turn = AnAnswer(Answer, verdict);

        ImprovedAnswer.Of(turn, QuestionResult.Of([turn])).Where(part => part.Kind == "added").Select(part => part.Text)
            .ShouldBe(["\nThe idea of needed.", "\nThe idea of heavy.", "\nThe idea of light."]);
    }

    [Fact]
    public void What_was_wrong_in_a_follow_up_strikes_nothing_in_the_answer()
    {
        var main = AnAnswer(Answer, AVerdict());
        var followUp = AnAnswer("Free", AVerdict() with { Misconceptions = [AMisconception("m", null, In("Free", "Free"))] }, followUp: 0);

        ImprovedAnswer.Of(main, QuestionResult.Of([main, followUp])).ShouldBe([new ImprovedPart("kept", Answer)]);
    }

    private static IReadOnlyList<ImprovedPart> Improved(string answer, params Quote[] wrong)
    {
        var verdict = AVerdict() with { Misconceptions = [.. wrong.Index().Select(quote => AMisconception($"{quote.Index}", null, quote.Item))] };
        var turn = AnAnswer(answer, verdict);
        return ImprovedAnswer.Of(turn, QuestionResult.Of([turn]));
    }

    private static Quote AnyQuote(Random random)
    {
        var start = random.Next(Answer.Length);
        var end = random.Next(start + 1, Answer.Length + 1);
        return new Quote(start, end, Answer[start..end]);
    }
}
