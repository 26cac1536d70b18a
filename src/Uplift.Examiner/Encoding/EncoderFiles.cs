namespace Uplift.Examiner;

/// <summary>Where the build and a publish put the encoder's data: in a folder beside the program.</summary>
internal static class EncoderFiles
{
    public static string Weights => Find("use-lite.weights.f16");

    public static string Vocabulary => Find("use-lite.vocabulary.json");

    private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, "Examiner", name);
}
