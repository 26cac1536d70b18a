using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Places glyphs: fonts, positions and looks of text.</summary>
internal sealed partial class ContentReader
{
    private PdfFont? Font(PdfDictionary? dictionary)
    {
        if (dictionary is null)
        {
            return null;
        }

        if (!fonts.TryGetValue(dictionary, out var font))
        {
            fonts[dictionary] = font = PdfFont.Open(file, dictionary);
        }

        return font;
    }

    private void NextLine(double x, double y) =>
        textMatrix = lineMatrix = new Matrix(1, 0, 0, 1, x, y).Then(lineMatrix);

    private void Move(double by) => textMatrix = (state.Font is { Vertical: true }
        ? new Matrix(1, 0, 0, 1, 0, by)
        : new Matrix(1, 0, 0, 1, by, 0)).Then(textMatrix);

    private void Show(byte[] bytes)
    {
        if (state.Font is not { } font)
        {
            return;
        }

        for (var at = 0; at < bytes.Length;)
        {
            var (code, length) = font.Next(bytes.AsSpan(at));
            at += Math.Max(length, 1);
            var glyph = font.Glyph(code, length);
            budget.Glyph();
            if (page.Glyphs.Count == MostGlyphs)
            {
                throw ReadBudget.TooComplex();
            }

            Place(font, glyph);
            var spacing = state.CharacterSpacing + (glyph.IsSpace ? state.WordSpacing : 0);
            Move(font.Vertical
                ? (glyph.Advance * state.Size) - spacing
                : ((glyph.Advance * state.Size) + spacing) * state.Scale);
        }
    }

    private void Place(PdfFont font, FontGlyph glyph)
    {
        var all = new Matrix(state.Size * state.Scale, 0, 0, state.Size, 0, state.Rise).Then(textMatrix).Then(state.Transform);
        var width = font.Vertical ? 1 : glyph.Advance;
        var left = font.Vertical ? -0.5 : 0;
        var (x, y) = all.Apply(left, font.Vertical ? -0.8 : 0);
        var (endX, endY) = all.Apply(left + width, font.Vertical ? -0.8 : 0);
        var size = Math.Sqrt((all.C * all.C) + (all.D * all.D));
        if (!double.IsFinite(x + y + endX + endY + size) || Math.Abs(x) > 1e6 || Math.Abs(y) > 1e6 || size > 1e5)
        {
            return;
        }

        var box = all.Apply(font.Vertical
            ? new Box(-0.5, -1, 0.5, 0)
            : new Box(0, font.Descent, glyph.Advance, font.Ascent));
        var off = box.Right < 0 || box.Left > page.Width || box.Bottom < 0 || box.Top > page.Height;
        var stroked = state.RenderMode is 1 or 5;
        var clear = state.RenderMode is 3 or 7 || (stroked ? state.StrokeAlpha : state.FillAlpha) <= Clear;
        var outline = clear ? backdrop.OutlineUnder(box) : null;
        var color = outline ?? (stroked ? state.Stroke : state.Fill);
        page.Glyphs.Add(new PageGlyph
        {
            Text = Printable(glyph.Text),
            X = x,
            Y = y,
            EndX = endX,
            EndY = endY,
            Box = box,
            Style = Style(font, size, color),
            Turn = Turn(all),
            Hidden = off || (clear && outline is null) || IsHidden(box, color, stroked),
            OffPage = off,
            Mark = marks.Count == 0 ? -1 : Innermost(),
            Role = marks.Exists(mark => mark.Tag == "Artifact") ? "Artifact" : null,
        });
    }

    /// <summary>Control characters are no one's text, and neither XML nor a database takes them.</summary>
    private static string Printable(string? text) => text is null ? ""
        : text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\t').Select(c => c == '\t' ? ' ' : c))
        : text;

    private int Innermost()
    {
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            if (marks[i].Id >= 0)
            {
                return marks[i].Id;
            }
        }

        return -1;
    }

    private static int Turn(in Matrix all)
    {
        // The page's own vertical axis points down, so that (1, 0) is upright and (0, 1) reads downward.
        if (Math.Abs(all.A) >= Math.Abs(all.B))
        {
            return all.A >= 0 ? 0 : 2;
        }

        return all.B >= 0 ? 1 : 3;
    }

    private TextStyle Style(PdfFont font, double size, string color)
    {
        // Filled and stroked is how writers make letters bold that are not.
        var bold = font.Bold || state.RenderMode == 2;
        var key = (font.Name, Math.Round(size, 2), color, bold);
        if (!styles.TryGetValue(key, out var style))
        {
            styles[key] = style = new TextStyle(font.Name, key.Item2, bold, font.Italic, color);
        }

        return style;
    }

    private bool IsHidden(Box box, string color, bool stroked)
    {
        var x = (box.Left + box.Right) / 2;
        var y = (box.Top + box.Bottom) / 2;
        var clip = state.Clip;
        if (x < clip.Left - 1 || x > clip.Right + 1 || y < clip.Top - 1 || y > clip.Bottom + 1)
        {
            return true;
        }

        return (stroked || !state.FillIsPattern) && backdrop.Swallows(x, y, color);
    }
}
