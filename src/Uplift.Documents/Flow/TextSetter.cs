using System.Runtime.InteropServices;
using System.Text;
using Uplift.Documents.Fonts;

namespace Uplift.Documents.Flow;

/// <param name="Number">Its number in the face, see <see cref="FontUse"/>.</param>
/// <param name="Advance">Points, without kerning.</param>
/// <param name="Kern">Points to add before the next glyph of the line.</param>
/// <param name="Run">Which run of the paragraph it comes from.</param>
/// <param name="Dropped">Not shown where a line ends with it.</param>
/// <param name="BreakAfter">A line may end here.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SetGlyph(
    FontUse Font, int Number, double Advance, double Kern, int Run, bool Dropped, bool BreakAfter);

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

    private readonly Dictionary<(FontFamily, FontWeight), FontUse> uses = [];
    private readonly Dictionary<string, MissingCharacter> missing = [];

    public IEnumerable<FontUse> Fonts => uses.Values.OrderBy(use => use.Index);

    /// <summary>Each character that no font has, once.</summary>
    public IReadOnlyList<MissingCharacter> Missing => [.. missing.Values];

    public SetText Set(IReadOnlyList<TextRun> runs, CharacterStyle style)
    {
        var styles = runs.Select(run => run.Style ?? style).ToList();
        var glyphs = new List<SetGlyph>();
        for (var i = 0; i < runs.Count; i++)
        {
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
                Update(glyphs, glyph => glyph with { BreakAfter = true });
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
                Update(glyphs, glyph => glyph with { Kern = style.Size * font.KerningOf(glyph.Number, number) });
            }

            var next = i < text.Length ? text[i] : '\0';
            glyphs.Add(new SetGlyph(
                font,
                number,
                style.Size * font.AdvanceOf(number),
                0,
                index,
                Dropped: space || run.Kind == RunKind.Separator,
                BreakAfter: character == ' ' && run.Kind == RunKind.Text && MayPart(previous, next)));
            previous = space ? ' ' : character;
        }

        if (run.Kind == RunKind.Separator && !last)
        {
            Update(glyphs, glyph => glyph with { BreakAfter = true });
        }
    }

    private static void Update(List<SetGlyph> glyphs, Func<SetGlyph, SetGlyph> change)
    {
        if (glyphs.Count > 0)
        {
            glyphs[^1] = change(glyphs[^1]);
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
        foreach (var family in FontCatalog.InOrderFor(style.Family))
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
        if (!uses.TryGetValue((family, weight), out var use))
        {
            uses[(family, weight)] = use = new FontUse(FontCatalog.Get(family, weight), uses.Count + 1);
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
