using System.Globalization;
using System.Text;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>What a part of the page is, for those who do not see it (ISO 32000-1, 14.7).</summary>
internal sealed class StructureElement(string type, StructureElement? parent, int number, string attributes = "")
{
    public string Type => type;

    public StructureElement? Parent => parent;

    public int Number => number;

    public string Attributes => attributes;

    /// <summary>In the order of reading, already as PDF.</summary>
    public List<string> Kids { get; } = [];
}

/// <summary>The elements of a document, and the way back from what is drawn to them.</summary>
internal sealed class StructureTree
{
    private readonly PdfFile file;
    private readonly int root;
    private readonly List<StructureElement> elements = [];
    private readonly Dictionary<int, string> parents = [];

    public StructureTree(PdfFile file)
    {
        this.file = file;
        root = file.Reserve();
        Document = Add("Document", parent: null);
    }

    public StructureElement Document { get; }

    public StructureElement Add(string type, StructureElement? parent, string attributes = "")
    {
        var element = new StructureElement(type, parent, file.Reserve(), attributes);
        elements.Add(element);
        parent?.Kids.Add($"{element.Number} 0 R");
        return element;
    }

    /// <param name="key">The StructParents of a page or the StructParent of an annotation.</param>
    /// <param name="value">An element, or for a page an array with the element of each marked content.</param>
    public void SetParent(int key, string value) => parents[key] = value;

    /// <returns>The number of the StructTreeRoot.</returns>
    public int Write()
    {
        foreach (var element in elements)
        {
            var body = new StringBuilder()
                .Append(CultureInfo.InvariantCulture, $"<</S/{element.Type}/P {element.Parent?.Number ?? root} 0 R")
                .Append(element.Attributes)
                .Append("/K[").AppendJoin(' ', element.Kids).Append("]>>");
            file.Set(element.Number, body.ToString());
        }

        var pairs = string.Join(' ', parents.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
        var tree = file.Add($"<</Nums[{pairs}]>>");
        file.Set(root, $"<</Type/StructTreeRoot/K[{Document.Number} 0 R]/ParentTree {tree} 0 R/ParentTreeNextKey {parents.Count}>>");
        return root;
    }
}
