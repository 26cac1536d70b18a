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
        var repeated = new List<SourceLine>();
        var beyond = new List<SourceLine>();
        var lines = PageLines.Read(document, repeated, beyond);
        if (lines.Count == 0)
        {
            return new ImportedResume(new Resume(), [], [], []);
        }

        if (ToldResume.Recognises(document, lines))
        {
            return ToldResume.Read(lines, document.Kind == DocumentKind.Docx, () => Leftover(lines, repeated, beyond));
        }

        var sections = Sections.Read(lines);
        // Sections may have split or joined lines; these are the ones that count from here on.
        lines = [.. sections.SelectMany(section => section.Heading is { } heading ? section.Lines.Prepend(heading) : section.Lines)];
        return new SectionReading(sections, lines, repeated, beyond).Finish();
    }

    internal static List<Unplaced> Leftover(List<SourceLine> lines, List<SourceLine> repeated, List<SourceLine> beyond) =>
    [
        .. lines.SelectMany(line => line.LeftOver()).Select(cut => new Unplaced("left-over", cut.Place())),
        .. repeated.SelectMany(line => line.LeftOver()).Select(cut => new Unplaced("repeated", cut.Place())),
        .. beyond.SelectMany(line => line.LeftOver()).Select(cut => new Unplaced("beyond", cut.Place())),
    ];
}
