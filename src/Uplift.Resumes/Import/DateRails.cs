namespace Uplift.Resumes.Import;

/// <summary>
/// Dates in a narrow column at the left break over two lines or more ("Jan 2019 –" over "Present"). The pieces of each are put together
/// again and set beside the line that is level with the first of them.
/// </summary>
internal static class DateRails
{
    private const int MostPieces = 4;
    private const double MostAway = 120;

    /// <summary>A page with more tables than that is no resume, and each costs another look at all of its lines.</summary>
    private const int MostRails = 8;

    /// <param name="Pieces">From top to bottom, each with the line that it is a cell of.</param>
    private sealed record Stack(List<(SourceLine Piece, SourceLine Line)> Pieces)
    {
        public SourceLine First => Pieces[0].Piece;

        public SourceLine Last => Pieces[^1].Piece;
    }

    public static List<SourceLine> Join(List<SourceLine> lines)
    {
        lines = Unhyphenated(lines);
        for (var rails = 0; rails < MostRails && JoinOne(lines) is { } joined; rails++)
        {
            lines = joined;
        }

        return lines;
    }

    /// <summary>"January 2019 to De-" over "cember 2021": a narrow column breaks the names of months, too.</summary>
    private static List<SourceLine> Unhyphenated(List<SourceLine> lines)
    {
        var whole = new List<SourceLine>(lines);
        for (var i = 0; i < whole.Count; i++)
        {
            var broken = whole[i].Cells().First();
            if (whole[i].Bullet || broken.Length is < 3 or > 30 || broken.Text[^1] is not ('-' or '\u2010') || !char.IsLetter(broken.Text[^2]))
            {
                continue;
            }

            for (var below = i + 1; below < whole.Count && below <= i + MostPieces; below++)
            {
                var line = whole[below];
                var rest = line.Cells().First();
                var date = string.Concat(broken.Text.AsSpan(0, broken.Length - 1), rest.Text);
                if (!line.Bullet && Math.Abs(line.Left - whole[i].Left) < 3 && line.Box.Top - whole[i].Box.Bottom < line.Box.Height && rest.Length < 30 && char.IsLower(rest.Text[0])
                    && Dates.IsPiece(date) && IsDate(date))
                {
                    whole[i] = SourceLine.Unhyphenated(whole[i], broken, rest);
                    if (line.HasCells)
                    {
                        whole[below] = line.Without(rest);
                    }
                    else
                    {
                        whole.RemoveAt(below);
                    }

                    break;
                }
            }
        }

        return whole;
    }

    /// <returns>Null when there is no rail left in which a date is broken.</returns>
    private static List<SourceLine>? JoinOne(List<SourceLine> lines)
    {
        var pieces = lines.Select(line => (Piece: PieceOf(line), Line: line)).Where(pair => pair.Piece is not null)
            .Select(pair => (Piece: pair.Piece!, pair.Line)).OrderBy(pair => pair.Piece.Box.Top).ToList();
        var stacks = Stacks(pieces, lines);
        if (!stacks.Exists(stack => stack.Pieces.Count > 1))
        {
            return null;
        }

        // Each table of a page has an edge of its own.
        foreach (var edge in Partners(stacks, Apart(lines, stacks)).GroupBy(pair => Math.Round(pair.Partner.Left / 3)))
        {
            var rows = Apart(lines, [.. edge.Select(pair => pair.Stack)]);
            // Of two dates that are level with one line the second stays where it is.
            var rail = Partners([.. edge.Select(pair => pair.Stack)], rows).DistinctBy(pair => pair.Partner).ToList();
            if (rail.Exists(pair => pair.Stack.Pieces.Count > 1) && !HasOtherText(rail, rows))
            {
                return Merged(rows, rail);
            }
        }

        return null;
    }

    /// <summary>A line, or the first cell of one, that is nothing but a part of a date.</summary>
    private static SourceLine? PieceOf(SourceLine line)
    {
        if (line.Bullet)
        {
            return null;
        }

        var cell = line.Cells().First();
        return cell.Length < 30 && Dates.IsPiece(cell.Text) ? line.HasCells ? line.Part(cell.Start, cell.End) : line : OpenPrefix(line);
    }

    /// <summary>"January 2021 – Editor": the dates of a rail that is hardly wide enough touch what they date.</summary>
    private static SourceLine? OpenPrefix(SourceLine line)
    {
        var words = line.Text.Split(' ');
        for (var count = Math.Min(4, words.Length - 1); count > 1; count--)
        {
            var prefix = string.Join(' ', words.Take(count));
            if (Dates.EndsOpen(prefix) && Dates.IsPiece(prefix) && IsDate(prefix))
            {
                return line.Part(0, prefix.Length);
            }
        }

        return null;
    }

    /// <summary>What stands closely above one another, up to where it is a whole range; what never becomes a date is left alone.</summary>
    private static List<Stack> Stacks(List<(SourceLine Piece, SourceLine Line)> pieces, List<SourceLine> lines)
    {
        var stacks = new List<Stack>();
        foreach (var pair in pieces)
        {
            var open = stacks.LastOrDefault(stack => stack.Last.Left < pair.Piece.Box.Right && pair.Piece.Left < stack.Last.Box.Right);
            if (open is not null && open.Pieces.Count < MostPieces && !IsWhole(Text(open)) && pair.Piece.Box.Top - open.Last.Box.Bottom < pair.Piece.Box.Height * 0.6
                && pair.Piece.Box.Top > open.Last.Box.Top + 2 && (CanFollow(Text(open), pair.Piece.Text) || IsEnd(open, pair.Piece)))
            {
                open.Pieces.Add(pair);
            }
            else
            {
                stacks.Add(new Stack([pair]));
            }
        }

        stacks.RemoveAll(stack => !IsDate(Text(stack)) || (stack.Pieces is [var (piece, line)] && piece != line && piece.Text.Length != line.Cells().First().Length));
        return stacks;

        // Of two months without a dash the lower and later one is the end where it dates nothing itself: the text beside goes on below it.
        bool IsEnd(Stack open, SourceLine piece) => MeetsWithoutDash(Text(open), piece.Text)
            && (Dates.Find(piece.Text).Count == 0 || (lines.Where(line => line.Left > piece.Box.Right && line.Box.Top > piece.Box.Top + 2).MinBy(line => line.Box.Top) is { } below
                && below.Box.Top - piece.Box.Bottom < piece.Box.Height && !pieces.Exists(other => Math.Abs(other.Line.Box.Top - below.Box.Top) < 2)));
    }

    private static string Text(Stack stack) => Whole(stack).Text;

    /// <summary>A range with both of its ends.</summary>
    private static bool IsWhole(string text) =>
        Dates.Find(text) is [{ IsRange: true, Start: 0 } range] && range.End >= text.Length - 1 && (range.To is not null || char.IsLetter(text.TrimEnd('.', ')')[^1]));

    private static bool IsDate(string text) => Dates.Find(text) is [{ Start: 0 } date] && date.End >= text.Length - 1;

    /// <summary>A date over a date is two dates unless something between them says that they are one.</summary>
    private static bool CanFollow(string above, string below) =>
        !IsDate(above) || Dates.EndsOpen(above) || !IsDate(below) || Dates.Find(above + " " + below) is [{ IsRange: true }];

    private static bool MeetsWithoutDash(string above, string below) => IsDate(above) && !Dates.EndsOpen(above)
        && Dates.Find(above) is [{ IsRange: false, From.Length: 7 } from]
        && Dates.Find(above + "–" + below) is [{ IsRange: true, Start: 0 } range] && range.End >= above.Length + below.Length
        && (range.To is null || (range.To.Length == 7 && string.CompareOrdinal(from.From, range.To) < 0));

    /// <summary>The lines without the cells that are pieces of stacks.</summary>
    private static List<SourceLine> Apart(List<SourceLine> lines, List<Stack> stacks)
    {
        var pieceOf = stacks.SelectMany(stack => stack.Pieces).ToDictionary(pair => pair.Line, pair => pair.Piece);
        return [.. lines.SelectMany(line => !pieceOf.TryGetValue(line, out var piece) ? [line]
            : piece == line ? (SourceLine[])[line]
            : [piece, line.Part(piece.Text.Length, line.Text.Length)])];
    }

    private static List<(Stack Stack, SourceLine Partner)> Partners(List<Stack> stacks, List<SourceLine> rows) =>
        [.. stacks.Select(stack => (Stack: stack, Partner: PartnerOf(stack, rows))).Where(pair => pair.Partner is not null).Select(pair => (pair.Stack, pair.Partner!))];

    private static SourceLine? PartnerOf(Stack stack, List<SourceLine> rows) => rows
        .Where(row => row.Left > stack.First.Box.Right && row.Left - stack.Pieces.Max(pair => pair.Piece.Box.Right) < MostAway
            && Math.Abs(row.Box.Top - stack.First.Box.Top) < stack.First.Box.Height * 0.5)
        .MinBy(row => row.Left);

    /// <summary>Text of another kind between the dates: the column is one of text then, which holds dates as well.</summary>
    private static bool HasOtherText(List<(Stack Stack, SourceLine Partner)> rail, List<SourceLine> rows)
    {
        var edge = rail[0].Partner.Left;
        var pieces = rail.SelectMany(pair => pair.Stack.Pieces).Select(pair => pair.Piece).ToHashSet();
        var left = pieces.Min(piece => piece.Left);
        var others = rows.Count(row => !pieces.Contains(row) && row.Left >= left - 3 && row.Left < edge - 3 && row.Box.Right < edge
            && row.Box.Top > rail[0].Stack.First.Box.Top && row.Box.Top < rail[^1].Stack.Last.Box.Bottom && Headings.Find(row.Text) is not { Exact: true });
        return others > rail.Count / 2;
    }

    private static List<SourceLine> Merged(List<SourceLine> rows, List<(Stack Stack, SourceLine Partner)> rail)
    {
        var pieces = rail.SelectMany(pair => pair.Stack.Pieces).Select(pair => pair.Piece).ToHashSet();
        var edge = rail[0].Partner.Left;
        var (start, end) = (rail[0].Stack.First.Box.Top, rail[^1].Stack.Last.Box.Bottom);
        var beside = rows.Where(row => Math.Abs(row.Left - edge) < 3 && row.Box.Top > start - 2 && row.Box.Top < end);
        var columns = pieces.Select(piece => piece.Column).Concat(rail.Select(pair => pair.Partner.Column)).Concat(beside.Select(row => row.Column)).ToHashSet();
        var column = rail[0].Partner.Column;
        // The heading above belongs to the rail as well; what stands above that is in the order that reading gave it.
        var first = rail.Min(pair => pair.Stack.First.Box.Top) - 1;
        var top = rows.Where(row => columns.Contains(row.Column) && row.Box.Top < first && Headings.Find(row.Text) is { Exact: true }).Select(row => row.Box.Top).DefaultIfEmpty(first).Max();
        bool IsInside(SourceLine row) => columns.Contains(row.Column) && row.Box.Top >= top;
        var atLeft = rows.Where(row => row.Box.Right < edge).ToList();
        var labels = new Dictionary<SourceLine, (SourceLine Label, SourceLine Row)>();
        foreach (var (stack, partner) in rail)
        {
            var label = Whole(stack);
            var town = PageLines.TownBelow(label, atLeft);
            labels[partner] = (town is null ? label : SourceLine.Beside(label, town, column), town ?? stack.First);
        }

        // Names of languages and of groups of skills stand in the rail as the dates do.
        foreach (var row in rows.Where(row => IsInside(row) && Math.Abs(row.Left - edge) < 3 && !labels.ContainsKey(row)).ToList())
        {
            if (rows.Find(other => IsInside(other) && other.Box.Right < edge && Math.Abs(other.Box.Top - row.Box.Top) < 1.5 && !pieces.Contains(other)) is { HasCells: false } label)
            {
                labels[row] = (label, label);
            }
        }

        pieces.UnionWith(labels.Values.Select(label => label.Row));
        var joined = rows
            .Where(row => IsInside(row) && !pieces.Contains(row))
            .Select(row => labels.TryGetValue(row, out var label) ? SourceLine.Beside(label.Label, row, column) : row.InColumn(column))
            .OrderBy(row => row.Box.Top);
        var at = rows.FindIndex(IsInside);
        bool IsAbove(SourceLine row) => columns.Contains(row.Column) && row.Box.Top < top;
        return [.. rows.Take(at), .. rows.Skip(at).Where(IsAbove), .. joined, .. rows.Skip(at).Where(row => !IsInside(row) && !IsAbove(row))];
    }

    private static SourceLine Whole(Stack stack) => stack.Pieces.Select(pair => pair.Piece).Aggregate((above, below) =>
        !CanFollow(above.Text, below.Text) || (MeetsWithoutDash(above.Text, below.Text) && !Dates.Find(above.Text + " " + below.Text)[0].IsRange) ? SourceLine.Range(above, below) : SourceLine.Above(above, below));
}
