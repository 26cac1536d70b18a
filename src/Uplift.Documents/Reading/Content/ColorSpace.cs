using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Content;

/// <summary>Turns the numbers of a colour into red, green and blue, near enough to say whether text can be seen.</summary>
internal sealed class ColorSpace
{
    private readonly Func<double[], (double R, double G, double B)> convert;

    private ColorSpace(int components, Func<double[], (double R, double G, double B)> convert)
    {
        Components = components;
        this.convert = convert;
    }

    public static ColorSpace Gray { get; } = new(1, c => (At(c, 0), At(c, 0), At(c, 0)));

    public static ColorSpace Rgb { get; } = new(3, c => (At(c, 0), At(c, 1), At(c, 2)));

    public static ColorSpace Cmyk { get; } = new(4, c =>
        ((1 - At(c, 0)) * (1 - At(c, 3)), (1 - At(c, 1)) * (1 - At(c, 3)), (1 - At(c, 2)) * (1 - At(c, 3))));

    public int Components { get; }

    public static ColorSpace Open(PdfFile file, object? value, PdfDictionary? resources, int depth = 0)
    {
        value = file.Resolve(value);
        if (depth > 8)
        {
            return Gray;
        }

        if (value is PdfName name)
        {
            return name.Value switch
            {
                "DeviceGray" or "G" or "CalGray" => Gray,
                "DeviceRGB" or "RGB" or "CalRGB" => Rgb,
                "DeviceCMYK" or "CMYK" => Cmyk,
                _ when file.Dictionary(resources, "ColorSpace")?.GetValueOrDefault(name.Value) is { } named =>
                    Open(file, named, resources, depth + 1),
                _ => Gray,
            };
        }

        if (value is not PdfArray { Count: > 0 } array)
        {
            return Gray;
        }

        switch ((file.Resolve(array[0]) as PdfName)?.Value)
        {
            case "ICCBased":
                return file.Whole(file.Dictionary(array.ElementAtOrDefault(1)), "N", 3) switch { 1 => Gray, 4 => Cmyk, _ => Rgb };
            case "CalRGB":
                return Rgb;
            case "Lab":
                return new ColorSpace(3, Lab);
            case "Indexed" or "I":
                return Indexed(file, array, resources, depth);
            case "Separation" or "DeviceN":
                return Tinted(file, array, resources, depth);
            case "Pattern" when array.Count > 1:
                return Open(file, array[1], resources, depth + 1);
            default:
                return array.Count == 1 ? Open(file, array[0], resources, depth + 1) : Gray;
        }
    }

    public string Hex(double[] components)
    {
        var (r, g, b) = convert(components);
        return string.Create(6, (r, g, b), static (chars, rgb) =>
        {
            Write(chars, Byte(rgb.r));
            Write(chars[2..], Byte(rgb.g));
            Write(chars[4..], Byte(rgb.b));
        });
    }

    private static int Byte(double value) => double.IsNaN(value) ? 0 : (int)Math.Round(Math.Clamp(value, 0, 1) * 255);

    private static void Write(Span<char> chars, int value)
    {
        chars[0] = "0123456789ABCDEF"[value >> 4];
        chars[1] = "0123456789ABCDEF"[value & 15];
    }

    private static double At(double[] components, int index) =>
        index < components.Length ? Math.Clamp(components[index], 0, 1) : 0;

    private static (double R, double G, double B) Lab(double[] c)
    {
        // Lightness alone carries whether it is seen; the hue is kept roughly.
        var light = c.Length > 0 ? Math.Clamp(c[0] / 100, 0, 1) : 0;
        var a = c.Length > 1 ? c[1] / 256 : 0;
        var b = c.Length > 2 ? c[2] / 256 : 0;
        return (light + a, light - (a / 2), light - b);
    }

    private static ColorSpace Indexed(PdfFile file, PdfArray array, PdfDictionary? resources, int depth)
    {
        var under = Open(file, array.ElementAtOrDefault(1), resources, depth + 1);
        var table = file.Resolve(array.ElementAtOrDefault(3)) switch
        {
            PdfString text => text.Bytes,
            PdfStream stream => file.Decode(stream) is var bytes ? bytes[..Math.Min(bytes.Length, 1024)].ToArray() : [],
            _ => [],
        };
        return new ColorSpace(1, c =>
        {
            var at = (int)Math.Clamp(c.Length > 0 ? c[0] : 0, 0, 255) * under.Components;
            var entry = new double[under.Components];
            for (var i = 0; i < entry.Length && at + i < table.Length; i++)
            {
                entry[i] = table[at + i] / 255.0;
            }

            return under.convert(entry);
        });
    }

    private static ColorSpace Tinted(PdfFile file, PdfArray array, PdfDictionary? resources, int depth)
    {
        var names = file.Resolve(array.ElementAtOrDefault(1)) as PdfArray;
        var count = Math.Clamp(names?.Count ?? 1, 1, 32);
        var alternate = Open(file, array.ElementAtOrDefault(2), resources, depth + 1);
        var function = TintFunction.Open(file, array.ElementAtOrDefault(3), alternate.Components);
        return new ColorSpace(count, c =>
        {
            if (function?.Invoke(At(c, 0)) is { } result && count == 1)
            {
                return alternate.convert(result);
            }

            // Inks darken: as much as the strongest of them, where the mixture is a program that is not run here.
            var light = 1 - (c.Length == 0 ? 0 : Math.Clamp(c.Max(), 0, 1));
            return (light, light, light);
        });
    }
}
