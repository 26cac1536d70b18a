using System.Diagnostics;
using Uplift.Documents.Text;
using Uplift.Resumes.Import;

namespace Uplift.Tests.Documents.Reading;

/// <summary>
/// Resumes with flipped bits, holes, pieces moved and numbers changed, seeded: a thousand by default, ten thousand by
/// <c>./dev soak</c> (then of all samples that there are). Each must end in an answer, which the importer takes, or a refusal, in time and memory.
/// </summary>
public sealed class MutationTests
{
    private const int Usual = 1_000;
    private const int Soak = 10_000;
    private const long MostMemory = 200L * 1024 * 1024;
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is { Length: > 0 };
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    [Fact]
    public void Every_mutated_file_ends_in_an_answer_or_a_refusal()
    {
        var sources = (IsSoak ? ResumeFiles.All : null) ?? ResumeFiles.Published;
        var files = sources.Select(File.ReadAllBytes).Concat(Made()).ToArray();
        var faults = new List<string>();
        var answers = 0;
        for (var seed = 1; seed <= (IsSoak ? Soak : Usual); seed++)
        {
            var file = Mutated(files, new Random(seed));
            try
            {
                var (outcome, time, memory) = Measured(file);
                if (time > MostTime)
                {
                    // A machine that was busy with something else is not busy twice.
                    time = Measured(file).Time;
                }

                answers += outcome.Document is null ? 0 : 1;
                if (time > MostTime || memory > MostMemory || (outcome.Document is null) == (outcome.Refusal is null))
                {
                    faults.Add($"seed {seed}: {time.TotalSeconds:0.0} s, {memory / 1024 / 1024} MB");
                }
            }
            catch (Exception fault)
            {
                faults.Add($"seed {seed}: {fault}");
            }
        }

        faults.ShouldBeEmpty();
        answers.ShouldBeGreaterThan(Usual / 4);
    }

    /// <summary>What is allocated in all bounds what is held at once.</summary>
    private static (ReadOutcome Outcome, TimeSpan Time, long Memory) Measured(byte[] file)
    {
        var memory = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var outcome = Reader.Outcome(file, ReadLimits.Default with { Time = TimeSpan.FromSeconds(10) });
        if (outcome.Document is { } document)
        {
            ResumeImporter.Read(document);
        }

        return (outcome, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - memory);
    }

    /// <summary>Files whose parts the samples lack: packed objects, filters, forms, a Word document.</summary>
    private static IEnumerable<byte[]> Made()
    {
        yield return ResumeFiles.Bytes("encrypted", "aes-256-r6.pdf");
        yield return ResumeFiles.Bytes("encrypted", "rc4-40.pdf");
        yield return SmallPdf.Page("/X Do " + SmallPdf.Show((50, 700, "Ada")), SmallPdf.Helvetica + " /XObject << /X 1 0 R >>", more: pdf =>
            pdf.AddStream($"/Subtype /Form /BBox [0 0 600 800] /Resources << {SmallPdf.Helvetica} >>", SmallPdf.Show((50, 650, "Lovelace"))));
        yield return WordTests.Sample();
    }

    private static byte[] Mutated(byte[][] files, Random random)
    {
        var file = (byte[])files[random.Next(files.Length)].Clone();
        var at = random.Next(file.Length);
        var length = Math.Min(random.Next(1, 5_000), file.Length - at);
        switch (random.Next(6))
        {
            case 0:
                for (var i = random.Next(1, 30); i > 0; i--)
                {
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                }

                return file;
            case 1:
                return file[..Math.Max(at, 1)];
            case 2:
                random.NextBytes(file.AsSpan(at, Math.Min(length, 200)));
                return file;
            case 3:
                return [.. file[..at], .. file[(at + length)..]];
            case 4:
                var to = random.Next(file.Length);
                return [.. file[..to], .. file[at..(at + length)], .. file[to..]];
            default:
                var digits = Enumerable.Range(0, file.Length).Where(i => file[i] is >= (byte)'0' and <= (byte)'9').ToArray();
                for (var i = random.Next(1, 20); i > 0 && digits.Length > 0; i--)
                {
                    file[digits[random.Next(digits.Length)]] = (byte)('0' + random.Next(10));
                }

                return file;
        }
    }
}
