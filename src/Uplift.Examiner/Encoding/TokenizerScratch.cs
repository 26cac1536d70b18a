namespace Uplift.Examiner;

/// <summary>What one tokenisation writes to: a place for each character, the mark before and one behind.</summary>
internal sealed class TokenizerScratch
{
    public char[] Raw { get; } = new char[TokenizerInput.Longest];

    public char[] Text { get; } = new char[TokenizerInput.Longest + 1];

    public double[] Scores { get; } = new double[TokenizerInput.Longest + 2];

    public int[] Pieces { get; } = new int[TokenizerInput.Longest + 2];
}
