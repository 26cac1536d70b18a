namespace Uplift.Documents.Flow;

/// <summary>Where a link may lead: to the web, to a mailbox or to a telephone, never to a script or a file.</summary>
public static class LinkTarget
{
    /// <returns>The address in ASCII, as links hold it; null when it is none that may be followed.</returns>
    public static string? Of(string? address) =>
        address is { Length: < 2_000 }
        && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "mailto" or "tel"
        && uri.AbsoluteUri is var ascii
        && ascii.All(character => character is > ' ' and < '\x7f')
            ? ascii
            : null;

    /// <summary>What is read out for it.</summary>
    internal static string Spoken(string target) =>
        target.StartsWith("mailto:", StringComparison.Ordinal) || target.StartsWith("tel:", StringComparison.Ordinal)
            ? target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : target;
}
