using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>
/// Against the reference implementation in JavaScript: always on texts of our own (tests/data/examiner), and on 200
/// more where <c>UPLIFT_DATA</c> has them, some of which are not ours to publish.
/// </summary>
public sealed class ReferenceTests
{
    private const double Allowed = 1e-3;

    public static TheoryData<string> Sources => [ReferenceTexts.Own, ReferenceTexts.Shared];

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_tokens_are_the_same(string source)
    {
        foreach (var one in ReferenceTexts.Read(source))
        {
            var tokens = new int[one.Tokens.Length + 1];
            var found = SentenceEncoder.Shared.Tokenizer.Tokenize(one.Text, tokens);
            tokens[..found].ShouldBe(one.Tokens, one.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_vectors_differ_by_no_more_than_float16_makes_them(string source)
    {
        foreach (var one in ReferenceTexts.Read(source))
        {
            var vector = new float[SentenceEncoder.Dimensions];
            if (SentenceEncoder.Shared.TryEncode(one.Text, vector))
            {
                Distance(vector, one.Vector).ShouldBeLessThan(Allowed, one.Text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_cosine_of_any_two_texts_differs_no_more_either(string source)
    {
        var texts = ReferenceTexts.Read(source).Where(one => one.Tokens.Length > 0).ToList();
        var ours = texts.ConvertAll(one => Encode(one.Text));
        var worst = 0.0;
        for (var left = 0; left < texts.Count; left++)
        {
            for (var right = 0; right < left; right++)
            {
                var expected = Dot(texts[left].Vector, texts[right].Vector);
                worst = Math.Max(worst, Math.Abs(Dot(ours[left], ours[right]) - expected));
            }
        }

        worst.ShouldBeLessThan(Allowed);
    }

    private static float[] Encode(string text)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        SentenceEncoder.Shared.TryEncode(text, vector).ShouldBeTrue();
        return vector;
    }

    private static double Distance(float[] left, float[] right) =>
        left.Zip(right, (one, other) => (double)Math.Abs(one - other)).Max();

    private static double Dot(float[] left, float[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}

internal sealed record ReferenceText(string Text, int[] Tokens, float[] Vector);

internal static class ReferenceTexts
{
    public const string Own = "own";
    public const string Shared = "shared";

    public static List<ReferenceText> Read(string source)
    {
        var data = Environment.GetEnvironmentVariable("UPLIFT_DATA");
        Assert.SkipWhen(source == Shared && string.IsNullOrEmpty(data), "UPLIFT_DATA is not set.");
        var path = source == Shared
            ? Path.Combine(data!, "examiner", "use_lite_vectors.json")
            : Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "examiner", "use-lite-reference.json");
        return JsonSerializer.Deserialize<List<ReferenceText>>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
    }
}
