using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Text;

/// <summary>No line breaks or other control characters: such a text could forge a log line, and PostgreSQL refuses U+0000.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneLineAttribute() : ValidationAttribute("Use letters, digits and signs only, on one line.")
{
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
