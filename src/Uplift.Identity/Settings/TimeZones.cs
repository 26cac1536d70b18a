using System.ComponentModel.DataAnnotations;
using Uplift.Platform.Api;

namespace Uplift.Identity.Settings;

/// <summary>The time zones a person may choose, by IANA name.</summary>
internal static class TimeZones
{
    private static readonly Lazy<IReadOnlyList<string>> Known = new(List);

    /// <summary>UTC first, then by name.</summary>
    public static IReadOnlyList<string> All => Known.Value;

    private static IReadOnlyList<string> List() =>
    [
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(IanaName)
            .OfType<string>()
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // Windows has names of its own.
    private static string? IanaName(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : null;
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class KnownTimeZoneAttribute() : ValidationAttribute("Choose a time zone from the list."), IDocumentedRule
{
    // Which there are is the machine's to say.
    int? IDocumentedRule.Longest => 64;

    public override bool IsValid(object? value) => value is string name && TimeZones.All.Contains(name);
}
