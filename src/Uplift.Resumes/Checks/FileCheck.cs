using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;
using Uplift.Resumes.Import;

namespace Uplift.Resumes.Checks;

/// <summary>Reads a file and checks it, from bytes to report, without keeping anything.</summary>
internal static class FileCheck
{
    /// <summary>In bytes. Rule FILE-03 speaks from 1 MB on; what is larger than this no form takes.</summary>
    public const int LargestBytes = 6 * 1024 * 1024;

    public static (FileCheckView View, DocumentText? Document) Of(ReadOnlyMemory<byte> file, string? name, DateOnly today, CancellationToken cancellation)
    {
        var (report, document, import) = ReportOf(file, name, today, cancellation);
        return (
            new FileCheckView(
                name,
                file.Length,
                document?.Kind.ToString().ToLowerInvariant(),
                report.Readability,
                report.Content,
                report.Gains,
                [.. report.Rules.Select(CheckedRule.From)],
                import is null ? null : See(document!, import)),
            document);
    }

    /// <summary>The same of a file that was made from a resume: what the resume says is asked of the resume itself.</summary>
    public static (CheckReport Report, DocumentText? Document) Report(
        ExportedFile file, Resume resume, ExportOptions options, OtherReading other, DateOnly today, CancellationToken cancellation)
    {
        var (report, document, _) = ReportOf(file.Bytes, file.FileName, today, cancellation, (subject, import) => subject with
        {
            Resume = resume,
            RoundTrip = Compared(resume, import?.Resume, options),
            OtherReaders = other.Compare(resume, options),
            OtherReadersReason = other.Reason,
        });
        return (report, document);
    }

    private static (CheckReport Report, DocumentText? Document, ImportedResume? Import) ReportOf(
        ReadOnlyMemory<byte> file,
        string? name,
        DateOnly today,
        CancellationToken cancellation,
        Func<CheckSubject, ImportedResume?, CheckSubject>? made = null)
    {
        var read = DocumentReader.Read(file, ReadLimits.Default with { Bytes = LargestBytes }, cancellation);
        var import = read.Document is { } document ? ResumeImporter.Read(document) : null;
        var subject = new CheckSubject
        {
            File = new FileFacts(name, file.Length),
            Refusal = read.Refusal,
            Document = read.Document,
            Import = import,
            Docx = read.Document?.Kind == DocumentKind.Docx ? DocxFacts.Read(file) : null,
            Today = today,
        };
        return (ResumeCheck.Of(made?.Invoke(subject, import) ?? subject), read.Document, import);
    }

    private static RoundTripFacts Compared(Resume resume, Resume? read, ExportOptions options)
    {
        var result = RoundTrip.Compare(resume, read ?? new Resume(), options);
        return new RoundTripFacts(result.Fields, [.. result.Differences.Select(difference => difference.Pointer)]);
    }

    private static ParserView See(DocumentText document, ImportedResume import) => new(
        [.. document.Pages.Select(page => new ReadPage(page.Number, page.Width, page.Height, [.. page.Blocks.SelectMany(block => block.Lines).Select(line => line.Text)]))],
        import.Resume,
        import.Sections,
        import.Fields,
        import.Unplaced);
}
