using System.Collections.Concurrent;

namespace Uplift.Documents.Fonts;

/// <summary>The families that travel with the program, each with its licence (SIL OFL 1.1) in <c>Fonts/Data</c>.</summary>
public enum FontFamily
{
    SourceSerif,
    SourceSans,
    Inter,
}

/// <summary>Regular, semi-bold and italic; nothing is both bold and italic.</summary>
public enum FontWeight
{
    Regular,
    Bold,
    Italic,
}

internal static class FontCatalog
{
    private static readonly ConcurrentDictionary<(FontFamily, FontWeight), TrueTypeFont> Opened = new();

    public static TrueTypeFont Get(FontFamily family, FontWeight weight) =>
        Opened.GetOrAdd((family, weight), static face => Open(face.Item1, face.Item2));

    /// <summary>The family asked for, then those that stand in for a character it lacks.</summary>
    public static IEnumerable<FontFamily> InOrderFor(FontFamily family) =>
        Enum.GetValues<FontFamily>().OrderBy(other => other == family ? 0 : 1);

    private static TrueTypeFont Open(FontFamily family, FontWeight weight)
    {
        var name = family switch
        {
            FontFamily.SourceSerif => "SourceSerif4",
            FontFamily.SourceSans => "SourceSans3",
            _ => "Inter",
        };
        var style = weight switch
        {
            FontWeight.Bold => "SemiBold",
            FontWeight.Italic => "Italic",
            _ => "Regular",
        };
        using var stream = typeof(FontCatalog).Assembly.GetManifestResourceStream($"Fonts/{name}-{style}.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }
}
