using System.Diagnostics;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Rounds in which the lengths take turns, each between two measurements of the peak, so that what slows the machine
/// down slows them all down.
/// </summary>
internal static class EncoderSpeed
{
    private const int Rounds = 80;
    private const int PassesATurn = 3;

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

        var peak = Median(rounds.SelectMany(round => round).Select(turn => turn.Peak));
        output.WriteLine($"Peak {peak:F0} GFLOP/s; medians of {Rounds} rounds.");
        output.WriteLine("tokens  MFLOP  floor ms  pass ms  (best)  x floor");
        foreach (var (at, length) in lengths.Index())
        {
            var million = ArithmeticCost.Operations(length) / 1e6;
            var turns = rounds.ConvertAll(round => round[at]);
            output.WriteLine(
                $"{length,6} {million,6:F0} {Median(turns.Select(turn => million / turn.Peak)),9:F3} " +
                $"{Median(turns.Select(turn => turn.Pass)),8:F3} {turns.Min(turn => turn.Pass),7:F3} " +
                $"{Median(turns.Select(turn => turn.Pass * turn.Peak / million)),8:F2}");
        }
    }

    // The clock of a shared processor wanders, so the peak is taken right before and right after.
    private static Turn[] Measure(SentenceEncoder encoder, string[] texts)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        var before = ArithmeticPeak.Measure();
        return Array.ConvertAll(texts, text =>
        {
            var started = CpuTime.Now;
            for (var pass = 0; pass < PassesATurn; pass++)
            {
                encoder.TryEncode(text, vector);
            }

            var milliseconds = (CpuTime.Now - started).TotalMilliseconds / PassesATurn;
            var after = ArithmeticPeak.Measure();
            var peak = (before + after) / 2;
            before = after;
            return new Turn(peak, milliseconds);
        });
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

    /// <param name="Peak">Millions of operations in a millisecond, which is GFLOP/s.</param>
    /// <param name="Pass">Milliseconds.</param>
    private sealed record Turn(double Peak, double Pass);
}
