namespace Uplift.Coaching.Skills;

/// <summary>
/// Elo's form of the logistic model (Pelánek 2016): P = 1/(1 + e^−(θ−b)) is the expected share of points, and an answer moves θ
/// by K·(s − P) with K = k0/(1 + k1·n), so that the estimate settles. θ and b are in logits; 0 is somebody who earns half the
/// points of an intermediate question.
/// </summary>
internal static class Ability
{
    private const double FirstStep = 1;
    private const double Settling = 0.1;

    /// <summary>Of θ before any answer: a standard deviation of one logit.</summary>
    private const double PriorInformation = 1;

    public static double Expected(double theta, double difficulty) => 1 / (1 + Math.Exp(difficulty - theta));

    /// <param name="answers">n: how many came before.</param>
    public static double Step(int answers) => FirstStep / (1 + (Settling * answers));

    /// <summary>What one answer tells about θ: P·(1−P), largest where the outcome is least certain.</summary>
    public static double Information(double theta, double difficulty) =>
        Expected(theta, difficulty) * (1 - Expected(theta, difficulty));

    /// <summary>The standard error of θ, in logits.</summary>
    public static double Error(double information) => 1 / Math.Sqrt(PriorInformation + information);
}
