using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Api;

/// <summary>Section <c>Uplift:Requests</c>.</summary>
public sealed class RequestOptions
{
    public const string Section = "Uplift:Requests";

    /// <summary>How long a request may take. Streams and downloads are not counted.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The largest body that anything takes.</summary>
    [Range(1_024, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;
}
