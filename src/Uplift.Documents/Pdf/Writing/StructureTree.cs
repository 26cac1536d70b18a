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
    private readonly StringBuilder parents = new();
    private int parentCount;

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

    /// <param name="value">An element, or for a page an array with the element of each marked content.</param>
    /// <returns>The StructParents of the page or the StructParent of the annotation.</returns>
    public int AddParent(string value)
    {
        parents.Append(CultureInfo.InvariantCulture, $"{parentCount} {value} ");
        return parentCount++;
    }

    /// <returns>The number of the StructTreeRoot.</returns>
    public int Write()
    {
        foreach (var element in elements)
        {
            var body = new StringBuilder()
                .Append("<</S/").Append(element.Type).Append("/P ").Append(element.Parent?.Number ?? root).Append(" 0 R")
                .Append(element.Attributes)
                .Append("/K[").AppendJoin(' ', element.Kids).Append("]>>");
            file.Set(element.Number, body.ToString());
        }

        var tree = file.Add($"<</Nums[{parents}]>>");
        file.Set(root, $"<</Type/StructTreeRoot/K[{Document.Number} 0 R]/ParentTree {tree} 0 R/ParentTreeNextKey {parentCount}>>");
        return root;
    }
}
