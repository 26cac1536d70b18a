using Uplift.Documents.Reading.Content;

namespace Uplift.Documents.Reading.Layout;

/// <summary>Parts the glyphs of one direction into words, in the order of drawing.</summary>
internal sealed class WordBuilder(Frame frame, ReadBudget budget)
{
    // Shares of the size. A tenth is what other extractors take for the least gap between words, too.
    private const double WordGap = 0.1;
    private const double Overlap = 0.1;
    private const double RunGap = 1;
    private const double TrackedGap = 0.07;
    private const double TrackedShare = 0.55;
    private const int TrackedLetters = 4;
    private const double BaselineTolerance = 0.5;

    private readonly List<Word> words = [];
    private readonly List<PageGlyph> run = [];
    private int order;

    public List<Word> Build(IEnumerable<PageGlyph> glyphs)
    {
        foreach (var glyph in Accents.Joined(WithoutShadows(glyphs)))
        {
            budget.Tick();
            if (run.Count > 0 && !Continues(run[^1], glyph))
            {
                EndRun();
            }

            run.Add(glyph);
        }

        EndRun();
        return words;
    }

    private static bool IsSpace(PageGlyph glyph) => glyph.Text.Length > 0 && glyph.Text.All(Normal.IsSpace);

    private bool Continues(PageGlyph last, PageGlyph next)
    {
        var (_, right, baseline) = frame.Pen(last);
        var (left, _, nextBase) = frame.Pen(next);
        var size = Math.Max(last.Style.Size, 0.1);
        var gap = left - right;
        return Math.Abs(baseline - nextBase) <= BaselineTolerance && last.Style.Size == next.Style.Size
            && gap >= -Overlap * size * 2 && gap <= RunGap * size;
    }

    /// <summary>A run is text of one size on one baseline; its own gaps tell what a gap between words is in it.</summary>
    private void EndRun()
    {
        var tracking = Tracking();
        Word? word = null;
        var space = false;
        PageGlyph? last = null;
        foreach (var glyph in run)
        {
            if (IsSpace(glyph))
            {
                space = true;
                last = glyph;
                word = null;
                continue;
            }

            var (left, right, baseline) = frame.Pen(glyph);
            var gap = last is null ? 0 : left - frame.Pen(last).Right;
            var size = Math.Max(glyph.Style.Size, 0.1);
            if (word is null || gap - tracking > WordGap * size || gap < -Overlap * size)
            {
                var box = frame.Place(glyph.Box);
                word = new Word(left, right, baseline, glyph.Style.Size, box.Top, box.Bottom, order++)
                {
                    SpaceBefore = space,
                    LetterSpaced = tracking > 0,
                };
                words.Add(word);
            }

            word.Glyphs.Add(glyph);
            word.Left = Math.Min(word.Left, left);
            word.Right = Math.Max(word.Right, right);
            last = glyph;
            space = false;
        }

        run.Clear();
    }

    /// <summary>The extra gap after every letter of letter-spaced text; nought for text as usual.</summary>
    private double Tracking()
    {
        if (run.Count < TrackedLetters)
        {
            return 0;
        }

        var gaps = new List<double>(run.Count);
        var letters = 0;
        for (var i = 1; i < run.Count; i++)
        {
            if (!IsSpace(run[i]) && !IsSpace(run[i - 1]))
            {
                gaps.Add(frame.Pen(run[i]).Left - frame.Pen(run[i - 1]).Right);
                letters += run[i].Text.Length > 0 && char.IsLetter(run[i].Text[0]) ? 1 : 0;
            }
        }

        if (gaps.Count < TrackedLetters - 1 || letters * 4 < gaps.Count * 3)
        {
            return 0;
        }

        gaps.Sort();
        var size = Math.Max(run[0].Style.Size, 0.1);
        // More than half: gaps between words must not make a line of short words look letter-spaced; kerning may hide some.
        var wide = gaps.Count(gap => gap >= TrackedGap * size);
        var usual = gaps[gaps.Count / 2];
        return wide >= TrackedShare * gaps.Count && usual <= RunGap * size * 0.7 ? usual : 0;
    }

    /// <summary>Text drawn twice to look bold or shaded is one text.</summary>
    private List<PageGlyph> WithoutShadows(IEnumerable<PageGlyph> glyphs)
    {
        var seen = new Dictionary<(string, int, int), PageGlyph>();
        var kept = new List<PageGlyph>();
        foreach (var glyph in glyphs)
        {
            budget.Tick();
            var (x, y) = ((int)Math.Round(glyph.X), (int)Math.Round(glyph.Y));
            var twin = false;
            for (var i = 0; i < 9 && !twin; i++)
            {
                twin = seen.TryGetValue((glyph.Text, x + (i % 3) - 1, y + (i / 3) - 1), out var other)
                    && Math.Abs(other.X - glyph.X) < 0.1 * glyph.Style.Size && Math.Abs(other.Y - glyph.Y) < 0.2 * glyph.Style.Size
                    && Math.Abs(other.Style.Size - glyph.Style.Size) < 0.1 * glyph.Style.Size;
            }

            if (!twin)
            {
                seen[(glyph.Text, x, y)] = glyph;
                kept.Add(glyph);
            }
        }

        return kept;
    }
}
