using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class SentenceEncoderTests
{
    private const int Seed = 20;

    private static readonly string[] Texts =
    [
        "cache",
        "An index keeps keys in order.",
        string.Join(' ', Enumerable.Repeat("retry", 60)),
        "naïve café, ½ of O(n²)",
        "日本語",
    ];

    [Fact]
    public void A_text_without_a_character_has_no_vector() =>
        SentenceEncoder.Shared.TryEncode("", new float[SentenceEncoder.Dimensions]).ShouldBeFalse();

    [Fact]
    public void A_vector_of_another_size_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => SentenceEncoder.Shared.TryEncode("cache", new float[511]));

    [Fact]
    public void What_comes_after_128_tokens_is_not_read()
    {
        var full = string.Join(' ', Enumerable.Repeat("the", EncoderModel.MaximumTokens));
        Encode(full + " database is on fire").ShouldBe(Encode(full));
    }

    [Fact]
    public void Texts_of_one_meaning_are_closer_than_texts_of_two()
    {
        var question = Encode("How do you make a query faster?");
        Cosine(question, Encode("Ways to speed up a slow query"))
            .ShouldBeGreaterThan(Cosine(question, Encode("What should a commit message say?")));
    }

    [Fact]
    public void A_processor_without_wide_vectors_finds_the_same()
    {
        var narrow = new SentenceEncoder(
            Tokenizer.Load(ExaminerFiles.Vocabulary), new EncoderModel(new HalfWeights(ExaminerFiles.Weights)), wide: false);
        foreach (var text in Texts)
        {
            Encode(text, narrow).ShouldBe(Encode(text), tolerance: 1e-5);
        }
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var expected = Texts.Select(text => Encode(text)).ToList();
        Parallel.For(0, 64, at => Encode(Texts[at % Texts.Length]).ShouldBe(expected[at % Texts.Length]));
    }

    [Fact]
    public void Any_string_ends_in_a_vector_of_length_one()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 300; round++)
        {
            var text = new string([.. Enumerable.Range(0, 1 + random.Next(200)).Select(_ => (char)random.Next(65536))]);
            var vector = Encode(text);
            Cosine(vector, vector).ShouldBe(1, tolerance: 1e-4);
        }
    }

    [Theory]
    [InlineData("An answer. ")]
    [InlineData("\u0000\u001b[31m")]
    [InlineData("\ud83d")]
    [InlineData("\ufdfa\u202e")]
    public void A_megabyte_is_as_its_beginning(string piece)
    {
        var megabyte = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Encode(megabyte).ShouldBe(Encode(megabyte[..TokenizerInput.Longest]));
    }

    private static float[] Encode(string text, SentenceEncoder? encoder = null)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        (encoder ?? SentenceEncoder.Shared).TryEncode(text, vector).ShouldBeTrue(text);
        return vector;
    }

    private static double Cosine(float[] left, float[] right) =>
        left.Zip(right, (one, other) => (double)one * other).Sum();
}
