using System.ComponentModel.DataAnnotations;

namespace Uplift.Interviews;

/// <summary>A text on one line that PostgreSQL takes and no log line is forged by.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoControlCharactersAttribute() : ValidationAttribute("Use letters, digits and signs only, on one line.")
{
    public override bool IsValid(object? value) => value is not string text || !text.Any(char.IsControl);
}
