using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Reviews;
using Uplift.Examiner;

namespace Uplift.Tests.Coaching.Reviews;

public sealed class RatingOfTests
{
    [Theory]
    [InlineData(PointVerdict.Missed, Confidence.High, 4, Rating.Again, ReviewSource.Graded)]
    [InlineData(PointVerdict.Contradicted, Confidence.Medium, 4, Rating.Again, ReviewSource.Graded)]
    [InlineData(PointVerdict.Partly, Confidence.High, 4, Rating.Hard, ReviewSource.Graded)]
    [InlineData(PointVerdict.Covered, Confidence.High, 3, Rating.Good, ReviewSource.Graded)]
    [InlineData(PointVerdict.Covered, Confidence.Low, 1, Rating.Good, ReviewSource.Graded)]
    [InlineData(PointVerdict.Covered, Confidence.High, 4, Rating.Easy, ReviewSource.Graded)]
    [InlineData(PointVerdict.Unsure, Confidence.High, 2, Rating.Hard, ReviewSource.SelfMark)]
    public void A_verdict_makes_a_rating(PointVerdict verdict, Confidence confidence, int mark, Rating rating, ReviewSource source) =>
        RatingOf.Typed(verdict, confidence, null, mark).ShouldBe((rating, source));

    [Fact]
    public void Where_the_examiner_is_not_sure_it_never_says_again() =>
        RatingOf.Typed(PointVerdict.Missed, Confidence.Low, null, 3).ShouldBe((Rating.Good, ReviewSource.SelfMark));

    [Theory]
    [InlineData(Gate.DontKnow, Rating.Again)]
    [InlineData(Gate.OtherLanguage, Rating.Good)]
    public void What_cannot_be_assessed_is_the_learners_to_mark_unless_they_do_not_know(Gate gate, Rating rating) =>
        RatingOf.Typed(PointVerdict.Missed, Confidence.High, gate, 3).Rating.ShouldBe(rating);

    [Fact]
    public void A_hint_is_no_better_than_hard() => RatingOf.InInterview(PointVerdict.Covered, Confidence.High, usedHint: true).ShouldBe(Rating.Hard);

    [Fact]
    public void A_doubtful_miss_in_an_interview_is_not_logged() => RatingOf.InInterview(PointVerdict.Missed, Confidence.Low, false).ShouldBeNull();
}
