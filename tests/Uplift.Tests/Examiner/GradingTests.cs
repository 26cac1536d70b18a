using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class GradingTests
{
    private static readonly KeyPoint Must = new("must", "", 3, Must: true, []);
    private static readonly KeyPoint Nice = new("nice", "", 1, Must: false, []);

    [Theory]
    [InlineData(PointVerdict.Covered, PointVerdict.Covered, 1, 4)]
    [InlineData(PointVerdict.Covered, PointVerdict.Partly, 0.875, 4)]
    [InlineData(PointVerdict.Covered, PointVerdict.Missed, 0.75, 3)]
    [InlineData(PointVerdict.Partly, PointVerdict.Covered, 0.625, 2)]
    [InlineData(PointVerdict.Partly, PointVerdict.Missed, 0.375, 1)]
    [InlineData(PointVerdict.Contradicted, PointVerdict.Covered, 0.25, 1)]
    [InlineData(PointVerdict.Covered, PointVerdict.NotReached, 1, 4)]
    [InlineData(PointVerdict.NotReached, PointVerdict.NotReached, 0, 1)]
    public void The_grade_follows_the_weighted_mean(PointVerdict must, PointVerdict nice, double coverage, int grade)
    {
        (KeyPoint, PointVerdict)[] verdicts = [(Must, must), (Nice, nice)];

        Grading.Coverage(verdicts).ShouldBe(coverage);
        Grading.Grade(verdicts, []).ShouldBe(grade);
    }

    [Fact]
    public void A_missed_must_bars_the_upper_grades_whatever_the_mean()
    {
        var heavy = Nice with { Weight = 30 };

        Grading.Grade([(Must, PointVerdict.Partly), (heavy, PointVerdict.Covered)], []).ShouldBe(3);
        Grading.Grade([(Must, PointVerdict.Missed), (heavy, PointVerdict.Covered)], []).ShouldBe(2);
    }

    [Theory]
    [InlineData("must", 2)]
    [InlineData(null, 2)]
    [InlineData("nice", 4)]
    public void A_misconception_caps_unless_it_contradicts_an_optional_point(string? pointId, int grade) =>
        Grading.Grade([(Must, PointVerdict.Covered), (Nice, PointVerdict.Covered)], [new("claim", "", pointId, [])])
            .ShouldBe(grade);
}
