namespace Uplift.Bench;

/// <summary>
/// Support-vector regression with a radial kernel, solved two multipliers at a time with the working set of second order
/// (Platt 1998; Fan, Chen and Lin 2005). The 2n multipliers of the dual: the first n push up, the others down.
/// </summary>
internal static class SupportVectorRegression
{
    private const double Tolerance = 1e-3;
    private const int MostSteps = 200_000;

    /// <returns>A coefficient for each row, and the constant.</returns>
    public static (double[] Coefficients, double Bias) Solve(
        float[][] kernel, double[] target, double[] cost, double epsilon)
    {
        var n = target.Length;
        var alpha = new double[2 * n];
        var gradient = new double[2 * n];
        for (var at = 0; at < n; at++)
        {
            gradient[at] = epsilon - target[at];
            gradient[at + n] = epsilon + target[at];
        }

        for (var step = 0; step < MostSteps; step++)
        {
            var (i, j) = Select(kernel, alpha, gradient, cost);
            if (i < 0)
            {
                break;
            }

            Update(kernel, alpha, gradient, cost, i, j);
        }

        var coefficients = Enumerable.Range(0, n).Select(at => alpha[at] - alpha[at + n]).ToArray();
        return (coefficients, BiasOf(alpha, gradient, cost));
    }

    private static double Sign(int at, int n) => at < n ? 1 : -1;

    private static (int I, int J) Select(float[][] kernel, double[] alpha, double[] gradient, double[] cost)
    {
        var n = cost.Length;
        var (i, most) = (-1, double.NegativeInfinity);
        for (var at = 0; at < 2 * n; at++)
        {
            var up = at < n ? alpha[at] < cost[at] : alpha[at] > 0;
            var value = at < n ? -gradient[at] : gradient[at];
            if (up && value > most)
            {
                (i, most) = (at, value);
            }
        }

        if (i < 0)
        {
            return (-1, -1);
        }

        var row = kernel[i % n];
        var (j, least, best) = (-1, double.PositiveInfinity, double.PositiveInfinity);
        for (var at = 0; at < 2 * n; at++)
        {
            var low = at < n ? alpha[at] > 0 : alpha[at] < cost[at - n];
            if (!low)
            {
                continue;
            }

            var value = at < n ? -gradient[at] : gradient[at];
            least = Math.Min(least, value);
            var difference = most - value;
            if (difference > 0)
            {
                var curve = Math.Max(2 - (2 * row[at % n]), 1e-12);
                var gain = -difference * difference / curve;
                if (gain < best)
                {
                    (j, best) = (at, gain);
                }
            }
        }

        return most - least < Tolerance ? (-1, -1) : (i, j);
    }

    private static void Update(float[][] kernel, double[] alpha, double[] gradient, double[] cost, int i, int j)
    {
        var n = cost.Length;
        var (si, sj) = (Sign(i, n), Sign(j, n));
        var (rowI, rowJ) = (kernel[i % n], kernel[j % n]);
        var curve = Math.Max(2 - (2 * rowI[j % n]), 1e-12);
        // In the direction that keeps the sum of sign times multiplier: si * t and -sj * t.
        var t = ((-si * gradient[i]) + (sj * gradient[j])) / curve;
        t = Math.Min(t, si > 0 ? cost[i % n] - alpha[i] : alpha[i]);
        t = Math.Min(t, sj > 0 ? alpha[j] : cost[j % n] - alpha[j]);
        alpha[i] += si * t;
        alpha[j] -= sj * t;
        for (var at = 0; at < n; at++)
        {
            var change = t * (rowI[at] - rowJ[at]);
            gradient[at] += change;
            gradient[at + n] -= change;
        }
    }

    private static double BiasOf(double[] alpha, double[] gradient, double[] cost)
    {
        var n = cost.Length;
        var (upper, lower, sum, free) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0);
        for (var at = 0; at < 2 * n; at++)
        {
            var value = Sign(at, n) * gradient[at];
            var (atZero, atCost) = (alpha[at] <= 0, alpha[at] >= cost[at % n]);
            if (!atZero && !atCost)
            {
                sum += value;
                free++;
            }
            else if (atZero == (at < n))
            {
                upper = Math.Min(upper, value);
            }
            else
            {
                lower = Math.Max(lower, value);
            }
        }

        return -(free > 0 ? sum / free : (upper + lower) / 2);
    }
}
