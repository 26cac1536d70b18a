using Uplift.Examiner;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Stories;

/// <summary>A story by the words that are its own.</summary>
internal sealed record TellableStory(Story Story, IReadOnlyDictionary<string, (double Weight, string Word)> Words)
{
    public static TellableStory Of(Story story) => new(story, DistinctiveWords.Of(story.Whole));
}

/// <param name="Share">How much of what the answer could tell of the story it tells, 0 to 1.</param>
/// <param name="Words">The story's words by which it was found, the most telling first.</param>
internal sealed record Told(Story Story, double Share, IReadOnlyList<string> Words);

/// <summary>
/// Whether an answer tells a story: by the overlap of their distinctive words. Words that the question or its answer key has
/// say nothing, since every answer to it has them; a word that several of the person's stories have says less. Pure.
/// </summary>
internal static class Telling
{
    // Told again a story keeps a third or more of its own words, and another story about the like a tenth (TellingTests).
    private const double LeastShare = 0.25;
    private const double LeastWeight = 3;
    private const int FewestWords = 6;
    private const double Lead = 1.25;
    private const int MostWordsShown = 8;

    /// <returns>Null where no story is told, or it cannot be said which of two.</returns>
    public static Told? Find(IReadOnlyList<TellableStory> stories, string answer, QuestionContent question)
    {
        var asked = DistinctiveWords.Of(TextOf(question));
        var said = DistinctiveWords.Of(answer).Where(word => !asked.ContainsKey(word.Key)).ToDictionary();
        if (said.Count < FewestWords)
        {
            return null;
        }

        var stems = stories.SelectMany(story => story.Words.Keys).GroupBy(stem => stem).ToDictionary(group => group.Key, group => group.Count());
        double WeightOf(string stem, double weight) => weight / stems.GetValueOrDefault(stem, 1);
        var answerWeight = said.Sum(word => WeightOf(word.Key, word.Value.Weight));
        var matches = stories
            .Select(story =>
            {
                var own = story.Words.Where(word => !asked.ContainsKey(word.Key)).ToList();
                var shared = own.Where(word => said.ContainsKey(word.Key))
                    .Select(word => (word.Value.Word, Weight: WeightOf(word.Key, word.Value.Weight))).OrderByDescending(word => word.Weight).ToList();
                var whole = Math.Min(answerWeight, own.Sum(word => WeightOf(word.Key, word.Value.Weight)));
                var weight = shared.Sum(word => word.Weight);
                var isTold = shared.Count >= FewestWords && weight >= LeastWeight && weight >= LeastShare * whole;
                return (Told: new Told(story.Story, weight / Math.Max(whole, 1), [.. shared.Take(MostWordsShown).Select(word => word.Word)]), IsTold: isTold);
            })
            .OrderByDescending(match => match.Told.Share)
            .Take(2)
            .ToList();
        return matches is [{ IsTold: true } best, ..] && (matches.Count == 1 || best.Told.Share >= Lead * matches[1].Told.Share) ? best.Told : null;
    }

    private static string TextOf(QuestionContent question) => string.Join('\n', new[] { question.Prompt, question.AnswerText }
        .Concat(question.Record.KeyPoints.SelectMany(point => point.Phrasings.Prepend(point.Statement)))
        .Concat(question.Record.FollowUps.Select(followUp => followUp.Prompt)));
}
