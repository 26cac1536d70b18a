using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>Where the links of a Word document lead, in the two ways in which it writes them.</summary>
internal sealed class WordLinks
{
    private const int MostLinks = 2000;
    private const int LongestAddress = 2048;

    public List<PageLink> Found { get; } = [];

    public string? Of(OpenXmlPart? part, Hyperlink hyperlink)
    {
        if (hyperlink.Id?.Value is not { } id)
        {
            return null;
        }

        var target = part?.HyperlinkRelationships.FirstOrDefault(relation => relation.Id == id)?.Uri.OriginalString;
        return Keep(target);
    }

    /// <summary>Old Word files write links as fields: begin, HYPERLINK "address", separate, text, end.</summary>
    public string? OfField(Run run, string? current)
    {
        if (run.GetFirstChild<FieldCode>() is { } code)
        {
            return OfInstruction(code.Text) ?? current;
        }

        return run.GetFirstChild<FieldChar>()?.FieldCharType?.InnerText == "end" ? null : current;
    }

    public string? OfInstruction(string? instruction)
    {
        var start = instruction?.IndexOf("HYPERLINK", StringComparison.OrdinalIgnoreCase) ?? -1;
        var first = start < 0 ? -1 : instruction!.IndexOf('"', start);
        var last = first < 0 ? -1 : instruction!.IndexOf('"', first + 1);
        return last < 0 ? null : Keep(instruction![(first + 1)..last]);
    }

    private string? Keep(string? target)
    {
        if (target is not { Length: > 0 and <= LongestAddress } || target.Any(char.IsControl))
        {
            return null;
        }

        if (Found.Count < MostLinks)
        {
            Found.Add(new PageLink(default, target));
        }

        return target;
    }
}
