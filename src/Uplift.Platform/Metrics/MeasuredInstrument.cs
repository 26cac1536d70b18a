using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Uplift.Platform.Metrics;

/// <summary>An instrument's series by their labels. Every request is measured several times, so that a known one is found by its tags as they come.</summary>
/// <param name="change">What a measurement does to its series.</param>
internal sealed class MeasuredInstrument(Change change)
{
    private readonly ConcurrentDictionary<string, Series> byLabels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series> byTags = new(SameTags.Comparer);

    public Change Change { get; } = change;

    public bool IsEmpty => byLabels.IsEmpty;

    public IEnumerable<Series> All => byLabels.Values.OrderBy(series => series.Labels, StringComparer.Ordinal);

    public bool TryFind(ReadOnlySpan<KeyValuePair<string, object?>> tags, [NotNullWhen(true)] out Series? series) =>
        byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out series);

    /// <param name="tags">The tags as they came.</param>
    /// <param name="labels">What they are written as.</param>
    /// <param name="most">How many sets of labels are kept.</param>
    /// <returns>Null when there is no room for one more.</returns>
    public Series? Add(ReadOnlySpan<KeyValuePair<string, object?>> tags, ReadOnlySpan<char> labels, int most)
    {
        if (!byLabels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(labels, out var series))
        {
            if (byLabels.Count >= most)
            {
                return null;
            }

            series = byLabels.GetOrAdd(labels.ToString(), key => new Series(key));
        }

        // The same labels may come of tags of several kinds, a number and its digits, say; few are enough.
        if (byTags.Count < most)
        {
            byTags.TryAdd(tags.ToArray(), series);
        }

        return series;
    }

    private sealed class SameTags : IEqualityComparer<KeyValuePair<string, object?>[]>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, KeyValuePair<string, object?>[]>
    {
        public static readonly SameTags Comparer = new();

        public bool Equals(KeyValuePair<string, object?>[]? x, KeyValuePair<string, object?>[]? y) => Equals(x.AsSpan(), y!);

        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, KeyValuePair<string, object?>[] other)
        {
            if (alternate.Length != other.Length)
            {
                return false;
            }

            for (var i = 0; i < other.Length; i++)
            {
                // The values that tell requests apart are mostly the very same objects.
                if (!ReferenceEquals(alternate[i].Value, other[i].Value) && !Equals(alternate[i].Value, other[i].Value))
                {
                    return false;
                }

                if (alternate[i].Key != other[i].Key)
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(KeyValuePair<string, object?>[] obj) => GetHashCode(obj.AsSpan());

        /// <summary>Of lengths and ends of texts alone: quicker than reading them, and there are only so many series that could share it.</summary>
        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate)
        {
            var hash = alternate.Length;
            foreach (var (_, value) in alternate)
            {
                hash = (hash * 31) + value switch
                {
                    null => 0,
                    string { Length: > 0 } text => (text.Length * 397) ^ (text[^1] * 17) ^ text[text.Length / 2],
                    _ => value.GetHashCode(),
                };
            }

            return hash;
        }

        public KeyValuePair<string, object?>[] Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => alternate.ToArray();
    }
}

/// <summary>What a measurement does to its series: it is one more observation, the value from now on, or added to what was.</summary>
internal enum Change
{
    Observe,
    Set,
    Add,
}
