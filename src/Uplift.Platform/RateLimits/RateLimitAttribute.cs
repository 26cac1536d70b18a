namespace Uplift.Platform.RateLimits;

/// <summary>What a request costs; each policy has a budget of its own in <see cref="RateLimitOptions"/>.</summary>
public enum RateLimitPolicy
{
    SignIn,
    SignUp,
    Reset,
    SecondFactor,
    Search,
    Ai,
    Uploads,
    NewGuests,
    Writes,
    Everything,
}

/// <summary>The policy of a page's or endpoint's writes. Without it they are ordinary ones.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class RateLimitAttribute(RateLimitPolicy policy) : Attribute
{
    public RateLimitPolicy Policy { get; } = policy;

    /// <summary>Whether what is sent there is a password or a code, which must not go over plain http.</summary>
    public bool TakesSecret => Policy is RateLimitPolicy.SignIn or RateLimitPolicy.SignUp or RateLimitPolicy.Reset or RateLimitPolicy.SecondFactor;
}

/// <summary>Marks a page or endpoint whose writes hash a password.</summary>
public sealed class SignInLimitAttribute() : RateLimitAttribute(RateLimitPolicy.SignIn);
