using System.Collections;

namespace Uplift.GraphQL.Types;

public interface INamed
{
    string Name { get; }
}

/// <summary>Things in the order of their declaration, found by name.</summary>
public sealed class NamedList<T> : IReadOnlyList<T>
    where T : class, INamed
{
    private readonly Dictionary<string, T> byName = [];
    private readonly List<T> list = [];

    public NamedList(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
            byName[item.Name] = item;
        }
    }

    public static NamedList<T> Empty { get; } = new([]);

    public int Count => list.Count;

    public T this[int index] => list[index];

    public T? Find(string name) => byName.GetValueOrDefault(name);

    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
