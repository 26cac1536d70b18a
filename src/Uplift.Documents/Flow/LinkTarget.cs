namespace Uplift.Documents.Flow;

/// <summary>Where a link may lead: to the web, to a mailbox or to a telephone, never to a script or a file.</summary>
public static class LinkTarget
{
    /// <returns>The address as it was written, in ASCII, as links hold it; null when it is none that may be followed.</returns>
    public static string? Of(string? address)
    {
        if (address is not { Length: < 2_000 }
            || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https" or "mailto" or "tel"))
        {
            return null;
        }

        var ascii = uri.Host.Length > 0 ? new UriBuilder(uri) { Host = uri.IdnHost, Port = uri.IsDefaultPort ? -1 : uri.Port }.Uri : uri;
        return new[] { address.Trim(), ascii.AbsoluteUri }.FirstOrDefault(text => text.All(IsPlain));

        static bool IsPlain(char character) => character is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\');
    }

    /// <summary>What is read out for it.</summary>
    internal static string Spoken(string target) =>
        target.StartsWith("mailto:", StringComparison.Ordinal) || target.StartsWith("tel:", StringComparison.Ordinal)
            ? target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : target;
}
