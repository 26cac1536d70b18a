namespace Uplift.Identity.Security;

/// <summary>What stands above every page about signing in.</summary>
internal static class SecurityTrail
{
    public static IReadOnlyList<(string Name, string Path)> Pages { get; } = [("Settings", "/settings"), ("Security", "/settings/security")];
}
