using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// The operations of one pass: two for every weight and token, and two for every pair of tokens and column in both of
/// attention's products. Norms, soft-max and the like are not counted, so the floor is one that nobody reaches.
/// </summary>
internal static class ArithmeticCost
{
    private const long Embedding = EncoderModel.EmbeddingWidth;
    private const long Width = EncoderModel.Width;
    private const long Hidden = EncoderModel.HiddenWidth;

    public static double Operations(int tokens)
    {
        const long dense = 2 * Width * Hidden;
        var perToken = (Embedding * Width) + Layer(Embedding) + Layer(Width);
        const long perPair = 2 * (Embedding + Width);
        return 2.0 * ((tokens * perToken) + (tokens * tokens * perPair) + (Width * Width));

        static long Layer(long input) => (3 * input * input) + (input * Width) + dense;
    }
}
