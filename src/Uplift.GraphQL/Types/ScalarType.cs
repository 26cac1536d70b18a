using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>
/// A leaf with a form of its own. What is not said passes through: results as they are, inputs as plain strings, numbers,
/// flags, lists and dictionaries.
/// </summary>
public sealed class ScalarType(string name, string? description = null) : NamedType(name, description)
{
    /// <summary>From a resolver's result to what the answer carries.</summary>
    public Func<object, Coerced> Serialize { get; init; } = Coerced.To;

    /// <summary>From a value of the variables.</summary>
    public Func<object, Coerced> ParseValue { get; init; } = Coerced.To;

    /// <summary>From a literal in the document; absent: its plain value goes through <see cref="ParseValue"/>.</summary>
    public Func<ValueNode, Coerced>? ParseLiteral { get; init; }

    /// <summary>A page that specifies the form (@specifiedBy).</summary>
    public string? SpecifiedBy { get; init; }

    internal Coerced FromLiteral(ValueNode literal, IReadOnlyDictionary<string, object?>? variables)
    {
        if (ParseLiteral is not null)
        {
            return ParseLiteral(literal);
        }

        return PlainValue.Of(literal, variables) is { } plain ? ParseValue(plain) : Coerced.To(null);
    }
}
