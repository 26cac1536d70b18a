using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class PropertyTests
{
    // UPLIFT_TEST_SOAK runs as many as the issue asks for; the usual run samples them.
    private const int Usual = 100;
    private const int Whole = 20_000;

    private static readonly List<BankQuestion> Bank = Examiner.Bank.Read(Path.Combine(UpliftApp.RepositoryRoot, "content"));

    private static readonly string[] Naughty =
    [
        "\0", "\u0001\u001b[2J", "\ud83d", "\udc00\ud800", "😀", "👩‍👩‍👧‍👦", "\u202eright to left\u202c", "שלום עולם", "مرحبا", "日本語のテキスト",
        "ﬁ", "İı", "ß", "e\u0301\u0301\u0301", "\u00ad", "\ufdfa", "\ufeff", "\uffff", "\r\n", "\t\t", "```", "<script>", "'; DROP TABLE",
        "O(n log n)", "log(", "NaN", "1e999", "-0", "()()", "....", "???", "—", "\u2028", "not not not", "https://x.y/?a=b#c", "%s%n", "{}[]",
    ];

    [Fact]
    public void The_same_answer_gets_the_same_verdict_to_the_byte()
    {
        foreach (var one in Bank.Take(10))
        {
            var first = JsonSerializer.SerializeToUtf8Bytes(new EmbeddedExaminer().Examine(one.Question, one.FullAnswer));
            var second = JsonSerializer.SerializeToUtf8Bytes(Samples.ByMeaning.Examine(one.Question, one.FullAnswer));

            second.ShouldBe(first);
        }
    }

    [Fact]
    public void A_sentence_that_states_a_missed_point_never_lowers_coverage()
    {
        foreach (var one in Bank.Take(40))
        {
            var start = Sentences.Split(one.FullAnswer)[0].Text;
            var before = Samples.Examine(one.Question, start);
            foreach (var point in one.Question.KeyPoints)
            {
                Samples.Examine(one.Question, $"{start}\n\n{point.Statement}").Coverage
                    .ShouldBeGreaterThanOrEqualTo(before.Coverage, $"{one.Slug}/{point.Id}");
            }
        }
    }

    [Fact]
    public void Any_string_ends_in_a_verdict_or_a_gate_with_literal_quotes()
    {
        var random = new Random(20261126);
        var rounds = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is null ? Usual : Whole;
        for (var round = 0; round < rounds; round++)
        {
            var question = round % 5 == 0 ? Bank[round % Bank.Count].Question with { KeyPoints = [] } : Bank[round % Bank.Count].Question;
            var answer = AnAnswer(random, question);

            var result = Samples.Examine(question, answer);

            (result.Grade is null).ShouldBe(result.Gate is not null);
            result.Coverage.ShouldBeInRange(0, 1);
            result.Fitted.ShouldBeInRange(0, 1);
            result.Points.Select(point => point.Quote).OfType<Quote>()
                .Concat(result.Misconceptions.Select(found => found.Quote))
                .ShouldAllBe(quote => quote.Text == answer.Substring(quote.Start, quote.End - quote.Start));
        }
    }

    [Theory]
    [InlineData("The lock is held while we wait for the remote call. ")]
    [InlineData("\ud83d")]
    [InlineData("😀 ")]
    [InlineData("\u202eשלום ")]
    [InlineData("a1b2 ")]
    [InlineData("log n ")]
    public void A_megabyte_takes_seconds_and_not_the_memory_of_the_machine(string piece)
    {
        var answer = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();

        Samples.Examine(Bank[0].Question, answer).Coverage.ShouldBeLessThanOrEqualTo(1);

        // Seconds where quadratic work would take hours; the margin is for a busy machine.
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(40));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2L << 30);
    }

    private static string AnAnswer(Random random, ExamQuestion question)
    {
        var answer = new StringBuilder();
        for (var piece = random.Next(8); piece >= 0; piece--)
        {
            switch (random.Next(4))
            {
                case 0:
                    answer.Append(Naughty[random.Next(Naughty.Length)]);
                    break;
                case 1:
                    answer.Append((char)random.Next(char.MaxValue + 1), random.Next(1, 4));
                    break;
                default:
                    var source = random.Next(2) == 0 ? question.Reference : question.Prompt;
                    var from = random.Next(source.Length);
                    answer.Append(source.AsSpan(from, random.Next(Math.Min(120, source.Length - from))));
                    break;
            }

            answer.Append(random.Next(3) == 0 ? ". " : " ");
        }

        return answer.ToString();
    }
}
