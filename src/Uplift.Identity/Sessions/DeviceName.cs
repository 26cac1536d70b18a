namespace Uplift.Identity.Sessions;

/// <summary>What a browser calls itself, in the words of its owner. A guess for recognising one's own devices, nothing more.</summary>
internal static class DeviceName
{
    // The order decides: most browsers name those that they want to be taken for as well.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => "Unknown browser",
        (var browser, null) => browser,
        (null, var system) => $"A browser on {system}",
        var (browser, system) => $"{browser} on {system}",
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        Array.Find(known, candidate => userAgent.Contains(candidate.Mark, StringComparison.Ordinal)).Name;
}
