namespace Uplift.Examiner;

/// <summary>Where the build and a publish put the examiner's data: in a folder beside the program.</summary>
internal static class ExaminerFiles
{
    public static string Weights => Find("use-lite.weights.f16");

    public static string Vocabulary => Find("use-lite.vocabulary.json");

    public static string MarkWeights => Find("marks.weights.json");

    public static string GoldFigures => Find("gold.figures.json");

    public static string EvidenceWeights => Find("evidence.weights.json");

    public static string Background => Find("background.json");

    public static string Thesaurus => Find("wordnet.synonyms.br");

    private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, "Examiner", name);
}
