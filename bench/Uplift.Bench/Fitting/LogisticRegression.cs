namespace Uplift.Bench;

/// <summary>Log-odds as a weighted sum, by gradient descent; both classes weigh the same however many there are.</summary>
internal static class LogisticRegression
{
    private const int Steps = 600;
    private const double Pace = 2;
    private const double Penalty = 1e-3;

    /// <returns>A weight for each column, and the constant as the last.</returns>
    public static double[] Solve(IReadOnlyList<(double[] Row, bool Label)> samples)
    {
        var width = samples[0].Row.Length;
        var positive = samples.Count(sample => sample.Label);
        var weights = new double[width + 1];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[width + 1];
            foreach (var (row, label) in samples)
            {
                var share = label ? 1.0 / positive : 1.0 / (samples.Count - positive);
                var error = share * (Probability(Score(weights, row)) - (label ? 1 : 0));
                for (var at = 0; at < width; at++)
                {
                    gradient[at] += error * row[at];
                }

                gradient[width] += error;
            }

            for (var at = 0; at <= width; at++)
            {
                weights[at] -= Pace * (gradient[at] + (at < width ? Penalty * weights[at] : 0));
            }
        }

        return weights;
    }

    public static double Score(double[] weights, double[] row) =>
        row.Select((value, at) => value * weights[at]).Sum() + weights[^1];

    private static double Probability(double score) => 1 / (1 + Math.Exp(-score));
}
