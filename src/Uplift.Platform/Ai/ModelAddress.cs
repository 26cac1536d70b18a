using System.Net;
using System.Net.Sockets;

namespace Uplift.Platform.Ai;

/// <summary>
/// Which addresses a model server may have. Whoever runs the place may name a server of their own network; a person may not,
/// or the server would be their way into it.
/// </summary>
public static class ModelAddress
{
    public const int Longest = 300;

    /// <returns>What is wrong with it, in a sentence; null when nothing is.</returns>
    public static string? Fault(string? address, bool needsHttps) => address switch
    {
        null or "" => "Enter the server's address.",
        { Length: > Longest } => $"An address has at most {Longest} characters.",
        _ when !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 =>
            "Enter a whole address, such as https://models.example.org/v1.",
        _ when new Uri(address) is var uri && (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0) =>
            "Leave out user names, questions and fragments; the key has a field of its own.",
        _ when needsHttps && new Uri(address).Scheme != "https" => "Your own server is asked over https only.",
        _ => null,
    };

    /// <summary>Whether an address is on the public internet, as the registries of special-purpose addresses have it.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !IsSpecial(bytes)
            // Global unicast only; from it without documentation, 6to4, Teredo and NAT64, which lead to IPv4 addresses.
            : (bytes[0] & 0xe0) == 0x20
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] < 0x02 || (bytes[2] == 0x0d && bytes[3] == 0xb8)))
                && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && !(bytes[0] == 0x3f && bytes[1] == 0xff);
    }

    /// <summary>Where clouds hand out the machine's own credentials; nobody's model server is there.</summary>
    public static bool IsLinkLocal(IPAddress address) => address.IsIPv4MappedToIPv6
        ? IsLinkLocal(address.MapToIPv4())
        : address.IsIPv6LinkLocal || (address.GetAddressBytes() is [169, 254, ..] && address.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>Connects to an address that was judged itself, so that a name cannot lead elsewhere the second time it is asked for.</summary>
    internal static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, bool publicOnly, CancellationToken cancellation)
    {
        var known = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = known.Where(address => publicOnly ? IsPublic(address) : !IsLinkLocal(address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not one that may be asked.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsSpecial(byte[] address) => address switch
    {
        [0 or 10 or 127, ..] => true,
        [100, >= 64 and <= 127, ..] => true,
        [169, 254, ..] => true,
        [172, >= 16 and <= 31, ..] => true,
        [192, 168, ..] or [192, 0, 0 or 2, _] or [192, 88, 99, _] => true,
        [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => true,
        [>= 224, ..] => true,
        _ => false,
    };
}
