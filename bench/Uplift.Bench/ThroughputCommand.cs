using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <summary>How long a thousand answers take on one core: 80 words each, beside five points.</summary>
internal static class ThroughputCommand
{
    private const int Answers = 1000;
    private const int Words = 80;
    private const int Points = 5;
    private const int Seed = 3;

    public static int Run(string content, TextWriter output)
    {
        var bank = Bank.Read(content).Where(one => one.Question.KeyPoints.Count >= Points).ToList();
        var questions = bank.ConvertAll(one => one.Question with { KeyPoints = [.. one.Question.KeyPoints.Take(Points)] });
        var random = new Random(Seed);
        var examiner = new EmbeddedExaminer();
        foreach (var question in questions)
        {
            examiner.Examine(question, question.Reference);
        }

        var answers = Enumerable.Range(0, Answers).Select(at => AnswerTo(bank, at % bank.Count, random)).ToList();
        var started = CpuTime.Now;
        var allocated = GC.GetTotalAllocatedBytes();
        foreach (var (at, answer) in answers.Index())
        {
            examiner.Examine(questions[at % bank.Count], answer);
        }

        var seconds = (CpuTime.Now - started).TotalSeconds;
        output.WriteLine(
            $"{Answers} answers of {Words} words against {Points} points: {seconds:F1} s of processor time, "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / Answers / 1024:N0} KiB allocated an answer");
        return 0;
    }

    /// <summary>Half from the question's own full answer, half from another's, so that there is something to find and to miss.</summary>
    private static string AnswerTo(List<BankQuestion> bank, int at, Random random)
    {
        var words = new[] { bank[at], bank[random.Next(bank.Count)] }.SelectMany(one =>
        {
            var all = one.FullAnswer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return all.Skip(random.Next(Math.Max(1, all.Length - (Words / 2)))).Take(Words / 2);
        });
        return string.Join(' ', words);
    }
}
