using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>
/// What an examiner must not fall for, and what must not move it: thirty cases of each kind, over questions of the library
/// (texts in tests/data/examiner).
/// </summary>
public sealed class ProbeTests
{
    private const int Cases = 30;

    private static readonly string Data = Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "examiner");
    private static readonly Probes Texts = Read<Probes>("probes.json");
    private static readonly List<BankQuestion> Bank = Examiner.Bank.Read(Path.Combine(UpliftApp.RepositoryRoot, "content"));
    private static readonly List<BankQuestion> Chosen = [.. Bank.Take(Cases)];

    [Fact]
    public void Nonsense_one_word_and_not_knowing_get_no_level_above_one() =>
        Texts.Nonsense.Concat(Texts.OneWord).Concat(Texts.DontKnow).Concat(Texts.OtherLanguage).Concat(Texts.OffTopic).Append("")
            .SelectMany((text, at) => Chosen.Skip(at % Cases).Take(1), (text, one) => (text, one))
            .Select(pair => (pair.text, Result: Samples.Examine(pair.one.Question, pair.text)))
            .Where(pair => pair.Result.Grade > 1)
            .Select(pair => $"{pair.Result.Grade}: {pair.text}")
            .ShouldBeEmpty();

    [Fact]
    public void Most_of_what_cannot_be_read_is_refused() => Texts.OneWord.Concat(Texts.DontKnow).Concat(Texts.OtherLanguage)
        .Where((text, at) => Samples.Examine(Chosen[at % Cases].Question, text).Gate is null)
        .ToList()
        .ShouldSatisfyAllConditions(read => read.Count.ShouldBeLessThanOrEqualTo(9, string.Join('\n', read)));

    [Fact]
    public void The_question_said_back_and_the_answer_to_another_get_no_level_above_one() => Chosen
        .SelectMany((one, at) => new[] { one.Question.Prompt, Bank[(at + 40) % Bank.Count].FullAnswer }, (one, text) => (one, text))
        .Where(pair => Samples.Examine(pair.one.Question, pair.text).Grade > 1)
        .Select(pair => pair.one.Slug)
        .ShouldBeEmpty();

    [Fact]
    public void Bullets_another_order_and_padding_leave_the_level_of_a_model_answer() => Chosen
        .SelectMany((one, at) => Reshaped(one.FullAnswer, at), (one, text) => (one, text))
        .Where(pair => Samples.Examine(pair.one.Question, pair.text).Grade != 4)
        .Select(pair => $"{pair.one.Slug}: {Samples.Examine(pair.one.Question, pair.text).Grade} {pair.text}")
        .ShouldBeEmpty();

    [Fact]
    public void Instructions_to_the_grader_change_nothing() => Chosen.Zip(Texts.Instructions)
        .Where(pair =>
        {
            var half = Half(pair.First.FullAnswer);
            var plain = Samples.Examine(pair.First.Question, half);
            var planted = Samples.Examine(pair.First.Question, $"{half}\n\n{pair.Second}");

            return planted.Grade != plain.Grade || !planted.Points.Select(p => p.Verdict).SequenceEqual(plain.Points.Select(p => p.Verdict));
        })
        .Select(pair => pair.Second)
        .ShouldBeEmpty();

    [Fact]
    public void A_misconception_in_the_records_words_planted_into_a_model_answer_is_named_and_caps_the_level() => Bank
        .SelectMany(one => one.Question.Misconceptions, (one, claim) => (one, claim))
        .Where(pair => pair.one.Question.KeyPoints.Any(point => point.Must && point.Id == pair.claim.PointId))
        .Take(2 * Cases)
        .Select(pair => (pair.one, pair.claim, Result: Samples.Examine(pair.one.Question, $"{pair.one.FullAnswer}\n\n{pair.claim.Claim}")))
        .Where(pair => pair.Result.Grade > 2 || pair.Result.Misconceptions.All(found => found.MisconceptionId != pair.claim.Id))
        .Select(pair => $"{pair.one.Slug}: {pair.claim.Claim}")
        .ShouldBeEmpty();

    [Fact]
    public void A_must_point_that_is_denied_is_not_covered() => Bank
        .SelectMany(one => one.Question.KeyPoints.Where(point => point.Must), (one, point) => (one, point))
        .Take(2 * Cases)
        .SelectMany(pair => Denials(pair.point.Statement), (pair, text) => (pair.one, pair.point, text))
        .Where(pair => Samples.Examine(pair.one.Question, pair.text).VerdictOf(pair.point.Id) == PointVerdict.Covered)
        .Select(pair => pair.text)
        .ShouldBeEmpty();

    private static IEnumerable<string> Reshaped(string answer, int at)
    {
        var sentences = Sentences.Split(answer).Select(sentence => sentence.Text).ToList();
        var prose = sentences.FindAll(sentence => !sentence.StartsWith("```", StringComparison.Ordinal));
        var neutral = string.Join(' ', Enumerable.Range(at, 2 * sentences.Count).Select(next => Texts.Neutral[next % Texts.Neutral.Count]));

        return
        [
            answer,
            string.Join('\n', prose.Select(sentence => "- " + sentence)),
            string.Join(' ', Enumerable.Reverse(prose)),
            $"{neutral}\n\n{answer}\n\n{neutral}",
        ];
    }

    private static string Half(string answer)
    {
        var sentences = Sentences.Split(answer);

        return string.Join(' ', sentences.Take((sentences.Count + 1) / 2).Select(sentence => sentence.Text));
    }

    private static IEnumerable<string> Denials(string statement)
    {
        var lower = char.ToLowerInvariant(statement[0]) + statement[1..];
        yield return $"It is not true that {lower}";
        yield return $"It is wrong that {lower}";
    }

    private static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Data, file)), JsonSerializerOptions.Web)!;

    private sealed record Probes(
        List<string> Nonsense,
        List<string> OneWord,
        List<string> DontKnow,
        List<string> OtherLanguage,
        List<string> OffTopic,
        List<string> Instructions,
        List<string> Neutral);
}
