using System.Text.Unicode;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>Recognises a file by its bytes; names lie.</summary>
internal static class FileKind
{
    private const int Head = 1024;

    public static DocumentKind? Of(ReadOnlySpan<byte> file)
    {
        if (file[..Math.Min(Head, file.Length)].IndexOf("%PDF-"u8) >= 0)
        {
            return DocumentKind.Pdf;
        }

        if (file.StartsWith("PK\u0003\u0004"u8))
        {
            return DocumentKind.Docx;
        }

        // A PDF whose head is lost still ends like one.
        if (file.IndexOf("endobj"u8) >= 0 && file.IndexOf("/Page"u8) >= 0)
        {
            return DocumentKind.Pdf;
        }

        return IsText(file) ? DocumentKind.Text : null;
    }

    private static bool IsText(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return false;
        }

        if (HasUtf16Mark(file))
        {
            return file.Length % 2 == 0;
        }

        var odd = 0;
        foreach (var b in file)
        {
            odd += b is < 32 and not (9 or 10 or 12 or 13) or 127 ? 1 : 0;
        }

        // Text in an eight-bit encoding of old is still text, but few of its bytes are beyond ASCII.
        return odd == 0 && (Utf8.IsValid(file) || MostlyAscii(file));
    }

    public static bool HasUtf16Mark(ReadOnlySpan<byte> file) =>
        file.Length >= 2 && ((file[0] == 0xFF && file[1] == 0xFE) || (file[0] == 0xFE && file[1] == 0xFF));

    private static bool MostlyAscii(ReadOnlySpan<byte> file)
    {
        var high = 0;
        foreach (var b in file)
        {
            high += b >> 7;
        }

        return high * 4 < file.Length;
    }
}
