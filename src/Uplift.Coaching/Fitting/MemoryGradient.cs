using Uplift.Coaching.Fsrs;

namespace Uplift.Coaching.Fitting;

/// <summary>
/// One memory played forward through its reviews together with the derivatives of its stability and difficulty by each of the
/// 21 parameters. The formulas are those of <see cref="MemoryModel"/>, with the short-term model; a test holds both together
/// and the derivatives against differences.
/// </summary>
internal sealed class MemoryGradient
{
    private const double LeastFirstStability = 0.1;

    private readonly double[] stabilityBy = new double[FsrsParameters.Count];
    private readonly double[] difficultyBy = new double[FsrsParameters.Count];
    private readonly double[] direct = new double[FsrsParameters.Count];
    private double[] w = [];
    private double decay;
    private double factor;
    private double factorByDecay;

    public double Stability { get; private set; }

    public double Difficulty { get; private set; }

    /// <summary>The chance to recall that <see cref="Predict"/> found.</summary>
    public double Recall { get; private set; }

    /// <summary>Its derivative by the stability, and by w20 besides.</summary>
    private double RecallByStability { get; set; }

    private double RecallByLast { get; set; }

    public void Use(double[] parameters)
    {
        w = parameters;
        decay = -w[20];
        var power = Math.Exp(Math.Log(0.9) / decay);
        factor = power - 1;
        factorByDecay = power * -Math.Log(0.9) / (decay * decay);
    }

    public void First(Rating rating)
    {
        Array.Clear(stabilityBy);
        Array.Clear(difficultyBy);
        var at = (int)rating - 1;
        Stability = Math.Max(LeastFirstStability, w[at]);
        stabilityBy[at] = w[at] >= LeastFirstStability ? 1 : 0;
        var grown = Math.Exp(w[5] * at);
        var difficulty = w[4] - grown + 1;
        Difficulty = Math.Clamp(difficulty, 1, 10);
        if (difficulty is >= 1 and <= 10)
        {
            difficultyBy[4] = 1;
            difficultyBy[5] = -at * grown;
        }
    }

    /// <summary>R(t, S) and its derivatives.</summary>
    public void Predict(int days)
    {
        var ratio = days / Stability;
        var inner = 1 + (factor * ratio);
        Recall = Math.Exp(decay * Math.Log(inner));
        RecallByStability = Recall * decay / inner * (-factor * ratio / Stability);
        RecallByLast = -Recall * (Math.Log(inner) + (decay / inner * ratio * factorByDecay));
    }

    /// <summary>Adds the derivatives of the chance that was predicted, times a factor.</summary>
    public void AddRecall(double times, double[] gradient)
    {
        for (var k = 0; k < gradient.Length; k++)
        {
            gradient[k] += times * RecallByStability * stabilityBy[k];
        }

        gradient[20] += times * RecallByLast;
    }

    public void After(int days, Rating rating)
    {
        Array.Clear(direct);
        Predict(days);
        var (next, byStability, byDifficulty) = days == 0 ? SameDay(rating) : rating == Rating.Again ? Forgotten() : Recalled(rating);
        var held = Math.Clamp(next, Memory.LeastStability, Memory.MostStability);
        var isHeld = held != next;
        for (var k = 0; k < direct.Length; k++)
        {
            stabilityBy[k] = isHeld ? 0 : (byStability * stabilityBy[k]) + (byDifficulty * difficultyBy[k]) + direct[k];
        }

        MoveDifficulty(rating);
        Stability = held;
    }

    private (double Next, double ByStability, double ByDifficulty) SameDay(Rating rating)
    {
        var lift = (int)rating - 3 + w[18];
        var change = Math.Exp(w[17] * lift) * Math.Pow(Stability, -w[19]);
        if (rating != Rating.Again && change < 1)
        {
            return (Stability, 1, 0);
        }

        var next = Stability * change;
        direct[17] = next * lift;
        direct[18] = next * w[17];
        direct[19] = -next * Math.Log(Stability);
        return (next, change * (1 - w[19]), 0);
    }

    private (double Next, double ByStability, double ByDifficulty) Recalled(Rating rating)
    {
        var bonus = rating switch { Rating.Hard => w[15], Rating.Easy => w[16], _ => 1 };
        var scale = Math.Exp(w[8]) * (11 - Difficulty) * Math.Pow(Stability, -w[9]) * bonus;
        var surprise = Math.Exp(w[10] * (1 - Recall));
        var growth = scale * (surprise - 1);
        var gain = Stability * growth;
        var byRecall = -Stability * scale * w[10] * surprise;
        direct[8] = gain;
        direct[9] = -gain * Math.Log(Stability);
        direct[10] = Stability * scale * (1 - Recall) * surprise;
        direct[20] = byRecall * RecallByLast;
        if (rating is Rating.Hard or Rating.Easy && bonus > 0)
        {
            direct[rating == Rating.Hard ? 15 : 16] = gain / bonus;
        }

        return (Stability + gain, 1 + (growth * (1 - w[9])) + (byRecall * RecallByStability), -gain / (11 - Difficulty));
    }

    private (double Next, double ByStability, double ByDifficulty) Forgotten()
    {
        var ceiling = Math.Exp(-w[17] * w[18]);
        var scale = Math.Pow(Difficulty, -w[12]) * Math.Exp(w[14] * (1 - Recall));
        var grown = Math.Pow(Stability + 1, w[13]);
        var left = w[11] * scale * (grown - 1);
        if (Stability * ceiling < left)
        {
            direct[17] = -w[18] * Stability * ceiling;
            direct[18] = -w[17] * Stability * ceiling;
            return (Stability * ceiling, ceiling, 0);
        }

        direct[11] = left / w[11];
        direct[12] = -left * Math.Log(Difficulty);
        direct[13] = w[11] * scale * grown * Math.Log(Stability + 1);
        direct[14] = left * (1 - Recall);
        direct[20] = -w[14] * left * RecallByLast;
        var byStability = (w[11] * scale * w[13] * grown / (Stability + 1)) - (w[14] * left * RecallByStability);
        return (left, byStability, -w[12] * left / Difficulty);
    }

    private void MoveDifficulty(Rating rating)
    {
        var step = (int)rating - 3;
        var easiest = Math.Exp(3 * w[5]);
        var target = w[4] - easiest + 1;
        var moved = Difficulty - (w[6] * step * (10 - Difficulty) / 9);
        var next = (w[7] * target) + ((1 - w[7]) * moved);
        var held = Math.Clamp(next, 1, 10);
        var byDifficulty = held != next ? 0 : (1 - w[7]) * (1 + (w[6] * step / 9));
        for (var k = 0; k < difficultyBy.Length; k++)
        {
            difficultyBy[k] *= byDifficulty;
        }

        if (held == next)
        {
            difficultyBy[4] += w[7];
            difficultyBy[5] -= 3 * w[7] * easiest;
            difficultyBy[6] -= (1 - w[7]) * step * (10 - Difficulty) / 9;
            difficultyBy[7] += target - moved;
        }

        Difficulty = held;
    }
}
