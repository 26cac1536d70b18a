namespace Uplift.Coaching.Fsrs;

/// <summary>
/// The formulas of FSRS-6, in double precision and without rounding. Source of each: the published definition of
/// FSRS-6 and its reference implementations ts-fsrs 5.4.2 and fsrs-rs 6.6.1 (open-spaced-repetition); wN is the parameter with number N.
/// </summary>
/// <param name="w">The parameters.</param>
/// <param name="shortTerm">Whether reviews of one day are modelled apart from those of different days.</param>
public sealed class MemoryModel(FsrsParameters w, bool shortTerm = true)
{
    // ts-fsrs keeps the first stability above this; the others above the least there is.
    private const double LeastFirstStability = 0.1;

    private readonly double decay = -w[20];
    private readonly double factor = Math.Pow(0.9, 1 / -w[20]) - 1;

    /// <summary>The chance to recall, R(t, S) = (1 + factor·t/S)^decay, where factor makes R(S, S) = 0.9.</summary>
    /// <param name="days">t: whole days since the last review.</param>
    /// <param name="stability">S, in days.</param>
    public double Retrievability(double days, double stability) => Math.Pow(1 + (factor * days / stability), decay);

    /// <summary>Days until the chance to recall has fallen to what is wanted: S/factor · (r^(1/decay) − 1), to whole days, half up.</summary>
    /// <param name="stability">S, in days.</param>
    /// <param name="retention">r: the wanted chance, between 0 and 1.</param>
    /// <param name="maximum">The longest interval, in days.</param>
    /// <returns>1 to <paramref name="maximum"/>.</returns>
    public int Interval(double stability, double retention, int maximum) =>
        (int)Math.Clamp(Math.Floor((stability / factor * (Math.Pow(retention, 1 / decay) - 1)) + 0.5), 1, maximum);

    /// <summary>After the first review: S = w(G−1), D = D0(G).</summary>
    public Memory First(Rating rating) =>
        new(Math.Max(LeastFirstStability, w[(int)rating - 1]), Math.Clamp(FirstDifficulty(rating), 1, 10));

    /// <summary>After a further review.</summary>
    /// <param name="before">What was believed before it.</param>
    /// <param name="days">Whole days since the last one; 0 on the same day.</param>
    /// <param name="rating">What came of it.</param>
    public Memory After(Memory before, int days, Rating rating)
    {
        var stability = days == 0 && shortTerm
            ? SameDay(before.Stability, rating)
            : rating == Rating.Again
                ? Forgotten(before, Retrievability(days, before.Stability))
                : Recalled(before, Retrievability(days, before.Stability), rating);
        return new(stability, NextDifficulty(before.Difficulty, rating));
    }

    /// <summary>D0(G) = w4 − e^(w5·(G−1)) + 1, before it is brought into 1 to 10.</summary>
    internal double FirstDifficulty(Rating rating) => w[4] - Math.Exp(w[5] * ((int)rating - 1)) + 1;

    /// <summary>
    /// D′ = D − w6·(G−3)·(10−D)/9, so that steps grow smaller towards 10; then a little of D0(Easy) is mixed in by w7, which draws D back
    /// from its ends.
    /// </summary>
    internal double NextDifficulty(double difficulty, Rating rating)
    {
        var moved = difficulty - (w[6] * ((int)rating - 3) * (10 - difficulty) / 9);
        return Math.Clamp((w[7] * FirstDifficulty(Rating.Easy)) + ((1 - w[7]) * moved), 1, 10);
    }

    /// <summary>S′ = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R))−1)·h·b), where h = w15 for Hard and b = w16 for Easy.</summary>
    internal double Recalled(Memory before, double retrievability, Rating rating)
    {
        var hard = rating == Rating.Hard ? w[15] : 1;
        var easy = rating == Rating.Easy ? w[16] : 1;
        var growth = Math.Exp(w[8]) * (11 - before.Difficulty) * Math.Pow(before.Stability, -w[9])
            * (Math.Exp(w[10] * (1 - retrievability)) - 1) * hard * easy;
        return Clamp(before.Stability * (1 + growth));
    }

    /// <summary>
    /// S′ = w11·D^(−w12)·((S+1)^w13−1)·e^(w14·(1−R)), and no more than S/e^(w17·w18), or than S without the short-term model.
    /// </summary>
    internal double Forgotten(Memory before, double retrievability)
    {
        var left = w[11] * Math.Pow(before.Difficulty, -w[12]) * (Math.Pow(before.Stability + 1, w[13]) - 1)
            * Math.Exp(w[14] * (1 - retrievability));
        var most = shortTerm ? before.Stability / Math.Exp(w[17] * w[18]) : before.Stability;
        return Clamp(Math.Min(left, most));
    }

    /// <summary>S′ = S·e^(w17·(G−3+w18))·S^(−w19), which for Hard and better never lowers S.</summary>
    internal double SameDay(double stability, Rating rating)
    {
        var change = Math.Exp(w[17] * ((int)rating - 3 + w[18])) * Math.Pow(stability, -w[19]);
        return Clamp(stability * (rating == Rating.Again ? change : Math.Max(change, 1)));
    }

    private static double Clamp(double stability) => Math.Clamp(stability, Memory.LeastStability, Memory.MostStability);
}
