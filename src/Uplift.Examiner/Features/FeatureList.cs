namespace Uplift.Examiner;

/// <summary>Named numbers in a fixed order.</summary>
internal sealed class FeatureList
{
    private readonly List<string> names = [];
    private readonly List<double> values = [];

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<double> Values => values;

    public void Add(string name, double value)
    {
        names.Add(name);
        values.Add(double.IsFinite(value) ? value : 0);
    }

    /// <summary>A share and its square root: the first half of an answer earns more of the mark than the second.</summary>
    public void AddShare(string name, double value)
    {
        Add(name, value);
        Add("root-" + name, Math.Sqrt(Math.Clamp(value, 0, 1)));
    }
}
