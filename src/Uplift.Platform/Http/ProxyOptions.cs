using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Uplift.Platform.Http;

/// <summary>Section <c>Uplift:Proxy</c>.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Uplift:Proxy";

    /// <summary>Networks of our own proxies, separated by commas, such as <c>10.0.0.0/8, 192.0.2.7/32</c>.</summary>
    public string KnownNetworks { get; set; } = "";

    internal IEnumerable<IPNetwork> Networks => Parts.Select(part => IPNetwork.Parse(part));

    private string[] Parts => KnownNetworks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Parts
        .Where(part => !IPNetwork.TryParse(part, out _))
        .Select(part => new ValidationResult($"Uplift:Proxy:KnownNetworks: '{part}' is not a network such as 10.0.0.0/8."));
}
