using System.Text;
using Uplift.Documents.Fonts;

namespace Uplift.Documents.Flow;

/// <param name="number">Its number in the face, see <see cref="FontUse"/>.</param>
/// <param name="advance">Points, without kerning.</param>
/// <param name="run">Which run of the paragraph it comes from.</param>
/// <param name="dropped">Not shown where a line ends with it.</param>
internal sealed class SetGlyph(FontUse font, int number, double advance, int run, bool dropped)
{
    public FontUse Font => font;

    public int Number => number;

    public double Advance => advance;

    public int Run => run;

    public bool Dropped => dropped;

    /// <summary>Points to add before the next glyph of the line.</summary>
    public double Kern { get; set; }

    /// <summary>A line may end here.</summary>
    public bool BreakAfter { get; set; }
}

/// <summary>The glyphs of a paragraph on one endless line.</summary>
internal sealed class SetText(IReadOnlyList<TextRun> runs, IReadOnlyList<CharacterStyle> styles, SetGlyph[] glyphs)
{
    public IReadOnlyList<TextRun> Runs => runs;

    public IReadOnlyList<CharacterStyle> Styles => styles;

    public SetGlyph[] Glyphs => glyphs;

    /// <summary>Where each glyph begins, and last where the text ends.</summary>
    public double[] Edges { get; } = EdgesOf(glyphs);

    public double Width => WidthOf(0, Glyphs.Length);

    public double WidthOf(int start, int end) => end <= start ? 0 : Edges[end] - Edges[start] - Glyphs[end - 1].Kern;

    private static double[] EdgesOf(SetGlyph[] glyphs)
    {
        var edges = new double[glyphs.Length + 1];
        for (var i = 0; i < glyphs.Length; i++)
        {
            edges[i + 1] = edges[i] + glyphs[i].Advance + glyphs[i].Kern;
        }

        return edges;
    }
}

/// <summary>Turns runs into glyphs with kerning; a character that its face lacks comes from another family.</summary>
internal sealed class TextSetter
{
    /// <summary>An empty square, which Source Sans and Inter have.</summary>
    private const int Replacement = 0x25A1;

    private readonly List<FontUse> uses = [];
    private readonly Dictionary<string, MissingCharacter> missing = [];

    public IReadOnlyList<FontUse> Fonts => uses;

    /// <summary>Each character that no font has, once.</summary>
    public IReadOnlyList<MissingCharacter> Missing => [.. missing.Values];

    public SetText Set(IReadOnlyList<TextRun> runs, CharacterStyle style)
    {
        var styles = new List<CharacterStyle>(runs.Count);
        var glyphs = new List<SetGlyph>(runs.Sum(run => run.Text.Length));
        for (var i = 0; i < runs.Count; i++)
        {
            styles.Add(runs[i].Style ?? style);
            Add(glyphs, runs[i], styles[i], i, last: i == runs.Count - 1);
        }

        return new SetText(runs, styles, [.. glyphs]);
    }

    private void Add(List<SetGlyph> glyphs, TextRun run, CharacterStyle style, int index, bool last)
    {
        var text = PlainCharacters.Of(run.Text);
        var first = glyphs.Count;
        var previous = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            i += length;
            var character = rune.Value;
            var space = character is ' ' or PlainCharacters.FixedSpace;
            if (character == PlainCharacters.WordBreak)
            {
                AllowBreak(glyphs);
                continue;
            }

            // Spaces in a row, and at the beginning of a text, are one typist's habit.
            if (space && (glyphs.Count == 0 || (previous == ' ' && glyphs.Count > first)))
            {
                continue;
            }

            var (font, number) = Find(space ? ' ' : character, style, text);
            if (glyphs.Count > 0 && glyphs[^1].Font == font && glyphs[^1].Run == index)
            {
                glyphs[^1].Kern = style.Size * font.KerningOf(glyphs[^1].Number, number);
            }

            var next = i < text.Length ? text[i] : '\0';
            glyphs.Add(new SetGlyph(font, number, style.Size * font.AdvanceOf(number), index, space || run.Kind == RunKind.Separator)
            {
                BreakAfter = character == ' ' && run.Kind == RunKind.Text && MayPart(previous, next),
            });
            previous = space ? ' ' : character;
        }

        if (run.Kind == RunKind.Separator && !last)
        {
            AllowBreak(glyphs);
        }
    }

    private static void AllowBreak(List<SetGlyph> glyphs)
    {
        if (glyphs.Count > 0)
        {
            glyphs[^1].BreakAfter = true;
        }
    }

    /// <summary>Not between a word and the sign that belongs to it, as in French "oui !" or before a dash.</summary>
    private static bool MayPart(int before, int after) =>
        before is not ('«' or '(' or '[' or '„') && after is not (':' or ';' or '!' or '?' or '»' or '%' or '–' or '—');

    private (FontUse Font, int Number) Find(int character, CharacterStyle style, string context)
    {
        var own = Use(style.Family, style.Weight);
        var number = own.NumberOf(character);
        return number > 0 ? (own, number) : FindElsewhere(character, style, context);
    }

    private (FontUse Font, int Number) FindElsewhere(int character, CharacterStyle style, string context)
    {
        foreach (var family in FontCatalog.Families)
        {
            if (FontCatalog.Get(family, style.Weight).Glyph(character) > 0)
            {
                var other = Use(family, style.Weight);
                return (other, other.NumberOf(character));
            }
        }

        var shown = char.ConvertFromUtf32(character);
        missing.TryAdd(shown, new MissingCharacter(shown, Around(context, shown)));
        return Find(Replacement, style, context);
    }

    private FontUse Use(FontFamily family, FontWeight weight)
    {
        var font = FontCatalog.Get(family, weight);
        var use = uses.Find(use => use.Font == font);
        if (use is null)
        {
            use = new FontUse(font, uses.Count + 1);
            uses.Add(use);
        }

        return use;
    }

    private static string Around(string text, string character)
    {
        const int reach = 30;
        var at = Math.Max(0, text.IndexOf(character, StringComparison.Ordinal));
        var (from, to) = (Math.Max(0, at - reach), Math.Min(text.Length, at + reach));
        // Not through the middle of a pair.
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        return text[from..to].Trim();
    }
}
