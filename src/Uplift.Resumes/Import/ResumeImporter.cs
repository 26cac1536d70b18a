using Uplift.Documents.Text;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>
/// Reads a resume out of the text of a file by layout and language. Every value is literal text of the file, dates normalised;
/// what finds no field is listed as unplaced.
/// </summary>
public static class ResumeImporter
{
    public static ImportedResume Read(DocumentText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var ledger = new Ledger();
        var lines = PageLines.Read(document, ledger);
        if (lines.Count == 0)
        {
            return new ImportedResume(new Resume(), [], [], []);
        }

        if (ToldResume.Recognises(document, lines))
        {
            return ToldResume.Read(lines, document.Kind == DocumentKind.Docx, () => ledger.Unplaced(lines));
        }

        var sections = Sections.Read(lines);
        // Sections may have split or joined lines; these are the ones that count from here on.
        lines = [.. sections.SelectMany(section => section.Heading is { } heading ? section.Lines.Prepend(heading) : section.Lines)];
        return new SectionReading(sections, lines, ledger).Finish();
    }
}
