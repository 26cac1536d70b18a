namespace Uplift.Bench;

/// <summary>How near predictions come to marks.</summary>
internal static class Agreement
{
    public static double Correlation(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var (a, b) = (left.Average(), right.Average());
        var both = left.Zip(right, (x, y) => (x - a) * (y - b)).Sum();
        var spread = left.Sum(x => (x - a) * (x - a)) * right.Sum(y => (y - b) * (y - b));
        return spread <= 0 ? 0 : both / Math.Sqrt(spread);
    }

    public static double RootMeanSquare(IReadOnlyList<double> left, IReadOnlyList<double> right) =>
        Math.Sqrt(left.Zip(right, (x, y) => (x - y) * (x - y)).Average());
}
