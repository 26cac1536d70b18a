using System.Text;
using Uplift.Documents.Text;

namespace Uplift.Resumes.Import;

/// <summary>One line of the file, cleaned for reading, that remembers which of its characters a field has taken.</summary>
internal sealed class SourceLine
{
    private readonly bool[] used;

    private SourceLine(int page, double pageWidth, int column, string text, IReadOnlyList<StyleRun> runs, bool bullet, Box box)
    {
        Page = page;
        PageWidth = pageWidth;
        Column = column;
        Text = text;
        Runs = runs;
        Bullet = bullet;
        Box = box;
        Left = box.Left;
        used = new bool[text.Length];
        var letters = runs.MaxBy(run => run.End - run.Start)!;
        Size = Math.Round(runs.Max(run => run.Style.Size) * 2) / 2;
        Style = letters.Style;
        Role = runs.Select(run => run.Role).FirstOrDefault(role => role is not null);
        Caps = text.Any(char.IsLetter) && !text.Any(char.IsLower);
    }

    public int Page { get; }

    public double PageWidth { get; }

    public int Column { get; }

    /// <summary>Single spaces; a tab between cells; no bullet, ligature, soft hyphen or icon.</summary>
    public string Text { get; }

    public IReadOnlyList<StyleRun> Runs { get; }

    /// <summary>Number of the block on its page.</summary>
    public int Block { get; private init; }

    /// <summary>Starts a list item.</summary>
    public bool Bullet { get; }

    public Box Box { get; }

    public double Size { get; }

    /// <summary>Of the longest run.</summary>
    public TextStyle Style { get; }

    public string? Role { get; }

    public bool Caps { get; }

    /// <summary>Where the line begins; a centred line begins where its column does, as what it is set in by says nothing.</summary>
    public double Left { get; private init; }

    public bool IsCentred { get; private init; }

    /// <summary>Where the text of a list item starts; the line's left edge otherwise.</summary>
    public double TextLeft => Runs[0].Box.Left;

    /// <summary>Free height above, in points; large on the first line of a block.</summary>
    public double Gap { get; set; } = 99;

    public bool Bold => Style.Bold;

    public bool HasCells => Text.Contains('\t');

    /// <summary>Looks of the whole line, for comparing it with others; position not included.</summary>
    public (double Size, bool Bold, bool Italic, bool Caps, string Color) Look =>
        (Size, Bold, Style.Italic, Caps, Style.Color);

    public Cut Whole => new Cut(this, 0, Text.Length).Trimmed();

    public IEnumerable<Cut> Cells()
    {
        var start = 0;
        for (var i = 0; i <= Text.Length; i++)
        {
            if (i == Text.Length || Text[i] == '\t')
            {
                var cell = new Cut(this, start, i).Trimmed();
                if (cell.Length > 0)
                {
                    yield return cell;
                }

                start = i + 1;
            }
        }
    }

    public void Use(int start, int end) => Array.Fill(used, true, start, end - start);

    public bool IsUsed(int index) => used[index];

    /// <summary>The runs of characters that no field took and that hold a letter or a digit.</summary>
    public IEnumerable<Cut> LeftOver()
    {
        var start = 0;
        while (start < Text.Length)
        {
            if (used[start])
            {
                start++;
                continue;
            }

            var end = start;
            while (end < Text.Length && !used[end])
            {
                end++;
            }

            var cut = new Cut(this, start, end).Trimmed();
            if (cut.Text.Any(char.IsLetterOrDigit))
            {
                yield return cut;
            }

            start = end;
        }
    }

    /// <summary>A part of the line as a line of its own that shares nothing with this one.</summary>
    public SourceLine Part(int start, int end)
    {
        var cut = new Cut(this, start, end).Trimmed();
        var runs = Runs
            .Where(run => run.End > cut.Start && run.Start < cut.End)
            .Select(run => run with { Start = Math.Max(run.Start, cut.Start) - cut.Start, End = Math.Min(run.End, cut.End) - cut.Start })
            .ToList();
        return new SourceLine(Page, PageWidth, Column, cut.Text, runs, start == 0 && Bullet, Box.Around(runs.Select(run => run.Box)))
        {
            Gap = start == 0 || Text[..start].All(c => c is ' ' or '\t') ? Gap : 0,
            Block = Block,
            IsRow = IsRow,
        };
    }

    /// <summary>The line of the left column and the one of the right column that stands beside it, as one line of cells.</summary>
    public static SourceLine Beside(SourceLine left, SourceLine right, int column) => Joined(left, right, '\t').InColumn(column).AsRow();

    /// <summary>Put together from two columns, so its first cell is known to stand beside the rest.</summary>
    public bool IsRow { get; private init; }

    private SourceLine AsRow() => new(Page, PageWidth, Column, Text, Runs, Bullet, Box) { Gap = Gap, Block = Block, IsRow = true };

    public SourceLine InColumn(int column) => column == Column ? this : new SourceLine(Page, PageWidth, column, Text, Runs, Bullet, Box) { Gap = Gap, Block = Block, IsRow = IsRow, Left = Left, IsCentred = IsCentred };

    public SourceLine CentredAt(double left) => new(Page, PageWidth, Column, Text, Runs, Bullet, Box) { Gap = Gap, Block = Block, IsRow = IsRow, Left = left, IsCentred = true };

    /// <summary>Two lines that are one, such as a heading that wrapped.</summary>
    public static SourceLine Above(SourceLine upper, SourceLine lower) => Joined(upper, lower, ' ');

    /// <summary>Two dates, one above the other, as the range that they are without a dash.</summary>
    public static SourceLine Range(SourceLine upper, SourceLine lower) => Joined(upper, lower, '–');

    private static SourceLine Joined(SourceLine left, SourceLine right, char between)
    {
        var offset = left.Text.Length + 1;
        var runs = left.Runs.Concat(right.Runs.Select(run => run with { Start = run.Start + offset, End = run.End + offset })).ToList();
        return new SourceLine(
            left.Page, left.PageWidth, right.Column, left.Text + between + right.Text, runs, left.Bullet, Box.Around([left.Box, right.Box]))
        {
            Gap = left.Gap,
        };
    }

    /// <summary>Two lines of one table row: each cell of the second continues the one above it.</summary>
    public static SourceLine Rows(SourceLine upper, SourceLine lower)
    {
        var text = new StringBuilder();
        var runs = new List<StyleRun>();
        var below = lower.Cells().ToList();
        foreach (var cell in upper.Cells())
        {
            if (text.Length > 0)
            {
                text.Append('\t');
            }

            Copy(cell);
            foreach (var part in below.Where(part => Math.Abs(part.Left - cell.Left) < 6))
            {
                text.Append(' ');
                Copy(part);
            }
        }

        var whole = text.ToString();
        return new SourceLine(upper.Page, upper.PageWidth, upper.Column, whole, runs, upper.Bullet, Box.Around([upper.Box, lower.Box])) { Gap = upper.Gap };

        void Copy(Cut cut)
        {
            var start = text.Length;
            text.Append(cut.Text);
            runs.Add(cut.Run with { Start = start, End = text.Length });
        }
    }

    /// <summary>The upper line with a cell of the lower one behind its own, for a cell that broke in a narrow column.</summary>
    public static SourceLine Carried(SourceLine upper, Cut above, Cut below)
    {
        var text = new StringBuilder();
        var runs = new List<StyleRun>();
        foreach (var cell in upper.Cells())
        {
            if (text.Length > 0)
            {
                text.Append('\t');
            }

            Copy(cell, null);
            if (cell == above)
            {
                text.Append(' ');
                Copy(below, above.Run.Role);
            }
        }

        return new SourceLine(upper.Page, upper.PageWidth, upper.Column, text.ToString(), runs, upper.Bullet, upper.Box) { Gap = upper.Gap, Block = upper.Block, IsRow = upper.IsRow };

        // What is carried up is of the kind of what it goes on.
        void Copy(Cut cut, string? role)
        {
            var start = text.Length;
            text.Append(cut.Text);
            runs.AddRange(cut.Line.Runs
                .Where(run => run.End > cut.Start && run.Start < cut.End)
                .Select(run => run with { Start = start + Math.Max(run.Start, cut.Start) - cut.Start, End = start + Math.Min(run.End, cut.End) - cut.Start, Role = cut == below ? role : run.Role }));
        }
    }

    /// <summary>The upper line with the rest of the word that its cell ends in, instead of the hyphen.</summary>
    public static SourceLine Unhyphenated(SourceLine upper, Cut broken, Cut rest)
    {
        var more = rest.Length - 1;
        var text = string.Concat(upper.Text.AsSpan(0, broken.End - 1), rest.Text, upper.Text.AsSpan(broken.End));
        var runs = upper.Runs
            .Select(run => run with { Start = run.Start >= broken.End ? run.Start + more : run.Start, End = run.End >= broken.End ? run.End + more : run.End })
            .ToList();
        return new SourceLine(upper.Page, upper.PageWidth, upper.Column, text, runs, upper.Bullet, upper.Box) { Gap = upper.Gap, Block = upper.Block, IsRow = upper.IsRow };
    }

    /// <summary>The line without its first or its last cell.</summary>
    public SourceLine Without(Cut cell) => cell.Start == Cells().First().Start ? Part(cell.End, Text.Length) : Part(0, cell.Start);

    /// <summary>Null when nothing readable is on the line.</summary>
    /// <param name="dashes">Dashes before the lines of the block are bullets that were typed, whatever a tag says.</param>
    public static SourceLine? From(TextLine line, PageText page, int column, int block, bool dashes)
    {
        var text = new StringBuilder();
        var runs = new List<StyleRun>();
        foreach (var span in line.Spans)
        {
            var start = text.Length;
            Clean(span.Text, text);
            if (text.Length > start)
            {
                runs.Add(new StyleRun(start, text.Length, span.Style, span.Link, span.Role, span.Box));
            }
        }

        var raw = text.ToString();
        var spaced = LetterSpacing.Join(raw);
        if (spaced != raw && runs.Count > 0)
        {
            // Which letter stood where no longer matters: such a line is a heading or a name in one style.
            runs = [new StyleRun(0, spaced.Length, runs[0].Style, runs[0].Link, runs[0].Role, line.Box)];
            raw = spaced;
        }

        var lead = BulletLength(raw, !dashes && page.Height > 0 && runs.Count > 0 && runs[0].Role == "P");
        var tail = raw.AsSpan().TrimEnd(" \t•").Length;
        if (tail <= lead)
        {
            return null;
        }

        var kept = WithWholeDate(raw[lead..tail]);
        var moved = runs
            .Select(run => run with { Start = Math.Clamp(run.Start - lead, 0, kept.Length), End = Math.Clamp(run.End - lead, 0, kept.Length) })
            .Where(run => run.End > run.Start)
            .ToList();
        var bullet = raw.AsSpan(0, lead).ContainsAny(Bullets) || runs.Any(run => run.Role is "Lbl");
        return moved.Count == 0 ? null : new SourceLine(page.Number, page.Width, column, kept, moved, bullet, line.Box) { Block = block };
    }

    /// <summary>Justified in a narrow column, the words of a date stand as far apart as cells: "Aug. [tab] 2023 - Mai", "05/2024 [tab] –".</summary>
    private static string WithWholeDate(string text)
    {
        for (var tab = text.IndexOf('\t', StringComparison.Ordinal); tab is > 0 and < MostDate; tab = text.IndexOf('\t', tab + 1))
        {
            var end = text.IndexOf('\t', tab + 1) is var next and > 0 ? next : text.Length;
            var (first, second) = (text[..tab], text[(tab + 1)..end]);
            if (end > MostDate || !Dates.IsPiece(first + " " + second) || !GoesOn(first, second))
            {
                break;
            }

            text = string.Concat(first, " ", text.AsSpan(tab + 1));
        }

        return text;
    }

    private const int MostDate = 40;

    /// <summary>A date before a dash, or behind one, and a month before its year; two whole dates are two cells.</summary>
    private static bool GoesOn(string first, string second) => Dates.Find(first).Count > 0
        ? Dates.EndsOpen(first) || !second.Any(char.IsLetterOrDigit)
        : !first.Any(char.IsLetterOrDigit) || Dates.Find(first + " 2000") is [{ Start: 0, From.Length: 7 }];

    private const string Bullets = "•-*–—";

    /// <param name="isParagraph">A tag says that it is no list item, so a dash is a dash.</param>
    /// <returns>The length of the bullet and the white space before the first word.</returns>
    private static int BulletLength(string text, bool isParagraph)
    {
        var i = 0;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        while (i < text.Length && text[i] == '•')
        {
            i++;
            while (i < text.Length && char.IsWhiteSpace(text[i]))
            {
                i++;
            }
        }

        // A dash is a bullet only with air behind it or straight before a word at the very start; before a date it is the second half of a range.
        if (!isParagraph && !Dates.IsPiece(text[Math.Min(i + 1, text.Length)..]) && i + 1 < text.Length && text[i] is '-' or '–' or '—' or '*' && (char.IsWhiteSpace(text[i + 1]) || char.IsLower(text[i + 1])))
        {
            i++;
            while (i < text.Length && char.IsWhiteSpace(text[i]))
            {
                i++;
            }
        }

        return i;
    }

    private static void Clean(string source, StringBuilder target)
    {
        foreach (var rune in source.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\t':
                    while (target.Length > 0 && target[^1] == ' ')
                    {
                        target.Length--;
                    }

                    if (target.Length > 0 && target[^1] != '\t')
                    {
                        target.Append('\t');
                    }

                    break;
                case 0xAD:
                    target.Append('-');
                    break;
                case 0xFB00 or 0xFB01 or 0xFB02 or 0xFB03 or 0xFB04 or 0xFB05 or 0xFB06:
                    target.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
                    break;
                case 0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x200E or 0x200F or 0xFE0E or 0xFE0F:
                    break;
                case >= 0xE000 and <= 0xF8FF or 0xFFFD or >= 0xF0000:
                    Icon(target);
                    break;
                case '●' or '▪' or '▫' or '◦' or '‣' or '○' or '■' or '□' or '▶' or '►' or '➤' or '➢' or '✓' or '✔' or '∙' or '⁃' or '◆' or '◇' or '❖'
                    or '★' or '☆' or '⚫' or '❑' or '❏' or '⦁' or '¥' or '¶' when rune.Value is not ('¥' or '¶') || target.Length == 0:
                    Icon(target);
                    break;
                // Signs of mathematics that LaTeX has for bullets.
                case '∗' or '⋆' or '⋄' or '∘' or '▸' or '▹' or '▷' or '·' when target.Length == 0:
                    Icon(target);
                    break;
                // A symbol between words may be meant; one before them is an icon.
                case >= 0x2600 and <= 0x27BF or >= 0x1F300 and <= 0x1FAFF when target.Length == 0 || target[^1] is ' ' or '\t':
                    Icon(target);
                    break;
                default:
                    if (Rune.IsWhiteSpace(rune))
                    {
                        if (target.Length > 0 && target[^1] is not (' ' or '\t'))
                        {
                            target.Append(' ');
                        }
                    }
                    else if (!Rune.IsControl(rune))
                    {
                        target.Append(rune.ToString());
                    }

                    break;
            }
        }
    }

    private static void Icon(StringBuilder target)
    {
        if (target.Length > 0 && target[^1] is not (' ' or '\t' or '•'))
        {
            target.Append(' ');
        }

        if (target.Length == 0 || target[^1] != '•')
        {
            target.Append('•');
        }
    }
}
