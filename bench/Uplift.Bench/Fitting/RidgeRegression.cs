namespace Uplift.Bench;

/// <summary>Least squares with a penalty on the weights, by Cholesky's decomposition; the constant goes free.</summary>
internal static class RidgeRegression
{
    public static (double[] Weights, double Bias) Solve(double[][] rows, double[] target, double[] weight, double penalty)
    {
        var width = rows[0].Length;
        var total = weight.Sum();
        var mean = rows.Index().Aggregate(new double[width], (sum, row) =>
        {
            for (var at = 0; at < width; at++)
            {
                sum[at] += weight[row.Index] * row.Item[at] / total;
            }

            return sum;
        });
        var centre = target.Zip(weight, (value, w) => value * w).Sum() / total;
        var matrix = new double[width, width];
        var right = new double[width];
        foreach (var (at, row) in rows.Index())
        {
            for (var i = 0; i < width; i++)
            {
                var left = weight[at] * (row[i] - mean[i]);
                right[i] += left * (target[at] - centre);
                for (var j = 0; j <= i; j++)
                {
                    matrix[i, j] += left * (row[j] - mean[j]);
                }
            }
        }

        for (var i = 0; i < width; i++)
        {
            matrix[i, i] += penalty;
        }

        var weights = SolvePositive(matrix, right);
        return (weights, centre - weights.Zip(mean, (w, m) => w * m).Sum());
    }

    private static double[] SolvePositive(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solution[i] -= matrix[i, k] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                solution[i] -= matrix[k, i] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        return solution;
    }
}
