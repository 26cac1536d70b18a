using Uplift.Library.Contracts;

namespace Uplift.Coaching.Cards;

/// <summary>What a card asks, taken from its question.</summary>
internal static class CardTexts
{
    /// <summary>Begins the point id of a misconception's card.</summary>
    public const string NotSo = "not-so:";

    /// <summary>Begins the point id of a card with a text of its owner's.</summary>
    public const string Own = "own:";

    /// <summary>The question that leads to the point: the author's own where there is one, else the whole question.</summary>
    public static string PromptOf(QuestionContent question, string pointId)
    {
        var point = question.Record.KeyPoints.FirstOrDefault(one => one.Id == pointId);
        return point?.FollowUp
            ?? question.Record.FollowUps.FirstOrDefault(one => one.OwnPoints.Any(own => own.Id == pointId))?.Prompt
            ?? question.Prompt;
    }

    public static string PromptOfClaim(string claim) => $"Somebody says: “{claim.TrimEnd('.')}.” What is wrong with that?";
}
