using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>
/// What an examiner must not fall for, and what must not move it: thirty cases of each kind, over questions of the library
/// (texts in tests/data/examiner).
/// </summary>
public sealed partial class ProbeTests
{
    private const int Cases = 30;

    private const int ParaphrasesRecognised = 25;

    // Of 30; asked were all. The others sound like something true, or like nothing that is on file.
    private const int PlantedNamed = 15;

    private static readonly string Data = Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "examiner");
    private static readonly Probes Texts = Read<Probes>("probes.json");
    private static readonly List<Paraphrase> Paraphrases = Read<List<Paraphrase>>("paraphrases.json");
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
    public void The_question_said_back_gets_no_level_above_one() => Chosen
        .Where(one => Samples.Examine(one.Question, one.Question.Prompt).Grade > 1)
        .Select(one => one.Slug)
        .ShouldBeEmpty();

    [Theory]
    [InlineData(40)]
    [InlineData(13)]
    public void The_answer_to_another_question_gets_no_level_above_one(int away) => Chosen
        .Select((one, at) => (one, other: Bank[(at + away) % Bank.Count]))
        .Where(pair => Samples.Examine(pair.one.Question, pair.other.FullAnswer).Grade > 1)
        .Select(pair => $"{pair.one.Slug} answered with {pair.other.Slug}")
        .ShouldBeEmpty();

    [Fact]
    public void No_paraphrase_holds_an_accepted_phrasing() => Paraphrases
        .SelectMany(one => QuestionOf(one.Question).KeyPoints.SelectMany(point => point.Phrasings), (one, phrasing) => (one, phrasing))
        .Where(pair => Holds(pair.one.Text, pair.phrasing))
        .Select(pair => $"{pair.one.Question}: {pair.phrasing}")
        .ShouldBeEmpty();

    [Fact]
    public void A_full_answer_in_other_words_is_mostly_recognised() => Paraphrases
        .Count(one => Samples.Examine(QuestionOf(one.Question), one.Text).Grade >= 3)
        .ShouldBeGreaterThanOrEqualTo(ParaphrasesRecognised);

    [Fact]
    public void A_misconception_in_other_words_planted_into_a_model_answer_is_often_named_and_then_caps_the_level()
    {
        var results = Texts.MisconceptionsPlanted.ConvertAll(one => (one, Result: Samples.Examine(
            QuestionOf(one.Question), $"{QuestionOf(one.Question).Reference}\n\n{one.Sentence}")));
        var named = results.FindAll(pair => pair.Result.Misconceptions.Any(found => found.MisconceptionId == pair.one.Misconception));

        named.Count.ShouldBeGreaterThanOrEqualTo(PlantedNamed);
        named.ShouldAllBe(pair => pair.Result.Grade <= 2);
    }

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
        if (DoesNot(statement) is { } denied)
        {
            yield return denied;
        }
    }

    /// <summary>"X keeps Y" as "X does not keep Y", where the main clause comes first and its verb is plain to see.</summary>
    private static string? DoesNot(string statement)
    {
        var end = Subordinate().Match(statement) is { Success: true } found ? found.Index : statement.Length;
        var main = statement[..end];
        if (Denied().IsMatch(main))
        {
            return null;
        }

        if (Auxiliary().Match(main) is { Success: true } auxiliary)
        {
            return statement.Insert(auxiliary.Index + auxiliary.Length, " not");
        }

        return PlainVerb().Match(main) is { Success: true } verb
            ? statement[..verb.Index] + "does not " + verb.Value[..^1] + statement[(verb.Index + verb.Length)..]
            : null;
    }

    [GeneratedRegex(
        @"[,;:]|\b(that|which|who|when|where|if|because|so|and|while|whether|how|what|than|after|before)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subordinate();

    [GeneratedRegex(
        @"\b(not|no|never|nothing|nobody|without|instead|only|neither)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(is|are|was|were|must|can|may|will|should|has|have)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(
        @"\b(keeps|goes|gets|makes|stays|holds|needs|gives|takes|means|belongs|costs|turns|runs|reads|writes|stores|sends|returns|ends|asks|lets|carries|decides|serves|waits|sees)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainVerb();

    private static ExamQuestion QuestionOf(string slug) => Bank.Single(one => one.Slug == slug).Question;

    private static bool Holds(string text, string phrasing)
    {
        var needle = Needle.OfPhrasing(phrasing);

        // No word in between: the same words in the same order.
        return PhrasingMatch.All(needle, new TextIndex(text), detour: 0).Any(match => match.Stance == Stance.Asserted);
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
        List<string> Neutral,
        List<Planted> MisconceptionsPlanted);

    private sealed record Planted(string Question, string Misconception, string Sentence);

    private sealed record Paraphrase(string Question, string Text);
}
