using System.Text;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Strings that people read, such as titles: UTF-16, UTF-8 or PDFDocEncoding (ISO 32000-2, 7.9.2.2).</summary>
internal static class TextString
{
    private const int MostBytes = 16_384;

    // PDFDocEncoding where it differs from Latin-1.
    private const string From18 = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
    private const string From80 =
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122" +
        "\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E";

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, MostBytes)];
        if (bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            return Clean(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        }

        if (bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        {
            return Clean(Encoding.Unicode.GetString(bytes[2..]));
        }

        if (bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
        {
            return Clean(Encoding.UTF8.GetString(bytes[3..]));
        }

        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            text.Append(b switch
            {
                >= 0x18 and < 0x20 => From18[b - 0x18],
                >= 0x80 and < 0x9F => From80[b - 0x80],
                0xA0 => '\u20AC',
                _ => (char)b,
            });
        }

        return Clean(text.ToString());
    }

    /// <summary>Without language escapes and the noughts that some writers end with.</summary>
    private static string Clean(string text)
    {
        while (text.IndexOf('\u001B', StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf('\u001B', start + 1);
            text = text.Remove(start, (end < 0 ? start + 1 : end + 1) - start);
        }

        return text.Replace("\0", "", StringComparison.Ordinal);
    }
}
