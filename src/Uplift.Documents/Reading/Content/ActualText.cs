using System.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Lets a sequence read as its file says it reads (ISO 32000-1, 14.9.4).</summary>
internal static class ActualText
{
    public static void Apply(List<PageGlyph> glyphs, int first, string text)
    {
        var own = new StringBuilder();
        for (var i = first; i < glyphs.Count; i++)
        {
            own.Append(glyphs[i].Text);
        }

        if (first >= glyphs.Count || Letters(own.ToString()) == Letters(text))
        {
            return;
        }

        // One shape for all of it, over those of its line; a sequence over several lines keeps its text on the first.
        var head = glyphs[first];
        var box = head.Box;
        for (var i = first + 1; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            if (Math.Abs(glyph.Y - head.Y) <= 1 && glyph.EndX >= head.EndX)
            {
                head.EndX = glyph.EndX;
                box = Documents.Text.Box.Around([box, glyph.Box]);
            }
        }

        head.Text = text;
        head.Box = box;
        glyphs.RemoveRange(first + 1, glyphs.Count - first - 1);
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
