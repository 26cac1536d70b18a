using Uplift.Documents.Reading;
using Uplift.Documents.Reading.Word;
using Uplift.Documents.Text;

namespace Uplift.Documents;

/// <summary>Reads what a machine reads of a PDF, a DOCX or a plain text, whatever its name says it is.</summary>
public static class DocumentReader
{
    private const string NotADocument =
        "This is neither a PDF nor a DOCX nor plain text; export it as one of them and bring that.";

    private const string Damaged = "This file is damaged beyond what can be mended; save it again from the program that made it.";

    /// <summary>Never throws for what a file holds; only <see cref="OperationCanceledException"/> leaves it.</summary>
    /// <remarks>Work and memory are bounded by <paramref name="limits"/>; one call runs on one thread and keeps no state.</remarks>
    public static ReadOutcome Read(ReadOnlyMemory<byte> file, ReadLimits? limits = null, CancellationToken cancellation = default)
    {
        try
        {
            return ReadUnguarded(file, limits ?? ReadLimits.Default, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The parsers themselves check every step; should one of them err, the file's owner still gets a sentence.
            return Refuse("damaged", Damaged);
        }
    }

    /// <summary>The same without the net below it, so that tests see what the net would catch.</summary>
    internal static ReadOutcome ReadUnguarded(ReadOnlyMemory<byte> file, ReadLimits limits, CancellationToken cancellation)
    {
        if (file.Length > limits.Bytes)
        {
            return Refuse("too-large", $"This file is larger than {limits.Bytes / 1024 / 1024} MB; save it with smaller pictures or without them.");
        }

        var budget = new ReadBudget(limits, cancellation);
        try
        {
            var document = FileKind.Of(file.Span) switch
            {
                DocumentKind.Pdf => PdfDocument.Read(file, budget),
                DocumentKind.Docx => WordDocument.Read(file, budget),
                DocumentKind.Text => PlainText.Read(file.Span, budget),
                _ => null,
            };
            if (document is null)
            {
                return Refuse("not-a-document", NotADocument);
            }

            return document.Pages.Any(page => page.Glyphs.Count > 0 || page.Blocks.Count > 0)
                ? new ReadOutcome(document, null)
                : Refuse("no-text", "This file holds no text, only pictures or outlines of letters; export it from the program that it was written in.");
        }
        catch (ReadAbortException abort)
        {
            return new ReadOutcome(null, abort.Refusal);
        }
    }

    private static ReadOutcome Refuse(string code, string sentence) => new(null, new ReadRefusal(code, sentence));
}
