namespace Uplift.Resumes.Import;

/// <summary>
/// Dates in a narrow column at the left break over two lines or more ("Jan 2019 –" over "Present"). The pieces of each are put together
/// again and set beside the line that is level with the first of them.
/// </summary>
internal static class DateRails
{
    private const int MostPieces = 4;
    private const double MostAway = 120;

    /// <param name="Pieces">From top to bottom, each with the line that it is a cell of.</param>
    private sealed record Stack(List<(SourceLine Piece, SourceLine Line)> Pieces)
    {
        public SourceLine First => Pieces[0].Piece;

        public SourceLine Last => Pieces[^1].Piece;
    }

    public static List<SourceLine> Join(List<SourceLine> lines)
    {
        var pieces = lines.Select(line => (Piece: PieceOf(line), Line: line)).Where(pair => pair.Piece is not null)
            .Select(pair => (Piece: pair.Piece!, pair.Line)).OrderBy(pair => pair.Piece.Box.Top).ToList();
        var stacks = Stacks(pieces);
        if (!stacks.Exists(stack => stack.Pieces.Count > 1))
        {
            return lines;
        }

        // Each table of a page has an edge of its own.
        foreach (var rail in Partners(stacks, Apart(lines, stacks)).GroupBy(pair => Math.Round(pair.Partner.Left / 3)).Select(rail => rail.Select(pair => pair.Stack).ToList()))
        {
            var rows = Apart(lines, rail);
            if (rail.Exists(stack => stack.Pieces.Count > 1) && !HasOtherText(rail, rows, PartnerOf(rail[0], rows)!.Left))
            {
                return Join(Merged(rows, Partners(rail, rows)));
            }
        }

        return lines;
    }

    /// <summary>A line, or the first cell of one, that is nothing but a part of a date.</summary>
    private static SourceLine? PieceOf(SourceLine line)
    {
        if (line.Bullet)
        {
            return null;
        }

        var cell = line.Cells().First();
        return cell.Length < 30 && Dates.IsPiece(cell.Text) ? line.HasCells ? line.Part(cell.Start, cell.End) : line : null;
    }

    /// <summary>What stands closely above one another, up to where it is a whole range; what never becomes a date is left alone.</summary>
    private static List<Stack> Stacks(List<(SourceLine Piece, SourceLine Line)> pieces)
    {
        var stacks = new List<Stack>();
        foreach (var pair in pieces)
        {
            var open = stacks.LastOrDefault(stack => stack.Last.Left < pair.Piece.Box.Right && pair.Piece.Left < stack.Last.Box.Right);
            if (open is not null && open.Pieces.Count < MostPieces && !IsWhole(Text(open)) && pair.Piece.Box.Top - open.Last.Box.Bottom < pair.Piece.Box.Height * 0.6
                && pair.Piece.Box.Top > open.Last.Box.Top + 2 && CanFollow(Text(open), pair.Piece.Text))
            {
                open.Pieces.Add(pair);
            }
            else
            {
                stacks.Add(new Stack([pair]));
            }
        }

        stacks.RemoveAll(stack => !IsDate(Text(stack)));
        return stacks;
    }

    private static string Text(Stack stack) => string.Join(' ', stack.Pieces.Select(pair => pair.Piece.Text));

    /// <summary>A range with both of its ends.</summary>
    private static bool IsWhole(string text) =>
        Dates.Find(text) is [{ IsRange: true, Start: 0 } range] && range.End >= text.Length - 1 && (range.To is not null || char.IsLetter(text.TrimEnd('.', ')')[^1]));

    private static bool IsDate(string text) => Dates.Find(text) is [{ Start: 0 } date] && date.End >= text.Length - 1;

    /// <summary>A date over a date is two dates unless something between them says that they are one.</summary>
    private static bool CanFollow(string above, string below) =>
        !IsDate(above) || Dates.EndsOpen(above) || !IsDate(below) || Dates.Find(above + " " + below) is [{ IsRange: true }];

    /// <summary>The lines without the cells that are pieces of stacks.</summary>
    private static List<SourceLine> Apart(List<SourceLine> lines, List<Stack> stacks)
    {
        var pieceOf = stacks.SelectMany(stack => stack.Pieces).ToDictionary(pair => pair.Line, pair => pair.Piece);
        return [.. lines.SelectMany(line => !pieceOf.TryGetValue(line, out var piece) ? [line]
            : piece == line ? (SourceLine[])[line]
            : [piece, line.Without(line.Cells().First())])];
    }

    private static List<(Stack Stack, SourceLine Partner)> Partners(List<Stack> stacks, List<SourceLine> rows) =>
        [.. stacks.Select(stack => (Stack: stack, Partner: PartnerOf(stack, rows))).Where(pair => pair.Partner is not null).Select(pair => (pair.Stack, pair.Partner!))];

    private static SourceLine? PartnerOf(Stack stack, List<SourceLine> rows) => rows
        .Where(row => row.Left > stack.First.Box.Right && row.Left - stack.Pieces.Max(pair => pair.Piece.Box.Right) < MostAway
            && Math.Abs(row.Box.Top - stack.First.Box.Top) < stack.First.Box.Height * 0.5)
        .MinBy(row => row.Left);

    /// <summary>Text of another kind between the dates: the column is one of text then, which holds dates as well.</summary>
    private static bool HasOtherText(List<Stack> rail, List<SourceLine> rows, double edge)
    {
        var pieces = rail.SelectMany(stack => stack.Pieces).Select(pair => pair.Piece).ToHashSet();
        var left = pieces.Min(piece => piece.Left);
        var others = rows.Count(row => !pieces.Contains(row) && row.Left >= left - 3 && row.Left < edge - 3 && row.Box.Right < edge
            && row.Box.Top > rail[0].First.Box.Top && row.Box.Top < rail[^1].Last.Box.Bottom && Headings.Find(row.Text) is not { Exact: true });
        return others > rail.Count / 2;
    }

    private static List<SourceLine> Merged(List<SourceLine> rows, List<(Stack Stack, SourceLine Partner)> rail)
    {
        var pieces = rail.SelectMany(pair => pair.Stack.Pieces).Select(pair => pair.Piece).ToHashSet();
        var columns = pieces.Select(piece => piece.Column).Concat(rail.Select(pair => pair.Partner.Column)).ToHashSet();
        var column = rail[0].Partner.Column;
        // The heading above belongs to the rail as well; what stands above that is in the order that reading gave it.
        var first = rail.Min(pair => pair.Stack.First.Box.Top) - 1;
        var top = rows.Where(row => columns.Contains(row.Column) && row.Box.Top < first && Headings.Find(row.Text) is { Exact: true }).Select(row => row.Box.Top).DefaultIfEmpty(first).Max();
        bool IsInside(SourceLine row) => columns.Contains(row.Column) && row.Box.Top >= top;
        var dated = rail.DistinctBy(pair => pair.Partner).ToDictionary(pair => pair.Partner, pair => pair.Stack);
        var joined = rows
            .Where(row => IsInside(row) && !pieces.Contains(row))
            .Select(row => dated.TryGetValue(row, out var stack) ? SourceLine.Beside(Whole(stack), row, column) : row.InColumn(column))
            .OrderBy(row => row.Box.Top);
        var at = rows.FindIndex(IsInside);
        bool IsAbove(SourceLine row) => columns.Contains(row.Column) && row.Box.Top < top;
        return [.. rows.Take(at), .. rows.Skip(at).Where(IsAbove), .. joined, .. rows.Skip(at).Where(row => !IsInside(row) && !IsAbove(row))];
    }

    private static SourceLine Whole(Stack stack) => stack.Pieces.Select(pair => pair.Piece).Aggregate(SourceLine.Above);
}
