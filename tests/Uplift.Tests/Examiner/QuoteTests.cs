using System.Text;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class QuoteTests
{
    private static readonly string[] Oddities =
    [
        "\ud83d", "\udc00", "😀", "👩‍👩‍👧", "\0", "\u0007", "\u202e", "\u200f", "שלום", "مرحبا", "ﬁ", "İ", "ß", "é", "\u00ad",
        "\ufdfa", "Ｉndex", "\r\n- ", "\n\n", "```\n", "O(", "O(log n)", "1,000", "50_000", "3.", "==", "≤", "don’t ", "n't", "'",
        "’s", "C#", "c++", "HTTPServer", "customer_id", "… ", ". ", "? ", " ",
    ];

    [Fact]
    public void Every_quote_is_literal_whatever_the_answer()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 150; round++)
        {
            var question = Samples.All[round % Samples.All.Count];
            var answer = AStrangeAnswer(random, question);

            var examination = Samples.Examine(question, answer);

            QuotesOf(examination).Concat(Sentences.Split(answer))
                .ShouldAllBe(quote => quote.Text == answer.Substring(quote.Start, quote.End - quote.Start));
        }
    }

    [Fact]
    public void A_quote_holds_whole_words_as_written()
    {
        const string Answer = "Well, it AVOIDS   the\nsorting, obviously.";

        var point = Samples.Examine(Samples.CompositeIndex, Answer).Points.Single(one => one.PointId == "no-sort");

        point.Quote.ShouldBe(new Quote(9, 29, "AVOIDS   the\nsorting"));
    }

    [Theory]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("See e.g. the plan. Version 1.2.3 costs 2.5 ms.", 2)]
    [InlineData("First:\n- equality\n- range\n\nThen the rest", 4)]
    [InlineData("1. one\n2. two", 2)]
    [InlineData("", 0)]
    public void Sentences_and_list_items_are_counted_as_people_do(string text, int expected) =>
        Sentences.Split(text).Count.ShouldBe(expected);

    private static IEnumerable<Quote> QuotesOf(Examination examination) =>
        examination.Points.Select(point => point.Quote).OfType<Quote>()
            .Concat(examination.Misconceptions.Select(one => one.Quote));

    private static string AStrangeAnswer(Random random, ExamQuestion question)
    {
        var sources = question.KeyPoints.SelectMany(point => point.Phrasings)
            .Concat(question.Misconceptions.SelectMany(one => one.Phrasings))
            .Append(question.Reference)
            .ToArray();
        var answer = new StringBuilder();
        for (var piece = random.Next(1, 12); piece > 0; piece--)
        {
            var source = sources[random.Next(sources.Length)];
            answer.Append(source.AsSpan(0, random.Next(source.Length + 1)));
            answer.Append(Oddities[random.Next(Oddities.Length)]);
        }

        for (var wound = random.Next(4); wound > 0 && answer.Length > 0; wound--)
        {
            answer[random.Next(answer.Length)] = (char)random.Next(char.MaxValue + 1);
        }

        return answer.ToString();
    }
}
