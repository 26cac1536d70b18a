using Uplift.Documents.Reading.Content;
using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Reading.Structure;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>A page of a PDF with what it inherits, drawn into glyphs, shapes and links.</summary>
internal sealed class PageReader(PdfFile file, StructureTree structure)
{
    private const double LetterWidth = 612;
    private const double LetterHeight = 792;
    private const double LargestSide = 14_400;

    private readonly Dictionary<PdfDictionary, PdfFont> fonts = [];

    public DrawnPage Read(PdfDictionary page, int number)
    {
        var paper = Paper(page);
        var unit = file.Number(page, "UserUnit") is { } own and > 0 && own * Math.Max(paper.Width, paper.Height) is >= 1 and <= LargestSide ? own : 1;
        var turn = ((int)Math.Round((file.Resolve(Inherited(page, "Rotate")) as double? ?? 0) / 90) % 4 + 4) % 4;
        var (width, height) = turn % 2 == 0 ? (paper.Width, paper.Height) : (paper.Height, paper.Width);
        var shown = (turn switch
        {
            0 => new Matrix(1, 0, 0, -1, -paper.Left, paper.Bottom),
            1 => new Matrix(0, 1, 1, 0, -paper.Top, -paper.Left),
            2 => new Matrix(-1, 0, 0, 1, paper.Right, -paper.Top),
            _ => new Matrix(0, -1, -1, 0, paper.Bottom, paper.Right),
        }).Then(new Matrix(unit, 0, 0, unit, 0, 0));
        var drawn = new DrawnPage(width * unit, height * unit, [], [], []);
        var reader = new ContentReader(file, drawn, shown, file.Dictionary(Inherited(page, "Resources")), fonts);
        reader.Run(Content(page));
        reader.Close();
        ApplyStructure(drawn, number);
        Annotations(page, drawn, shown);
        return drawn;
    }

    /// <summary>The box that is shown; its Top is the lower edge in PDF's upward coordinates.</summary>
    private Box Paper(PdfDictionary page)
    {
        var media = Rectangle(Inherited(page, "MediaBox")) ?? new Box(0, 0, LetterWidth, LetterHeight);
        if (Rectangle(Inherited(page, "CropBox")) is not { } crop)
        {
            return media;
        }

        var both = new Box(
            Math.Max(media.Left, crop.Left), Math.Max(media.Top, crop.Top),
            Math.Min(media.Right, crop.Right), Math.Min(media.Bottom, crop.Bottom));
        return both is { Width: > 1, Height: > 1 } ? both : media;
    }

    private Box? Rectangle(object? value)
    {
        if (file.Numbers(value) is not { Length: 4 } numbers)
        {
            return null;
        }

        var box = new Box(
            Math.Min(numbers[0], numbers[2]), Math.Min(numbers[1], numbers[3]),
            Math.Max(numbers[0], numbers[2]), Math.Max(numbers[1], numbers[3]));
        return box is { Width: > 1 and <= LargestSide, Height: > 1 and <= LargestSide } && Math.Abs(box.Left) < 1e6 && Math.Abs(box.Top) < 1e6
            ? box
            : null;
    }

    private object? Inherited(PdfDictionary page, string key)
    {
        var holder = page;
        for (var i = 0; holder is not null && i < file.Budget.Limits.Depth; i++)
        {
            if (file.Resolve(holder.GetValueOrDefault(key)) is { } value)
            {
                return value;
            }

            holder = file.Dictionary(holder, "Parent");
        }

        return null;
    }

    private ReadOnlyMemory<byte> Content(PdfDictionary page)
    {
        switch (file.Resolve(page.GetValueOrDefault("Contents")))
        {
            case PdfStream single:
                return file.Decode(single);
            case PdfArray several:
                return Joined(several);
            default:
                return default;
        }
    }

    /// <summary>Several streams are one content; a word may not run over from one to the next.</summary>
    private ReadOnlyMemory<byte> Joined(PdfArray streams)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var length = 0L;
        foreach (var item in streams)
        {
            if (file.Resolve(item) is not PdfStream stream)
            {
                continue;
            }

            var bytes = file.Decode(stream);
            parts.Add(bytes);
            length += bytes.Length + 1;
            if (length > file.Budget.LargestStream)
            {
                throw ReadBudget.TooComplex();
            }
        }

        if (parts.Count == 1)
        {
            return parts[0];
        }

        file.Budget.Decompressed(length);
        var all = new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            part.Span.CopyTo(all.AsSpan(at));
            at += part.Length;
            all[at++] = (byte)'\n';
        }

        return all;
    }

    private void ApplyStructure(DrawnPage drawn, int number)
    {
        if (!structure.HasRoles)
        {
            return;
        }

        foreach (var glyph in drawn.Glyphs)
        {
            if (glyph.Mark >= 0 && glyph.Role is null)
            {
                glyph.Role = structure.Of(number, glyph.Mark)?.Role;
            }
        }

        for (var end = drawn.Glyphs.Count; end > 0;)
        {
            var mark = drawn.Glyphs[end - 1].Mark;
            var start = end - 1;
            while (start > 0 && drawn.Glyphs[start - 1].Mark == mark)
            {
                start--;
            }

            if (mark >= 0 && structure.Of(number, mark)?.ActualText is { } text)
            {
                var tail = drawn.Glyphs[end..];
                drawn.Glyphs.RemoveRange(end, tail.Count);
                ActualText.Apply(drawn.Glyphs, start, text);
                drawn.Glyphs.AddRange(tail);
            }

            end = start;
        }
    }

    private void Annotations(PdfDictionary page, DrawnPage drawn, Matrix shown)
    {
        foreach (var item in file.Array(page, "Annots") ?? [])
        {
            file.Budget.Tick();
            if (file.Dictionary(item) is not { } annotation || Rectangle(annotation.GetValueOrDefault("Rect")) is not { } box)
            {
                continue;
            }

            var kind = file.Name(annotation, "Subtype");
            if (kind == "Link")
            {
                AddLink(annotation, shown.Apply(box), drawn);
            }
            else if (kind != "Popup" && (file.Whole(annotation, "F", 0) & 0b100010) == 0)
            {
                DrawAppearance(annotation, box, drawn, shown);
            }
        }
    }

    private void AddLink(PdfDictionary annotation, Box box, DrawnPage drawn)
    {
        var action = file.Dictionary(annotation, "A");
        if (file.String(action, "URI") is { } address && drawn.Links.Count < 2000)
        {
            var target = TextString.Decode(address.Bytes).Trim();
            if (target.Length is > 0 and <= 2048)
            {
                drawn.Links.Add(new PageLink(box, target));
            }
        }
    }

    /// <summary>Form fields and notes show their text by a form of their own, fitted into their rectangle (12.5.5).</summary>
    private void DrawAppearance(PdfDictionary annotation, Box box, DrawnPage drawn, Matrix shown)
    {
        var normal = file.Resolve(file.Dictionary(annotation, "AP")?.GetValueOrDefault("N"));
        if (normal is PdfDictionary states)
        {
            normal = file.Resolve(states.GetValueOrDefault(file.Name(annotation, "AS") ?? "Off"));
        }

        if (normal is not PdfStream form || file.Numbers(form.Dictionary.GetValueOrDefault("BBox")) is not { Length: 4 } bounds)
        {
            return;
        }

        var matrix = Matrix.From(file.Numbers(form.Dictionary.GetValueOrDefault("Matrix"))) ?? Matrix.Identity;
        var area = matrix.Apply(new Box(bounds[0], bounds[1], bounds[2], bounds[3]));
        if (area.Width <= 0 || area.Height <= 0)
        {
            return;
        }

        var (scaleX, scaleY) = (box.Width / area.Width, box.Height / area.Height);
        var fit = new Matrix(scaleX, 0, 0, scaleY, box.Left - (area.Left * scaleX), box.Top - (area.Top * scaleY));
        var reader = new ContentReader(file, drawn, shown, null, fonts);
        reader.Form(form, fit);
        reader.Close();
    }
}
