namespace Uplift.Examiner;

/// <summary>A content word with all that comparing it needs.</summary>
/// <param name="Surprise">From 0.15 for a common word to 1.5 for a rare one: how much its presence says.</param>
/// <param name="Senses">Its sets of synonyms, ascending.</param>
/// <param name="Broader">The sets directly above those, ascending.</param>
internal sealed record Term(
    string Word, string Stem, double Surprise, int[] Senses, int[] Broader);
