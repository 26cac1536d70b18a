using Microsoft.Extensions.Configuration;

namespace Uplift.Platform.Configuration;

/// <summary>The clock, so many hours ahead: how a test from outside sees the next day without waiting for it. The start refuses it in Production.</summary>
public sealed class ClockAhead(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    /// <returns>The system's own clock unless the configuration says otherwise.</returns>
    public static TimeProvider Of(IConfiguration configuration) =>
        configuration.GetValue<double>("Uplift:Testing:ClockAheadHours") is var hours and not 0 ? new ClockAhead(TimeSpan.FromHours(hours)) : System;
}
