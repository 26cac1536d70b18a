using System.Globalization;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>Glyph names by code for the encodings that a font may name (ISO 32000-1, annex D).</summary>
internal static class Encodings
{
    private static readonly Lazy<Dictionary<string, string?[]>> Tables = new(Load);

    public static string?[] Standard => Tables.Value["Standard"];

    public static string?[] WinAnsi => Tables.Value["WinAnsi"];

    public static string?[] MacRoman => Tables.Value["MacRoman"];

    public static string?[] Symbol => Tables.Value["Symbol"];

    public static string?[] ZapfDingbats => Tables.Value["ZapfDingbats"];

    public static string?[]? Named(string? name) => name switch
    {
        "WinAnsiEncoding" => WinAnsi,
        "MacRomanEncoding" => MacRoman,
        "StandardEncoding" => Standard,
        _ => null,
    };

    private static Dictionary<string, string?[]> Load()
    {
        var tables = new Dictionary<string, string?[]>();
        foreach (var line in FontData.Lines("encodings.txt"))
        {
            var parts = line.Split(' ');
            var table = tables[parts[0]] = new string?[256];
            foreach (var part in parts.Skip(1))
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                table[int.Parse(part.AsSpan(0, equals), CultureInfo.InvariantCulture)] = part[(equals + 1)..];
            }
        }

        return tables;
    }
}
