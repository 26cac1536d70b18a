namespace Uplift.Documents.Reading.Syntax;

// A value is null, bool, double, PdfName, PdfString, PdfArray, PdfDictionary, PdfStream or PdfReference.
// Whole numbers are doubles too: none in a valid file is beyond 2^53.

internal sealed record PdfName(string Value);

internal sealed class PdfString(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;
}

/// <summary>A bare word: an operator of a content stream, or obj, endobj, stream and their like in a file.</summary>
internal sealed record PdfKeyword(string Value);

internal sealed record PdfReference(int Number, int Generation);

internal sealed class PdfArray : List<object?>;

internal sealed class PdfDictionary : Dictionary<string, object?>;

/// <param name="Dictionary">What describes the stream.</param>
/// <param name="Raw">The bytes as in the file, still encrypted and encoded.</param>
/// <param name="Owner">The object that holds it, which its key is made of; null where nothing is encrypted.</param>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Raw, PdfReference? Owner);
