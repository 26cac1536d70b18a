using System.Diagnostics;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Rounds in which every length and the peak take turns, so that what slows the machine down slows them all down.
/// </summary>
internal static class EncoderSpeed
{
    private const int Rounds = 60;
    private const int PassesARound = 4;

    // Each is one token.
    private static readonly string[] Words = "the to a and of in is you that it for on".Split(' ');

    public static void Report(int[] lengths, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var encoder = SentenceEncoder.Shared;
        output.WriteLine($"Weights read and packed in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms.");
        var texts = Array.ConvertAll(lengths, length => Text(encoder.Tokenizer, length));
        Measure(encoder, texts);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Measure(encoder, texts)).ToList();

        output.WriteLine($"Peak {Median(rounds.Select(round => round.Peak)):F0} GFLOP/s; medians of {Rounds} rounds.");
        output.WriteLine("tokens  MFLOP  floor ms  pass ms  (best)  x floor");
        foreach (var (at, length) in lengths.Index())
        {
            var operations = ArithmeticCost.Operations(length);
            var floors = rounds.Select(round => operations / round.Peak / 1e6);
            var passes = rounds.Select(round => round.Passes[at]);
            var ratios = rounds.Select(round => round.Passes[at] * round.Peak * 1e6 / operations);
            output.WriteLine(
                $"{length,6} {operations / 1e6,6:F0} {Median(floors),9:F3} {Median(passes),8:F3} " +
                $"{passes.Min(),7:F3} {Median(ratios),8:F2}");
        }
    }

    private static Round Measure(SentenceEncoder encoder, string[] texts)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        var peak = ArithmeticPeak.Measure();
        var passes = Array.ConvertAll(texts, text =>
        {
            var started = CpuTime.Now;
            for (var pass = 0; pass < PassesARound; pass++)
            {
                encoder.TryEncode(text, vector);
            }

            return (CpuTime.Now - started).TotalMilliseconds / PassesARound;
        });
        return new Round(peak, passes);
    }

    private static string Text(Tokenizer tokenizer, int length)
    {
        var text = string.Join(' ', Enumerable.Range(0, length).Select(at => Words[at % Words.Length]));
        var found = tokenizer.Tokenize(text, new int[length + 1]);
        return found == length ? text : throw new InvalidOperationException($"{found} tokens instead of {length}.");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Round(double Peak, double[] Passes);
}
