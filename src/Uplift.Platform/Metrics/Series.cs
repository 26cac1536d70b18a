namespace Uplift.Platform.Metrics;

/// <summary>The numbers of one instrument under one set of labels, as a monitoring system is told them.</summary>
/// <param name="labels">As they stand between the braces; empty without any.</param>
internal sealed class Series(string labels)
{
    /// <summary>In seconds: the boundaries that OpenTelemetry's conventions advise for the length of requests.</summary>
    public static readonly IReadOnlyList<double> Bounds =
        [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Lock gate = new();
    private readonly long[] buckets = new long[Bounds.Count + 1];
    private double value;

    public string Labels { get; } = labels;

    public void Set(double measured)
    {
        lock (gate)
        {
            value = measured;
        }
    }

    public void Add(double measured)
    {
        lock (gate)
        {
            value += measured;
        }
    }

    public void Observe(double measured)
    {
        var bucket = 0;
        while (bucket < Bounds.Count && measured > Bounds[bucket])
        {
            bucket++;
        }

        lock (gate)
        {
            buckets[bucket]++;
            value += measured;
        }
    }

    /// <summary>The value, or the sum of what was observed, with how many observations each bucket holds alone.</summary>
    public (double Value, long[] Buckets) Read()
    {
        lock (gate)
        {
            return (value, [.. buckets]);
        }
    }
}
