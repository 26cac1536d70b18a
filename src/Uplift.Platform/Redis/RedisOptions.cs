using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace Uplift.Platform.Redis;

/// <summary>Section <c>Uplift:Redis</c>.</summary>
public sealed class RedisOptions : IValidatableObject
{
    public const string Section = "Uplift:Redis";

    /// <summary>Such as <c>127.0.0.1:6379,password=...</c>. Not set: Redis is not used.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long one call may take.</summary>
    [Range(10, 10_000)]
    public int TimeoutMilliseconds { get; set; } = 500;

    /// <summary>After a call that failed nobody asks Redis for this long.</summary>
    [Range(1, 600)]
    public int RetrySeconds { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ConnectionString) && !IsUnderstood(ConnectionString))
        {
            yield return new ValidationResult("Uplift:Redis:ConnectionString is not one, such as 127.0.0.1:6379,password=...");
        }
    }

    private static bool IsUnderstood(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
