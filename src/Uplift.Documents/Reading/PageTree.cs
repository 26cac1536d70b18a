using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading;

/// <summary>The pages of a file in their order, whatever circles their tree runs in.</summary>
internal static class PageTree
{
    /// <summary>Gives one page more than the limit where there are more, so that the caller can say so.</summary>
    public static List<(PdfDictionary Page, int Number)> Pages(PdfFile file)
    {
        var pages = new List<(PdfDictionary, int)>();
        var visited = new HashSet<PdfDictionary>();
        Walk(file, file.Catalog.GetValueOrDefault("Pages"), pages, visited, 0);
        if (pages.Count == 0)
        {
            pages.AddRange(file.StrayPages().Take(file.Budget.Limits.Pages + 1));
        }

        return pages;
    }

    private static void Walk(
        PdfFile file, object? node, List<(PdfDictionary, int)> pages, HashSet<PdfDictionary> visited, int depth)
    {
        file.Budget.Tick();
        if (pages.Count > file.Budget.Limits.Pages || depth > file.Budget.Limits.Depth
            || file.Resolve(node) is not PdfDictionary dictionary || !visited.Add(dictionary))
        {
            return;
        }

        if (file.Array(dictionary, "Kids") is { } kids && file.Name(dictionary, "Type") != "Page")
        {
            foreach (var kid in kids)
            {
                Walk(file, kid, pages, visited, depth + 1);
            }
        }
        else if (dictionary.ContainsKey("Contents") || dictionary.ContainsKey("MediaBox") || file.Name(dictionary, "Type") == "Page")
        {
            pages.Add((dictionary, (node as PdfReference)?.Number ?? -1));
        }
    }
}
