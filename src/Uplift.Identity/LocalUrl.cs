namespace Uplift.Identity;

/// <summary>Where to go after signing in. Only a path of this site counts: anything else could lead a person to a trap.</summary>
internal static class LocalUrl
{
    private const int Longest = 2000;

    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>The page with a <c>returnUrl</c>, which is left out when it says nothing.</summary>
    public static string With(string page, string? returnUrl)
    {
        var target = OrHome(returnUrl);
        return target == "/" ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(target)}";
    }

    // Browsers read a backslash as a slash and drop tabs and line breaks, so /\host and / + tab + /host leave the site.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/', ..]
        && url.Length <= Longest
        && !url.Any(c => c == '\\' || char.IsControl(c));
}
