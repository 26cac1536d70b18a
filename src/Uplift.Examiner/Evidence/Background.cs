using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>
/// Unrelated technical sentences, and how common words are in such prose. Every two sentences about software are alike, some
/// statements to everything; what counts is how far a stretch stands out from that, as speaker verification has it
/// (z-norm: Auckenthaler and others, 2000). Made from the library by bench/Uplift.Bench, command <c>background</c>.
/// </summary>
internal sealed class Background
{
    private const double LeastDeviation = 0.02;

    private static readonly Lazy<Background> Loaded = new(() => new(BackgroundFile.Load(ExaminerFiles.Background)));

    private readonly Lazy<float[][]> vectors;
    private readonly Dictionary<string, double> words;

    public Background(BackgroundFile file)
    {
        words = file.Words;
        vectors = new(() => SentenceEncoder.Shared.VectorsOf(file.Sentences));
    }

    public static Background Shared => Loaded.Value;

    /// <summary>From near 0 for a word that every answer has to 1 for one that hardly any other has.</summary>
    public double WeightOf(string stem) => words.TryGetValue(stem, out var weight) ? weight : 1;

    /// <summary>The mean and the deviation of the cosine with what has nothing to do with it.</summary>
    public (double Mean, double Deviation) Against(float[] vector)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var other in vectors.Value)
        {
            double cosine = RowMath.Dot(vector, other);
            sum += cosine;
            squares += cosine * cosine;
        }

        var mean = sum / vectors.Value.Length;

        return (mean, Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, (squares / vectors.Value.Length) - (mean * mean)))));
    }
}

internal sealed record BackgroundFile(string[] Sentences, Dictionary<string, double> Words)
{
    public static BackgroundFile Load(string path) =>
        JsonSerializer.Deserialize<BackgroundFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
}
