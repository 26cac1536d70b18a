namespace Uplift.Examiner;

/// <summary>A content word with all that comparing it needs.</summary>
/// <param name="stem">What is compared first.</param>
/// <param name="surprise">From 0.15 for a common word to 1.5 for a rare one: how much its presence says.</param>
/// <param name="senses">Its sets of synonyms, ascending.</param>
/// <param name="broader">The sets directly above those, ascending.</param>
internal sealed class Term(string stem, double surprise, int[] senses, int[] broader)
{
    public string Stem => stem;

    public double Surprise => surprise;

    public int[] Senses => senses;

    public int[] Broader => broader;
}
