using System.Globalization;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>
/// Holds every question of the library to what its author promised: the full answer earns full marks.
/// </summary>
public sealed class BankTests
{
    private static readonly List<BankQuestion> Bank = Examiner.Bank.Read(Path.Combine(UpliftApp.RepositoryRoot, "content"));

    [Fact]
    public void Every_full_answer_gets_full_marks_without_a_misconception() =>
        Bank.Select(one => (one.Slug, Result: Samples.Examine(one.Question, one.FullAnswer)))
            .Where(one => one.Result.Grade != 4 || one.Result.Misconceptions.Count > 0)
            .Select(one => Describe(one.Slug, one.Result))
            .ShouldBeEmpty();

    [Fact]
    public void The_full_answer_to_another_topics_question_gets_the_lowest_grade_or_none() =>
        Bank.Select((one, at) => (one.Slug, Result: Samples.Examine(one.Question, NextOfAnotherTopic(at).FullAnswer)))
            .Where(one => one.Result.Grade > 1)
            .Select(one => Describe(one.Slug, one.Result))
            .ShouldBeEmpty();

    [Fact]
    public void Every_question_said_back_gets_no_grade() =>
        Bank.Where(one => Samples.Examine(one.Question, one.Question.Prompt).Gate is null)
            .Select(one => one.Slug)
            .ShouldBeEmpty();

    private static string Describe(string slug, Examination result)
    {
        var points = result.Points.Where(point => point.Verdict != PointVerdict.Covered)
            .Select(point => $"{point.PointId} {point.Verdict}{(point.Quote is null ? "" : $" '{point.Quote.Text}'")}");
        var claims = result.Misconceptions.Select(one => $"!{one.MisconceptionId} '{one.Quote.Text}'");

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{slug}: {result.Grade} {result.Gate} {string.Join(", ", points.Concat(claims))}");
    }

    private static BankQuestion NextOfAnotherTopic(int at) =>
        Bank.Skip(at + 1).Concat(Bank).First(one => one.Topic != Bank[at].Topic);
}
