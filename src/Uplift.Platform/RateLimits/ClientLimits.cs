using Microsoft.Extensions.Configuration;

namespace Uplift.Platform.RateLimits;

/// <summary>By how much limits per client are raised: one machine plays many clients in a test.</summary>
public sealed class ClientLimits(IConfiguration configuration)
{
    private const int RaisedForTests = 1000;

    public int Factor { get; } = configuration.GetValue<bool>("Uplift:Testing:RaiseClientLimits") ? RaisedForTests : 1;
}
