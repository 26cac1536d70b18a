using System.Runtime.InteropServices;

namespace Uplift.GraphQL.Language;

/// <summary>A document as it was sent; tells the line and column of a position in it.</summary>
public sealed class SourceText(string body)
{
    private List<(int Index, int Next)>? breaks;

    public string Body { get; } = body;

    /// <summary>Counts as GraphQL does: lines and columns from 1, columns in UTF-16 units.</summary>
    public SourceLocation Locate(int position)
    {
        breaks ??= FindBreaks();
        var (low, high) = (0, breaks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (breaks[middle].Index < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return new SourceLocation(low + 1, position + 1 - (low == 0 ? 0 : breaks[low - 1].Next));
    }

    private List<(int Index, int Next)> FindBreaks()
    {
        var found = new List<(int, int)>();
        for (var index = 0; index < Body.Length; index++)
        {
            if (Body[index] == '\r' && index + 1 < Body.Length && Body[index + 1] == '\n')
            {
                found.Add((index, index + 2));
                index++;
            }
            else if (Body[index] is '\n' or '\r')
            {
                found.Add((index, index + 1));
            }
        }

        return found;
    }
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct SourceLocation(int Line, int Column);
