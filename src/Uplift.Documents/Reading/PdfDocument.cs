using Uplift.Documents.Reading.Layout;
using Uplift.Documents.Reading.Structure;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>A PDF from its bytes to lines in reading order.</summary>
internal static class PdfDocument
{
    public static DocumentText Read(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        var file = PdfFile.Open(bytes, budget);
        var pages = PageTree.Pages(file);
        if (pages.Count == 0)
        {
            throw new ReadAbortException(new ReadRefusal(
                "damaged", "This PDF has no page that can be found; save it again from the program that made it."));
        }

        if (pages.Count > budget.Limits.Pages)
        {
            throw new ReadAbortException(new ReadRefusal(
                "too-large", $"This PDF has more than {budget.Limits.Pages} pages; bring only those of the resume."));
        }

        var structure = new StructureTree(file);
        var reader = new PageReader(file, structure);
        var texts = new List<PageText>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            texts.Add(PageLayout.Lay(reader.Read(pages[i].Page, pages[i].Number), i + 1, budget));
        }

        return new DocumentText(DocumentKind.Pdf, DocumentFacts.Read(file, structure.HasRoles), texts);
    }
}
