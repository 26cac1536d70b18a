namespace Uplift.GraphQL.Types;

/// <summary>A value that fits a type, or the sentence that says why it does not.</summary>
public readonly record struct Coerced(object? Value, string? Refusal)
{
    public bool IsRefused => Refusal is not null;

    public static Coerced To(object? value) => new(value, null);

    public static Coerced Refused(string reason) => new(null, reason);
}
