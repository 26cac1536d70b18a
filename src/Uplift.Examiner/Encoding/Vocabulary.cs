using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>The 8,000 pieces of text the encoder knows, each with the logarithm of its probability.</summary>
internal sealed class Vocabulary
{
    /// <summary>What no piece matches; also the places in a text that no piece ends at.</summary>
    public const int Unknown = 0;

    // The unknown piece, begin, end and three spares are never found in a text.
    private const int Reserved = 6;

    private readonly double[] scores;
    private readonly int[] lengths;

    // A trie as one table: from a node by a character to the next node; node 0 is the root.
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int> ending = [Unknown];

    private Vocabulary(JsonElement pieces)
    {
        var count = pieces.GetArrayLength();
        scores = new double[count];
        lengths = new int[count];
        foreach (var (id, piece) in pieces.EnumerateArray().Index())
        {
            var text = piece[0].GetString()!;
            // Seven pieces, such as ":", have no score; the reference implementation counts them as 0.
            scores[id] = piece[1].ValueKind == JsonValueKind.Number ? piece[1].GetDouble() : 0;
            lengths[id] = text.Length;
            if (id >= Reserved)
            {
                Insert(text, id);
            }
        }
    }

    public static Vocabulary Load(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new Vocabulary(document.RootElement);
    }

    public double Score(int id) => scores[id];

    public int Length(int id) => lengths[id];

    /// <summary>Goes on by one character; false where no piece goes on like this.</summary>
    public bool TryStep(char letter, ref int node) => edges.TryGetValue(Edge(node, letter), out node);

    /// <summary>The piece that ends at a node, or <see cref="Unknown"/>.</summary>
    public int EndingAt(int node) => ending[node];

    private static long Edge(int node, char letter) => ((long)node << 16) | letter;

    // Of two pieces with the same text the later one stays.
    private void Insert(string text, int id)
    {
        var node = 0;
        foreach (var letter in text)
        {
            var edge = Edge(node, letter);
            if (!edges.TryGetValue(edge, out node))
            {
                node = ending.Count;
                edges.Add(edge, node);
                ending.Add(Unknown);
            }
        }

        ending[node] = id;
    }
}
