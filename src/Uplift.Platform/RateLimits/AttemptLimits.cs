using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.RateLimits;

/// <summary>What is tried. Each kind has budgets of its own, so a mistyped code costs no try of the password.</summary>
public enum AttemptKind
{
    Password,
    SecondFactor,
    Recovery,
    Token,
    Reset,
    SignUp,
}

/// <summary>
/// How often a secret may be tried: for each account and block of addresses, for each account, and for each address. The
/// account is a text, so one that does not exist is treated like one that does. A browser that signed in to the account
/// before has a budget of its own, so a stranger's guesses cannot keep its owner out.
/// </summary>
public sealed class AttemptLimits(
    IBudgets budgets,
    KnownDevices devices,
    IHttpContextAccessor accessor,
    IOptions<AttemptOptions> options,
    ClientLimits clients)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>
    /// Counts a try before the secret is looked at, so that guesses sent side by side are counted too. When there were too
    /// many, sets <c>Retry-After</c> and gives the problem to answer with.
    /// </summary>
    /// <param name="kind">What is tried.</param>
    /// <param name="account">The e-mail address, as typed or of the known account.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Problem?> TakeAsync(AttemptKind kind, string account, CancellationToken cancellation)
    {
        var taken = await budgets.TakeAsync(BudgetsOf(kind, Fingerprint(account)), cancellation);
        return taken.Granted ? null : Refuse(taken.RetryAfter);
    }

    /// <summary>The secret was right: earlier wrong ones from here no longer count.</summary>
    public async Task ForgiveAsync(AttemptKind kind, string account, CancellationToken cancellation)
    {
        var (own, shared) = (BudgetsOf(kind, Fingerprint(account))[0], BudgetsOf(kind, Fingerprint(account)).Skip(1));
        await budgets.ReturnAsync(own, own.Permits, cancellation);
        foreach (var budget in shared)
        {
            await budgets.ReturnAsync(budget, permits: 1, cancellation);
        }
    }

    /// <summary>Gives this browser a budget of its own for the account, once somebody has signed in to it here.</summary>
    public void Remember(string account) => devices.Remember(Fingerprint(account));

    // The first is the caller's own, which a right secret empties; the others are shared with strangers.
    private List<Budget> BudgetsOf(AttemptKind kind, string account)
    {
        var limits = options.Value;
        var (permits, window) = kind is AttemptKind.Reset or AttemptKind.SignUp
            ? (limits.MailsPerAccountAndHour, Hour)
            : (limits.PerAccount, TimeSpan.FromMinutes(limits.AccountMinutes));
        if (devices.Find(account) is { } device)
        {
            return [new Budget($"try:{kind}:{account}:device:{device}", permits, window)];
        }

        var address = accessor.HttpContext?.Connection.RemoteIpAddress;
        return
        [
            new Budget($"try:{kind}:{account}:{AddressBlock.Block(address)}", permits, window),
            new Budget($"try:{kind}:{account}", limits.PerAccountAndHour, Hour),
            new Budget($"try:{kind}:{AddressBlock.Single(address)}", limits.PerAddressAndHour * clients.Factor, Hour),
        ];
    }

    private Problem Refuse(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        if (accessor.HttpContext is { } context)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var minutes = (seconds + 59) / 60;
        return new Problem(
            ProblemKind.TooMany,
            "too-many-attempts",
            $"That was tried too often. Wait {(minutes == 1 ? "a minute" : $"{minutes} minutes")} and try again.");
    }

    // Counters hold no addresses of people.
    private static string Fingerprint(string account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(account.Trim().ToUpperInvariant())).AsSpan(0, 16));
}
