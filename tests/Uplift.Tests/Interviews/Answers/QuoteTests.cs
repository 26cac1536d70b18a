using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Interviews;
using Uplift.Platform.Data;
using Quote = Uplift.Examiner.Quote;

namespace Uplift.Tests.Interviews.Answers;

public sealed class QuoteTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly string[] Oddities =
        ["😀", "👩‍👩‍👧", "\u202e", "שלום", "مرحبا", "ﬁ", "İ", "é", "\r\n- ", "\n\n", "```\n", "O(log n)", "1,000", "don’t ", "… ", ". ", " "];

    [Fact]
    public async Task Every_stored_quote_is_literally_in_its_answer()
    {
        var random = new Random(20261123);
        var ada = new Visitor(app);
        var question = await app.QuestionAsync(Candidates.Lowercased);
        string[] sources =
        [
            question.AnswerText,
            .. question.Record.KeyPoints.SelectMany(point => point.Phrasings.Append(point.Statement)),
            .. question.Record.Misconceptions.SelectMany(misconception => misconception.Phrasings),
        ];
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        for (var answer = 0; answer < 60; answer++)
        {
            interview = await ada.AnswerAsync(interview, AStrangeAnswer(random, sources));
        }

        var quotes = await StoredQuotesAsync();

        quotes.Count.ShouldBeGreaterThan(60);
        quotes.ShouldAllBe(stored => stored.Quote.Text == stored.Answer.Substring(stored.Quote.Start, stored.Quote.End - stored.Quote.Start));
    }

    private Task<List<(string Answer, Quote Quote)>> StoredQuotesAsync() => app.InScopeAsync(async services =>
    {
        var turns = await services.GetRequiredService<AppDb>().Turns.AsNoTracking()
            .Where(turn => turn.Answer != null)
            .ToListAsync(TestContext.Current.CancellationToken);
        return turns
            .SelectMany(turn => turn.Verdict!.Points.Select(point => point.Quote).OfType<Quote>()
                .Concat(turn.Verdict.Misconceptions.Select(found => found.Quote))
                .Select(quote => (turn.Answer!, quote)))
            .ToList();
    });

    private static string AStrangeAnswer(Random random, string[] sources)
    {
        var answer = new StringBuilder();
        for (var piece = random.Next(1, 8); piece > 0; piece--)
        {
            var source = sources[random.Next(sources.Length)];
            answer.Append(source.AsSpan(0, random.Next(source.Length + 1))).Append(Oddities[random.Next(Oddities.Length)]);
        }

        return answer.ToString();
    }
}
