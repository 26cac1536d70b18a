using System.Globalization;
using Uplift.Examiner;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Uplift.Tests.Examiner;

/// <summary>
/// Holds every question of the library to what its author promised: the full answer earns full marks.
/// </summary>
public sealed class BankTests
{
    private static readonly List<BankQuestion> Bank = Read();

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

    private static List<BankQuestion> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Uplift.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("No folder above the tests holds Uplift.slnx.");
        }

        var folder = Path.Combine(root.FullName, "content", "questions");

        return [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(File.ReadAllText(path)))];
    }

    private static BankQuestion Parse(string file)
    {
        var parts = file.Split("---\n", 3);
        var full = parts[2].Split("## Full answer\n", 2)[1].Split("\n## ", 2)[0].Trim();
        var record = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<Record>(parts[1]);
        var question = new ExamQuestion(
            record.Prompt,
            full,
            [.. record.KeyPoints.Select(one => one.ToKeyPoint())],
            [.. record.Misconceptions.Select(one => one.ToMisconception())]);

        return new(record.Slug, record.Topic, full, question);
    }

    private sealed record BankQuestion(string Slug, string Topic, string FullAnswer, ExamQuestion Question);

    private sealed class Record
    {
        public string Slug { get; set; } = "";

        public string Topic { get; set; } = "";

        public string Prompt { get; set; } = "";

        public List<Point> KeyPoints { get; set; } = [];

        public List<Claim> Misconceptions { get; set; } = [];
    }

    private sealed class Point
    {
        public string Id { get; set; } = "";

        public string Statement { get; set; } = "";

        public int Weight { get; set; }

        public bool Must { get; set; }

        public List<string> Phrasings { get; set; } = [];

        public KeyPoint ToKeyPoint() => new(Id, Statement, Weight, Must, Phrasings);
    }

    private sealed class Claim
    {
        public string Id { get; set; } = "";

        public string? Point { get; set; }

        [YamlMember(Alias = "claim")]
        public string Text { get; set; } = "";

        public List<string> Phrasings { get; set; } = [];

        public Misconception ToMisconception() => new(Id, Text, Point, Phrasings);
    }
}
