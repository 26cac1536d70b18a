using System.Collections.Frozen;
using System.IO.Compression;

namespace Uplift.Examiner;

/// <summary>
/// Which words may mean the same: the sets of synonyms of WordNet 3.1 by stem, and the broader sets directly above each.
/// The file is one Brotli stream of numbers and names (Data/wordnet.NOTICE.md), read when the first word asks.
/// </summary>
internal sealed class Thesaurus
{
    private static readonly Lazy<Thesaurus> Loaded = new(() => Load(ExaminerFiles.Thesaurus));

    private readonly int[][] broader;
    private readonly FrozenDictionary<string, int[]> senses;

    private Thesaurus(int[][] broader, Dictionary<string, int[]> senses)
    {
        this.broader = broader;
        this.senses = senses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The thesaurus that is delivered with the program.</summary>
    public static Thesaurus Shared => Loaded.Value;

    /// <summary>The sets that a stem belongs to, in ascending order; none for a stem that is not known.</summary>
    public int[] SensesOf(string stem) => senses.TryGetValue(stem, out var sets) ? sets : [];

    /// <summary>The sets directly above those, in ascending order.</summary>
    public int[] BroaderOf(int[] sets) => [.. sets.SelectMany(set => broader[set]).Distinct().Order()];

    /// <summary>Whether two ascending lists have a number in common.</summary>
    public static bool Meet(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            if (left[0] == right[0])
            {
                return true;
            }

            if (left[0] < right[0])
            {
                left = left[1..];
            }
            else
            {
                right = right[1..];
            }
        }

        return false;
    }

    public static void Write(Stream target, IReadOnlyList<int[]> broader, IReadOnlyList<(string Stem, int[] Sets)> senses)
    {
        using var packed = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write7BitEncodedInt(broader.Count);
        foreach (var sets in broader)
        {
            WriteAscending(writer, sets);
        }

        writer.Write7BitEncodedInt(senses.Count);
        foreach (var (stem, sets) in senses)
        {
            writer.Write(stem);
            WriteAscending(writer, sets);
        }
    }

    private static Thesaurus Load(string path)
    {
        using var packed = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(packed, 1 << 16));
        var above = new int[reader.Read7BitEncodedInt()][];
        for (var at = 0; at < above.Length; at++)
        {
            above[at] = ReadAscending(reader);
        }

        var count = reader.Read7BitEncodedInt();
        var sets = new Dictionary<string, int[]>(count, StringComparer.Ordinal);
        for (var at = 0; at < count; at++)
        {
            sets.Add(reader.ReadString(), ReadAscending(reader));
        }

        return new Thesaurus(above, sets);
    }

    // Neighbours differ by little, so differences pack better than the numbers.
    private static void WriteAscending(BinaryWriter writer, int[] numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        var last = 0;
        foreach (var number in numbers)
        {
            writer.Write7BitEncodedInt(number - last);
            last = number;
        }
    }

    private static int[] ReadAscending(BinaryReader reader)
    {
        var numbers = new int[reader.Read7BitEncodedInt()];
        var last = 0;
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = last += reader.Read7BitEncodedInt();
        }

        return numbers;
    }
}
