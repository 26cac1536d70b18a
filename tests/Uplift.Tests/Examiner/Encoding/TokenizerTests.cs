using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("hello world", new[] { 2002, 102, 311 })]
    [InlineData("O(n log n)", new[] { 292, 234, 85, 3063, 1107, 52 })]
    [InlineData("", new int[0])]
    public void Known_texts_have_known_tokens(string text, int[] expected) => Tokens(text).ShouldBe(expected);

    [Theory]
    [InlineData("日本語のテスト", "日")]
    [InlineData("\U0001F468\U0001F469", "\U0001F468")]
    public void Neighbours_that_are_unknown_are_one_token(string text, string one) =>
        Tokens(text).ShouldBe(Tokens(one));

    [Theory]
    [InlineData("a\ud800b")]
    [InlineData("a\udc00b")]
    [InlineData("a\ufffeb")]
    [InlineData("a\u0001b")]
    public void What_is_no_text_is_one_unknown_token(string text) => Tokens(text).ShouldBe(Tokens("a日b"));

    [Theory]
    [InlineData("\udc00\ud800")]
    [InlineData("\ud800")]
    public void Halves_of_surrogate_pairs_alone_are_unknown_too(string text) => Tokens(text).ShouldBe(Tokens("日本"));

    [Fact]
    public void Equivalent_characters_have_equal_tokens() =>
        Tokens("ｃａｆｅ\u0301 ﬁne").ShouldBe(Tokens("café fine"));

    [Fact]
    public void No_more_tokens_are_written_than_fit()
    {
        var few = new int[3];
        SentenceEncoder.Shared.Tokenizer.Tokenize("one two three four five", few).ShouldBe(3);
        few.ShouldBe(Tokens("one two three four five")[..3]);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("日")]
    [InlineData("\U0001F600 ")]
    [InlineData("\ufdfa")]
    [InlineData("\ud800")]
    [InlineData("\0")]
    public void Only_the_beginning_of_a_megabyte_is_read(string piece)
    {
        var megabyte = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Tokens(megabyte).ShouldBe(Tokens(megabyte[..TokenizerInput.Longest]));
    }

    private static int[] Tokens(string text)
    {
        var tokens = new int[TokenizerInput.Longest + 1];
        return tokens[..SentenceEncoder.Shared.Tokenizer.Tokenize(text, tokens)];
    }
}
