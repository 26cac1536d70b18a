using System.Net;
using System.Net.Sockets;

namespace Uplift.Platform.RateLimits;

/// <summary>
/// Who shares a limit. One customer commonly holds a whole /64 of IPv6, so that is one address; a block, which is harder to
/// leave than an address, is a /24 of IPv4 or a /48 of IPv6.
/// </summary>
internal static class AddressBlock
{
    public static string Single(IPAddress? address) => Prefix(address, ofIPv4: 32, ofIPv6: 64);

    public static string Block(IPAddress? address) => Prefix(address, ofIPv4: 24, ofIPv6: 48);

    private static string Prefix(IPAddress? address, int ofIPv4, int ofIPv6)
    {
        if (address is null)
        {
            return "none";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = plain.AddressFamily == AddressFamily.InterNetwork ? ofIPv4 : ofIPv6;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, length / 8, bytes.Length - (length / 8));
        return $"{new IPAddress(bytes)}/{length}";
    }
}
