namespace Uplift.Documents.Reading.Fonts;

/// <summary>The tables beside this code (Data/adobe.LICENSE.txt says whose they are).</summary>
internal static class FontData
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(FontData).Assembly.GetManifestResourceStream("Uplift.Documents.Reading.Data." + file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
