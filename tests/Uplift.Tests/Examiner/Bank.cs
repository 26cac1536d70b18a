using Uplift.Examiner;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Uplift.Tests.Examiner;

/// <summary>A question of the library as the examiner sees it.</summary>
internal sealed record BankQuestion(string Slug, string Topic, string FullAnswer, ExamQuestion Question);

/// <summary>Reads the library's questions without the library, for tests and measurements of the examiner alone.</summary>
internal static class Bank
{
    public static List<BankQuestion> Read(string content) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(content, "questions"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(File.ReadAllText(path))),
    ];

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
