using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>The encoding in the clear part of a Type 1 font program.</summary>
internal static class Type1Program
{
    public static string?[]? Encoding(ReadOnlyMemory<byte> program, ReadBudget budget)
    {
        var clear = program.Span.IndexOf("eexec"u8);
        var head = clear < 0 ? program[..Math.Min(program.Length, 100_000)] : program[..clear];
        var start = head.Span.IndexOf("/Encoding"u8);
        if (start < 0)
        {
            return null;
        }

        var lexer = new Lexer(head, budget, references: false) { Position = start + 9 };
        var first = lexer.Next();
        if (first is PdfKeyword { Value: "StandardEncoding" })
        {
            return Encodings.Standard;
        }

        // dup 65 /A put
        var encoding = new string?[256];
        object? before = null;
        for (var value = first; value != Lexer.EndOfData; value = lexer.Next())
        {
            if (value is PdfKeyword { Value: "def" or "readonly" })
            {
                break;
            }

            if (value is PdfName name && before is double code and >= 0 and < 256)
            {
                encoding[(int)code] = name.Value;
            }

            before = value;
        }

        return encoding;
    }
}
