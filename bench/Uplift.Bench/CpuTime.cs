namespace Uplift.Bench;

/// <summary>
/// What this process has computed so far. Where others share the machine, the clock on the wall would measure them.
/// </summary>
internal static class CpuTime
{
    public static TimeSpan Now => Environment.CpuUsage.TotalTime;
}
