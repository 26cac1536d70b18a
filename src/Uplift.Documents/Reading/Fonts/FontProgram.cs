using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>An embedded font, opened only when nothing else says what its shapes mean.</summary>
internal sealed record FontProgram(TrueTypeProgram? TrueType, CffProgram? Compact, string?[]? Encoding)
{
    public static FontProgram Open(PdfFile file, PdfDictionary? descriptor)
    {
        if (Bytes(file, descriptor, "FontFile2") is { IsEmpty: false } trueType)
        {
            return new FontProgram(new TrueTypeProgram(trueType, file.Budget), null, null);
        }

        if (Bytes(file, descriptor, "FontFile3") is { IsEmpty: false } other)
        {
            var open = other.Span.StartsWith("OTTO"u8) || other.Span.StartsWith("\0\u0001\0\0"u8)
                ? new TrueTypeProgram(other, file.Budget)
                : null;
            var bytes = open is null ? other : open.Cff;
            var compact = bytes.IsEmpty ? null : new CffProgram(bytes, file.Budget);
            return new FontProgram(open, compact, compact?.Encoding);
        }

        return Bytes(file, descriptor, "FontFile") is { IsEmpty: false } type1
            ? new FontProgram(null, null, Type1Program.Encoding(type1, file.Budget))
            : new FontProgram(null, null, null);
    }

    private static ReadOnlyMemory<byte> Bytes(PdfFile file, PdfDictionary? descriptor, string key) =>
        file.Stream(descriptor, key) is { } stream ? file.Decode(stream) : default;
}
