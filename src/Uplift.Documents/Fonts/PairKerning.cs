using System.Buffers.Binary;
using System.Numerics;

namespace Uplift.Documents.Fonts;

/// <summary>How much nearer or farther two glyphs stand when one follows the other: the "kern" feature of "GPOS".</summary>
internal sealed class PairKerning
{
    private const int ExtensionLookup = 9;
    private const int PairLookup = 2;

    private readonly byte[] data;

    /// <summary>For each lookup of the feature, in order, the places of its subtables.</summary>
    private readonly List<List<int>> lookups = [];

    /// <param name="table">Where "GPOS" begins; 0 when the font has none.</param>
    public PairKerning(byte[] data, int table)
    {
        this.data = data;
        if (table == 0)
        {
            return;
        }

        var features = table + U16(table + 6);
        var list = table + U16(table + 8);
        var indices = new List<int>();
        for (int i = 0, count = U16(features); i < count; i++)
        {
            var record = features + 2 + (6 * i);
            if (!data.AsSpan(record, 4).SequenceEqual("kern"u8))
            {
                continue;
            }

            var feature = features + U16(record + 4);
            for (int j = 0, used = U16(feature + 2); j < used; j++)
            {
                var index = U16(feature + 4 + (2 * j));
                if (!indices.Contains(index))
                {
                    indices.Add(index);
                }
            }
        }

        indices.Sort();
        foreach (var index in indices)
        {
            lookups.Add(SubtablesOf(list + U16(list + 2 + (2 * index))));
        }
    }

    /// <summary>Font units to add after <paramref name="left"/>; 0 for most pairs.</summary>
    public int Between(int left, int right)
    {
        var sum = 0;
        foreach (var lookup in lookups)
        {
            foreach (var subtable in lookup)
            {
                if (InSubtable(subtable, left, right) is { } value)
                {
                    sum += value;
                    break;
                }
            }
        }

        return sum;
    }

    private List<int> SubtablesOf(int lookup)
    {
        var subtables = new List<int>();
        for (int i = 0, count = U16(lookup + 4); i < count; i++)
        {
            var subtable = lookup + U16(lookup + 6 + (2 * i));
            int type = U16(lookup);
            if (type == ExtensionLookup)
            {
                type = U16(subtable + 2);
                subtable += (int)BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(subtable + 4));
            }

            if (type == PairLookup)
            {
                subtables.Add(subtable);
            }
        }

        return subtables;
    }

    /// <returns>Null when the subtable says nothing about the pair, so that the next one is asked.</returns>
    private int? InSubtable(int subtable, int left, int right)
    {
        var covered = Covered(subtable + U16(subtable + 2), left);
        if (covered < 0)
        {
            return null;
        }

        int first = U16(subtable + 4);
        var firstSize = 2 * BitOperations.PopCount((uint)first);
        var recordSize = firstSize + (2 * BitOperations.PopCount(U16(subtable + 6)));
        if (U16(subtable) == 1)
        {
            return InPairs(subtable + U16(subtable + 10 + (2 * covered)), right, first, recordSize + 2);
        }

        var leftClass = ClassOf(subtable + U16(subtable + 8), left);
        var rightClass = ClassOf(subtable + U16(subtable + 10), right);
        int rightClasses = U16(subtable + 14);
        return AdvanceOf(subtable + 16 + (((leftClass * rightClasses) + rightClass) * recordSize), first);
    }

    private int? InPairs(int pairs, int right, int format, int recordSize)
    {
        for (int low = 0, high = U16(pairs) - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var record = pairs + 2 + (middle * recordSize);
            int glyph = U16(record);
            if (glyph == right)
            {
                return AdvanceOf(record + 2, format);
            }

            (low, high) = glyph < right ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The XAdvance of a value record, which stands after the placements that the format names.</summary>
    private int AdvanceOf(int record, int format) => (format & 4) == 0
        ? 0
        : BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(record + (2 * BitOperations.PopCount((uint)format & 3))));

    /// <summary>The coverage index of a glyph; -1 when it is not covered.</summary>
    private int Covered(int coverage, int glyph)
    {
        var ranges = U16(coverage) == 2;
        for (int low = 0, high = U16(coverage + 2) - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var record = coverage + 4 + (middle * (ranges ? 6 : 2));
            int from = U16(record);
            int to = ranges ? U16(record + 2) : from;
            if (glyph >= from && glyph <= to)
            {
                return ranges ? U16(record + 4) + glyph - from : middle;
            }

            (low, high) = to < glyph ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private int ClassOf(int classes, int glyph)
    {
        if (U16(classes) == 1)
        {
            var index = glyph - U16(classes + 2);
            return index >= 0 && index < U16(classes + 4) ? U16(classes + 6 + (2 * index)) : 0;
        }

        for (int low = 0, high = U16(classes + 2) - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var record = classes + 4 + (6 * middle);
            if (glyph >= U16(record) && glyph <= U16(record + 2))
            {
                return U16(record + 4);
            }

            (low, high) = U16(record + 2) < glyph ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));
}
