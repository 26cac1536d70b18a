using System.Globalization;
using Uplift.Interviews.Answers;

namespace Uplift.Interviews.Ui;

/// <summary>A score as people read it: "6.5 of 9 points".</summary>
internal static class ScoreWords
{
    public static string Of(Score score) => score.Of == 0
        ? "not assessed"
        : string.Create(CultureInfo.InvariantCulture, $"{score.Earned:0.#} of {score.Of} points");
}
