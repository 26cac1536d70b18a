using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>External objects, inline images and marked content.</summary>
internal sealed partial class ContentReader
{
    private void XObject(PdfStream? stream)
    {
        if (stream is null)
        {
            return;
        }

        switch (file.Name(stream.Dictionary, "Subtype"))
        {
            case "Form":
                Form(stream, Matrix.Identity);
                break;
            case "Image":
                Image();
                break;
        }
    }

    private void Image()
    {
        var box = Area.Intersect(state.Transform.Apply(new Box(0, 0, 1, 1)), state.Clip);
        if (box is { Width: > 0.5, Height: > 0.5 } && page.Shapes.Count < MostShapes)
        {
            page.Shapes.Add(new PageShape(ShapeKind.Image, box));
            backdrop.Fill(box, null);
        }
    }

    private void InlineImage(Lexer lexer, ReadOnlySpan<byte> content)
    {
        while (lexer.Next() is var value && value != Lexer.EndOfData)
        {
            if (value is PdfKeyword { Value: "ID" })
            {
                break;
            }
        }

        // The data ends at an EI that stands alone and before what reads as content again.
        var at = lexer.Position + 1;
        while (at < content.Length)
        {
            budget.Tick();
            var found = content[at..].IndexOf("EI"u8);
            if (found < 0)
            {
                at = content.Length;
                break;
            }

            at += found + 2;
            if ((at < 3 || Lexer.IsSpace(content[at - 3])) && (at == content.Length || Lexer.IsSpace(content[at])) && Readable(content[at..]))
            {
                break;
            }
        }

        lexer.Position = Math.Min(at, content.Length);
        Image();
    }

    private static bool Readable(ReadOnlySpan<byte> rest)
    {
        foreach (var b in rest[..Math.Min(rest.Length, 16)])
        {
            if (b is > 126 or (< 32 and not (9 or 10 or 13 or 12 or 0)))
            {
                return false;
            }
        }

        return true;
    }

    private void BeginMark(List<object?> operands)
    {
        var properties = operands.Count > 1
            ? operands[1] switch
            {
                PdfDictionary direct => direct,
                PdfName name => file.Dictionary(file.Dictionary(resources, "Properties"), name.Value),
                _ => null,
            }
            : null;
        var tag = (operands.FirstOrDefault() as PdfName)?.Value ?? "";
        var actual = file.String(properties, "ActualText") is { } text ? TextString.Decode(text.Bytes) : null;
        if (marks.Count < MostSaved)
        {
            marks.Add(new MarkedContent(tag, file.Whole(properties, "MCID", -1), actual, page.Glyphs.Count));
        }
    }

    private void EndMark()
    {
        if (marks.Count == 0)
        {
            return;
        }

        var mark = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        if (mark.ActualText is not null)
        {
            ActualText.Apply(page.Glyphs, mark.FirstGlyph, mark.ActualText);
        }
    }
}
