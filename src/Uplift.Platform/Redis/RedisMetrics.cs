using System.Diagnostics.Metrics;

namespace Uplift.Platform.Redis;

/// <summary>What a monitoring system sees of Redis.</summary>
public sealed class RedisMetrics
{
    public const string MeterName = "Uplift.Redis";

    private readonly Counter<long> failures;
    private readonly Counter<long> localDecisions;

    public RedisMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        failures = meter.CreateCounter<long>("uplift.redis.failures", description: "Calls of Redis that failed or took too long.");
        localDecisions = meter.CreateCounter<long>(
            "uplift.limits.local", description: "Limits that this node decided alone because Redis did not answer.");
        meter.CreateObservableGauge("uplift.redis.up", () => IsUp ? 1 : 0, description: "Whether the last call of Redis was answered.");
    }

    internal bool IsUp { get; set; } = true;

    internal void CountFailure() => failures.Add(1);

    internal void CountLocalDecision() => localDecisions.Add(1);
}
