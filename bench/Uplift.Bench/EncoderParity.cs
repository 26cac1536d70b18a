using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>Compares with the reference implementation: with the package's float32 weights and with ours.</summary>
internal static class EncoderParity
{
    private const double Allowed = 1e-4;

    public static string OwnReference => Path.Combine("tests", "data", "examiner", "use-lite-reference.json");

    public static bool Report(string package, string reference, TextWriter output)
    {
        var vocabulary = Path.Combine(PackageWeights.Folder(package), "vocab.json");
        var exact = new EncoderModel(PackageWeights.Load(package));
        var full = new SentenceEncoder(Tokenizer.Load(vocabulary), exact, MatrixProduct.HasWideVectors);
        var cases = JsonSerializer.Deserialize<List<Case>>(File.ReadAllBytes(reference), JsonSerializerOptions.Web)!;
        var (tokens, vectors) = Compare(full, cases);
        output.WriteLine($"float32, {cases.Count} texts: tokens differ in {tokens}, vectors by at most {vectors:E1}.");
        var (_, rounded) = Compare(SentenceEncoder.Shared, cases);
        output.WriteLine($"float16, as delivered: vectors differ by at most {rounded:E1}.");
        return tokens == 0 && vectors <= Allowed;
    }

    private static (int Tokens, double Vectors) Compare(SentenceEncoder encoder, List<Case> cases)
    {
        var (different, worst) = (0, 0.0);
        var vector = new float[SentenceEncoder.Dimensions];
        foreach (var one in cases)
        {
            var tokens = new int[one.Tokens.Length + 1];
            var found = tokens.AsSpan(0, encoder.Tokenizer.Tokenize(one.Text, tokens));
            different += found.SequenceEqual(one.Tokens) ? 0 : 1;
            if (encoder.TryEncode(one.Text, vector))
            {
                worst = Math.Max(worst, vector.Zip(one.Vector, (ours, theirs) => Math.Abs(ours - theirs)).Max());
            }
        }

        return (different, worst);
    }

    private sealed record Case(string Text, int[] Tokens, float[] Vector);
}
