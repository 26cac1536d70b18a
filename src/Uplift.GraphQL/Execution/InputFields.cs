namespace Uplift.GraphQL.Execution;

/// <summary>Coerced arguments, or the fields of an input object: what was given or has a default, by name.</summary>
public sealed class InputFields(IReadOnlyDictionary<string, object?> values)
{
    public static InputFields Empty { get; } = new(new Dictionary<string, object?>());

    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    /// <summary>Tells "not given" from null.</summary>
    public bool Has(string name) => Values.ContainsKey(name);

    /// <summary>The value; the type's default (null) where nothing was given.</summary>
    public T Get<T>(string name) => Values.TryGetValue(name, out var value) && value is not null ? (T)value : default!;

    public IReadOnlyList<T>? List<T>(string name) =>
        Values.GetValueOrDefault(name) is IReadOnlyList<object?> items ? [.. items.Select(item => (T)item!)] : null;
}
