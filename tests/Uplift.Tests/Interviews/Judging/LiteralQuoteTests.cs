using Uplift.Interviews.Judging;

namespace Uplift.Tests.Interviews.Judging;

public sealed class LiteralQuoteTests
{
    private const string Answer = "I would put “equality” columns first, because\n  the B-tree is sorted left to right — so a range ends it.";

    [Theory]
    [InlineData("put \"equality\" columns first", "put “equality” columns first")]
    [InlineData("PUT 'equality' COLUMNS", "put “equality” columns")]
    [InlineData("because the B-tree is sorted", "because\n  the B-tree is sorted")]
    [InlineData("left to right - so a range", "left to right — so a range")]
    [InlineData("“…the B‑tree is sorted…”", "the B-tree is sorted")]
    [InlineData("so a range ends it.", "so a range ends it")]
    public void Case_space_quotation_marks_and_dashes_may_differ(string quote, string found)
    {
        var quoted = LiteralQuote.Find(Answer, quote)!;

        quoted.Text.ShouldBe(found);
        Answer[quoted.Start..quoted.End].ShouldBe(found);
    }

    [Theory]
    [InlineData("put range columns first")]
    [InlineData("the B-tree was sorted")]
    [InlineData("the B-tree is sorted right to left")]
    [InlineData("so a range end")]
    [InlineData("would put")]
    [InlineData("first")]
    [InlineData("equality ... range")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("I would put equality columns first")]
    public void Words_may_not(string? quote) => LiteralQuote.Find(Answer, quote).ShouldBeNull();

    [Fact]
    public void A_quote_is_found_where_whole_words_begin() =>
        LiteralQuote.Find("Reindexing is slow. An index is slow.", "index is slow")!.Start.ShouldBe(23);
}
