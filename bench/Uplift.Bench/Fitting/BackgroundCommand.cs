using System.Text.Json;
using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Writes what the examiner holds for unrelated: some sentences of the library's model answers, and in how many of its questions
/// a word occurs.
/// </summary>
internal static class BackgroundCommand
{
    private const int EveryNth = 7;
    private const int Shortest = 30;
    private const int Longest = 200;
    private const double Least = 0.1;

    public static int Run(string content, string target, TextWriter output)
    {
        var bank = Bank.Read(content);
        var sentences = bank
            .SelectMany(one => Sentences.Split(one.FullAnswer).Select(sentence => sentence.Text))
            .Where(text => !text.Contains("```", StringComparison.Ordinal) && text.Length is > Shortest and < Longest)
            .Where((_, at) => at % EveryNth == 0)
            .ToArray();
        var words = bank
            .SelectMany(one => new TextIndex($"{one.FullAnswer}\n\n{one.Question.Prompt}").Tokens
                .Where(token => token.Kind == WordKind.Content)
                .Select(token => token.Stem)
                .Distinct())
            .GroupBy(stem => stem, StringComparer.Ordinal)
            .Where(stem => stem.Count() > 2)
            .OrderBy(stem => stem.Key, StringComparer.Ordinal)
            .ToDictionary(stem => stem.Key, stem => Weight(bank.Count, stem.Count()), StringComparer.Ordinal);
        File.WriteAllText(target, JsonSerializer.Serialize(new BackgroundFile(sentences, words), WeightFiles.Options) + "\n");
        output.WriteLine($"{sentences.Length} sentences, {words.Count} words that are no sign of one question");
        return 0;
    }

    private static double Weight(int questions, int holding) =>
        Math.Round(Math.Clamp(Math.Log(questions / (double)holding) / Math.Log(questions / 2.0), Least, 1), 3);
}
