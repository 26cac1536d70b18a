using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.RateLimits;

/// <summary>
/// The budget of a policy for whoever makes a request. The person is counted where there is one, so that colleagues behind one
/// address do not pay for each other; secrets are counted by address.
/// </summary>
internal sealed class RequestBudgets(IOptions<RateLimitOptions> options, ClientLimits clients)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly string[] Names =
        [.. Enum.GetValues<RateLimitPolicy>().Select(policy => JsonNamingPolicy.KebabCaseLower.ConvertName(policy.ToString()))];

    public static string Name(RateLimitPolicy policy) => Names[(int)policy];

    public Budget Of(RateLimitPolicy policy, HttpContext context, CurrentUser user)
    {
        var isSecret = new RateLimitAttribute(policy).TakesSecret;
        var who = user.IsSignedIn && !isSecret
            ? user.Id.ToString("N", CultureInfo.InvariantCulture)
            : AddressBlock.Single(context.Connection.RemoteIpAddress);
        return new Budget($"rate:{Name(policy)}:{who}", options.Value.Of(policy) * clients.Factor, Window);
    }

    /// <summary>What is said when a budget is used up.</summary>
    public static (Problem Problem, int Seconds) Refusal(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return (
            new Problem(
                ProblemKind.TooMany,
                "too-many-requests",
                $"That was a lot at once. Nothing you typed is lost: wait {seconds} seconds and send it again."),
            seconds);
    }
}
