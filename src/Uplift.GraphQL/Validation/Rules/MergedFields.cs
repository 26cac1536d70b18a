using System.Runtime.CompilerServices;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>The fields of a selection by the key under which they answer, and the fragments that it spreads.</summary>
internal sealed class MergedFields
{
    private readonly Dictionary<string, bool> comparedFragments = [];
    private readonly HashSet<string> knownFragments = [];

    public OrderedDictionary<string, List<FieldUse>> Groups { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<string> Fragments { get; } = [];

    /// <summary>The keys that this selection and another have in common, worked out once.</summary>
    public Dictionary<MergedFields, List<(string Key, List<FieldUse> First, List<FieldUse> Second)>> Shared { get; } = [];

    public void Add(FieldUse field)
    {
        if (!Groups.TryGetValue(field.Node.Key, out var group))
        {
            Groups[field.Node.Key] = group = [];
        }

        group.Add(field);
    }

    public void AddFragment(string name)
    {
        if (knownFragments.Add(name))
        {
            Fragments.Add(name);
        }
    }

    /// <summary>What was compared as overlapping needs no second look; what was compared as exclusive may.</summary>
    public bool IsNewComparison(string fragment, bool areExclusive)
    {
        if (comparedFragments.TryGetValue(fragment, out var wereExclusive) && (!wereExclusive || areExclusive))
        {
            return false;
        }

        comparedFragments[fragment] = areExclusive;
        return true;
    }
}

internal sealed record FieldUse(NamedType? Parent, FieldNode Node, Field? Definition);

internal sealed record Conflict(string Key, string Reason, IReadOnlyList<Node> First, IReadOnlyList<Node> Second)
{
    private const int MaxReasonLength = 1000;

    public static Conflict Around(string key, FieldNode node1, FieldNode node2, List<Conflict> inner, int maxNodes)
    {
        var reason = string.Join(" and ", inner.Take(maxNodes).Select(conflict => $"subfields \"{conflict.Key}\" conflict because {conflict.Reason}"));
        return new Conflict(
            key,
            reason.Length > MaxReasonLength ? reason[..MaxReasonLength] + "..." : reason,
            Nodes(node1, inner.Select(conflict => conflict.First), maxNodes),
            Nodes(node2, inner.Select(conflict => conflict.Second), maxNodes));
    }

    private static List<Node> Nodes(Node own, IEnumerable<IReadOnlyList<Node>> inner, int maxNodes)
    {
        var nodes = new List<Node> { own };
        foreach (var conflict in inner)
        {
            nodes.AddRange(conflict.TakeLast(maxNodes - nodes.Count));
            if (nodes.Count == maxNodes)
            {
                break;
            }
        }

        return nodes;
    }
}

/// <summary>Pairs of fragments that were compared, in either order.</summary>
internal sealed class FragmentPairs
{
    private readonly Dictionary<(string, string), bool> pairs = [];

    /// <summary>False when the pair needs no further comparison.</summary>
    public bool Add(string name1, string name2, bool areExclusive)
    {
        var pair = string.CompareOrdinal(name1, name2) < 0 ? (name1, name2) : (name2, name1);
        if (pairs.TryGetValue(pair, out var wereExclusive) && (!wereExclusive || areExclusive))
        {
            return false;
        }

        pairs[pair] = areExclusive;
        return true;
    }
}

internal sealed class ParentAndSelection : IEqualityComparer<(NamedType?, SelectionSetNode)>
{
    public static ParentAndSelection Instance { get; } = new();

    public bool Equals((NamedType?, SelectionSetNode) one, (NamedType?, SelectionSetNode) other) =>
        ReferenceEquals(one.Item1, other.Item1) && ReferenceEquals(one.Item2, other.Item2);

    public int GetHashCode((NamedType?, SelectionSetNode) key) =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(key.Item1), RuntimeHelpers.GetHashCode(key.Item2));
}
