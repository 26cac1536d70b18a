namespace Uplift.Bench;

/// <param name="Row">What was measured.</param>
/// <param name="Target">1 for yes, 0 for no, between for partly.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record LogisticSample(double[] Row, double Target, double Weight);

/// <summary>
/// Log-odds as a weighted sum, by Newton's method on standardised columns with a ridge. No weight is negative: a measure never
/// counts against what it measures.
/// </summary>
internal static class LogisticRegression
{
    private const int Steps = 25;
    private const double Ridge = 3;

    /// <returns>A weight for each column as it was given, and the constant as the last.</returns>
    public static double[] Solve(IReadOnlyList<LogisticSample> samples)
    {
        var width = samples[0].Row.Length;
        var total = samples.Sum(sample => sample.Weight);
        var means = Columns(at => samples.Sum(sample => sample.Weight * sample.Row[at]) / total);
        var deviations = Columns(at => Math.Sqrt(samples.Sum(sample => sample.Weight * Math.Pow(sample.Row[at] - means[at], 2)) / total));
        var rows = samples.Select(sample => (double[])[
            .. sample.Row.Select((value, at) => deviations[at] > 0 ? (value - means[at]) / deviations[at] : 0), 1]).ToList();
        var weights = new double[width + 1];
        for (var step = 0; step < Steps; step++)
        {
            Improve(weights, rows, samples);
        }

        for (var at = 0; at < width; at++)
        {
            weights[at] = deviations[at] > 0 ? weights[at] / deviations[at] : 0;
            weights[width] -= weights[at] * means[at];
        }

        return weights;

        double[] Columns(Func<int, double> value) => [.. Enumerable.Range(0, width).Select(value)];
    }

    private static void Improve(double[] weights, List<double[]> rows, IReadOnlyList<LogisticSample> samples)
    {
        var width = weights.Length;
        var (gradient, curvature) = (new double[width], new double[width, width]);
        for (var row = 0; row < rows.Count; row++)
        {
            var x = rows[row];
            var probability = 1 / (1 + Math.Exp(-x.Zip(weights, (value, weight) => value * weight).Sum()));
            var (error, spread) = (samples[row].Target - probability, probability * (1 - probability));
            for (var at = 0; at < width; at++)
            {
                gradient[at] += samples[row].Weight * error * x[at];
                for (var other = 0; other < width; other++)
                {
                    curvature[at, other] += samples[row].Weight * spread * x[at] * x[other];
                }
            }
        }

        for (var at = 0; at < width; at++)
        {
            gradient[at] -= at < width - 1 ? Ridge * weights[at] : 0;
            curvature[at, at] += at < width - 1 ? Ridge : 1e-6;
        }

        var step = LinearEquations.Solve(curvature, gradient);
        for (var at = 0; at < width; at++)
        {
            weights[at] += step[at];
            weights[at] = at < width - 1 ? Math.Max(0, weights[at]) : weights[at];
        }
    }
}

/// <summary>Gauss's elimination; the matrices here are small and positive definite.</summary>
internal static class LinearEquations
{
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }

                right[row] -= factor * right[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++)
            {
                right[row] -= matrix[row, column] * right[column];
            }

            right[row] /= matrix[row, row];
        }

        return right;
    }
}
