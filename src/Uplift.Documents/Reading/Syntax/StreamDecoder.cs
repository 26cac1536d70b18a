using Uplift.Documents.Reading.Filters;
using Uplift.Documents.Reading.Security;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Undoes what was done to a stream's bytes, in the order in which its dictionary names the filters.</summary>
internal static class StreamDecoder
{
    private const int MostFilters = 8;

    /// <summary>Empty where a filter makes pictures, which are not decoded.</summary>
    public static ReadOnlyMemory<byte> Decode(PdfFile file, PdfStream stream, Decryptor? decryptor)
    {
        var bytes = stream.Raw;
        var dictionary = stream.Dictionary;
        var filters = file.Resolve(dictionary.GetValueOrDefault("Filter") ?? dictionary.GetValueOrDefault("F"));
        var parameters = file.Resolve(dictionary.GetValueOrDefault("DecodeParms") ?? dictionary.GetValueOrDefault("DP"));
        var names = filters switch
        {
            PdfName name => [name],
            PdfArray array => array.Select(file.Resolve).OfType<PdfName>().Take(MostFilters).ToArray(),
            _ => [],
        };
        if (decryptor is not null && stream.Owner is not null && !names.Any(name => name.Value == "Crypt"))
        {
            file.Budget.Decompressed(bytes.Length);
            bytes = decryptor.Stream(bytes, stream.Owner);
        }

        for (var i = 0; i < names.Length; i++)
        {
            var settings = file.Dictionary(parameters is PdfArray several ? several.ElementAtOrDefault(i) : i == 0 ? parameters : null);
            var decoded = Apply(file, names[i].Value, bytes, settings);
            if (decoded is null)
            {
                return default;
            }

            bytes = decoded.Value;
        }

        return bytes;
    }

    private static ReadOnlyMemory<byte>? Apply(PdfFile file, string filter, ReadOnlyMemory<byte> bytes, PdfDictionary? settings)
    {
        var budget = file.Budget;
        switch (filter)
        {
            case "FlateDecode" or "Fl":
                return Unpredict(file, Inflate.Decode(bytes, budget), settings);
            case "LZWDecode" or "LZW":
                return Unpredict(file, SmallFilters.Lzw(bytes.Span, file.Whole(settings, "EarlyChange", 1) != 0, budget), settings);
            case "ASCII85Decode" or "A85":
                return SmallFilters.Ascii85(bytes.Span, budget);
            case "ASCIIHexDecode" or "AHx":
                return SmallFilters.AsciiHex(bytes.Span, budget);
            case "RunLengthDecode" or "RL":
                return SmallFilters.RunLength(bytes.Span, budget);
            case "Crypt":
                return bytes;
            default:
                return null;
        }
    }

    private static ReadOnlyMemory<byte> Unpredict(PdfFile file, ReadOnlyMemory<byte> bytes, PdfDictionary? settings) => settings is null
        ? bytes
        : SmallFilters.Unpredict(
            bytes,
            file.Whole(settings, "Predictor", 1),
            file.Whole(settings, "Colors", 1),
            file.Whole(settings, "BitsPerComponent", 8),
            file.Whole(settings, "Columns", 1),
            file.Budget);
}
