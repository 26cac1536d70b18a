using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Structure;

/// <summary>What the structure tree calls each marked sequence of each page (ISO 32000-1, 14.7 and 14.8).</summary>
internal sealed class StructureTree
{
    private readonly PdfFile file;
    private readonly Dictionary<(int Page, int Mark), MarkedRole> roles = [];
    private readonly HashSet<PdfDictionary> visited = [];
    private readonly PdfDictionary? roleMap;
    private int order;

    public StructureTree(PdfFile file)
    {
        this.file = file;
        if (file.Dictionary(file.Catalog, "StructTreeRoot") is not { } root)
        {
            return;
        }

        roleMap = file.Dictionary(root, "RoleMap");
        Kids(root, new Context(null, -1, null), 0);
    }

    public bool HasRoles => roles.Count > 0;

    public MarkedRole? Of(int page, int mark) => roles.GetValueOrDefault((page, mark));

    private void Kids(PdfDictionary element, Context context, int depth)
    {
        var kids = file.Resolve(element.GetValueOrDefault("K"));
        if (kids is PdfArray several)
        {
            foreach (var kid in several)
            {
                Kid(kid, context with { ActualText = several.Count == 1 ? context.ActualText : null }, depth);
            }
        }
        else
        {
            Kid(kids, context, depth);
        }
    }

    private void Kid(object? value, Context context, int depth)
    {
        file.Budget.Tick();
        switch (file.Resolve(value))
        {
            case double mark:
                Add(context.Page, mark, context);
                break;
            case PdfDictionary dictionary when depth < file.Budget.Limits.Depth && visited.Add(dictionary):
                var page = PageOf(dictionary) ?? context.Page;
                if (file.Number(dictionary, "MCID") is { } id)
                {
                    Add(page, id, context);
                }
                else if (file.Name(dictionary, "S") is { } type)
                {
                    var actual = file.String(dictionary, "ActualText") is { } text ? TextString.Decode(text.Bytes) : null;
                    Kids(dictionary, new Context(Role(type, context.Role), page, actual), depth + 1);
                }

                break;
        }
    }

    private void Add(int page, double mark, Context context)
    {
        file.Budget.Value();
        roles.TryAdd((page, (int)Math.Clamp(mark, -1, int.MaxValue)), new MarkedRole(context.Role, context.ActualText, order++));
    }

    private static int? PageOf(PdfDictionary element) => (element.GetValueOrDefault("Pg") as PdfReference)?.Number;

    /// <summary>The nearest element that says what a line is; what only groups or colours words keeps the outer one.</summary>
    private string? Role(string type, string? outer)
    {
        for (var i = 0; i < 8 && file.Name(roleMap, type) is { } mapped && mapped != type; i++)
        {
            type = mapped;
        }

        return type switch
        {
            "H" or "H1" or "H2" or "H3" or "H4" or "H5" or "H6" or "Title" or "Lbl" or "TH" or "TD" or "Caption" or "Figure" => type,
            "LI" or "LBody" => "LI",
            "P" => outer is "LI" or "TH" or "TD" ? outer : "P",
            "L" or "Table" => null,
            "Artifact" => "Artifact",
            _ => outer,
        };
    }

    private sealed record Context(string? Role, int Page, string? ActualText);
}

/// <param name="Order">The place in the tree's own reading order.</param>
internal sealed record MarkedRole(string? Role, string? ActualText, int Order);
