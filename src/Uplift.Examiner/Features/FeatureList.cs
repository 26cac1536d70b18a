namespace Uplift.Examiner;

/// <summary>Named numbers in a fixed order.</summary>
internal sealed class FeatureList
{
    private readonly List<string> names = [];
    private readonly List<double> values = [];

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<double> Values => values;

    public double this[string name] => values[names.IndexOf(name)];

    public void Add(string name, double value)
    {
        names.Add(name);
        values.Add(double.IsFinite(value) ? value : 0);
    }
}
