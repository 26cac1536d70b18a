using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Api;

/// <summary>Section <c>Uplift:Cors</c>.</summary>
public sealed class CorsOptions : IValidatableObject
{
    public const string Section = "Uplift:Cors";

    /// <summary>Origins with commas between them, such as <c>https://app.example.org</c>. Not set: no other origin.</summary>
    public string? Origins { get; set; }

    public IReadOnlyList<string> List => Origins?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in List
        where !Uri.TryCreate(origin, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || origin != address.GetLeftPart(UriPartial.Authority)
        select new ValidationResult($"Uplift:Cors:Origins: \"{origin}\" is no origin, such as https://app.example.org");
}
