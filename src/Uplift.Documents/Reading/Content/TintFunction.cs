using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Content;

/// <summary>Functions of one number (ISO 32000-1, 7.10): sampled, exponential and stitched; null for programs.</summary>
internal static class TintFunction
{
    public static Func<double, double[]>? Open(PdfFile file, object? value, int outputs, int depth = 0)
    {
        var resolved = file.Resolve(value);
        var dictionary = file.Dictionary(resolved);
        if (dictionary is null || depth > 4)
        {
            return null;
        }

        return file.Whole(dictionary, "FunctionType", -1) switch
        {
            0 when resolved is PdfStream stream => Sampled(file, stream, outputs),
            2 => Exponential(file, dictionary, outputs),
            3 => Stitched(file, dictionary, outputs, depth),
            _ => null,
        };
    }

    private static Func<double, double[]> Exponential(PdfFile file, PdfDictionary dictionary, int outputs)
    {
        var from = file.Numbers(dictionary.GetValueOrDefault("C0"));
        var to = file.Numbers(dictionary.GetValueOrDefault("C1"));
        var power = file.Number(dictionary, "N") ?? 1;
        return x =>
        {
            var share = Math.Pow(x, power);
            var result = new double[outputs];
            for (var i = 0; i < outputs; i++)
            {
                var start = i < from.Length ? from[i] : 0;
                result[i] = start + (share * ((i < to.Length ? to[i] : 1) - start));
            }

            return result;
        };
    }

    private static Func<double, double[]>? Sampled(PdfFile file, PdfStream stream, int outputs)
    {
        if (file.Whole(stream.Dictionary, "BitsPerSample", 8) != 8)
        {
            return null;
        }

        var size = file.Numbers(stream.Dictionary.GetValueOrDefault("Size"));
        var count = size.Length == 1 ? (int)Math.Clamp(size[0], 1, 65_536) : 1;
        var samples = file.Decode(stream);
        return x =>
        {
            var at = (int)Math.Round(Math.Clamp(x, 0, 1) * (count - 1)) * outputs;
            var result = new double[outputs];
            for (var i = 0; i < outputs && at + i < samples.Length; i++)
            {
                result[i] = samples.Span[at + i] / 255.0;
            }

            return result;
        };
    }

    private static Func<double, double[]>? Stitched(PdfFile file, PdfDictionary dictionary, int outputs, int depth)
    {
        var parts = (file.Array(dictionary, "Functions") ?? []).Take(32)
            .Select(part => Open(file, part, outputs, depth + 1)).ToArray();
        var bounds = file.Numbers(dictionary.GetValueOrDefault("Bounds"));
        if (parts.Length == 0)
        {
            return null;
        }

        return x =>
        {
            var i = 0;
            while (i < bounds.Length && i < parts.Length - 1 && x >= bounds[i])
            {
                i++;
            }

            var low = i == 0 ? 0 : bounds[i - 1];
            var high = i < bounds.Length ? bounds[i] : 1;
            return parts[i]?.Invoke(high > low ? (x - low) / (high - low) : 0) ?? new double[outputs];
        };
    }
}
