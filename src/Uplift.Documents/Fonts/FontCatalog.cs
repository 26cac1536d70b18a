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
    private const int Weights = 3;

    private static readonly TrueTypeFont?[] Opened = new TrueTypeFont?[Families.Length * Weights];

    /// <summary>In the order in which they stand in for a family that lacks a character.</summary>
    public static ReadOnlySpan<FontFamily> Families => [FontFamily.SourceSans, FontFamily.Inter, FontFamily.SourceSerif];

    /// <summary>Opened at its first use and kept; if two open it at once, either will do.</summary>
    public static TrueTypeFont Get(FontFamily family, FontWeight weight) =>
        Volatile.Read(ref Opened[((int)family * Weights) + (int)weight]) ?? Keep(family, weight);

    private static TrueTypeFont Keep(FontFamily family, FontWeight weight)
    {
        var font = Open(family, weight);
        return Interlocked.CompareExchange(ref Opened[((int)family * Weights) + (int)weight], font, null) ?? font;
    }

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
