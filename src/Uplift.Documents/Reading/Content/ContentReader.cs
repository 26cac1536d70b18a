using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Runs content streams (ISO 32000-1, 7.8.2 and annex A) as far as they place text, rules and pictures.</summary>
internal sealed class ContentReader
{
    private const int MostSaved = 256;
    public const int MostShapes = 5_000;

    // A page of small print has ten thousand; laying out one page holds some hundred bytes a glyph.
    private const int MostGlyphs = 100_000;
    private const int MostOperands = 512;

    /// <summary>An opacity that shows nothing.</summary>
    public const double Clear = 0.02;

    private readonly PdfFile file;
    private readonly ReadBudget budget;
    private readonly DrawnPage page;
    private readonly Backdrop backdrop = new();
    private readonly PathPainter paths;
    private readonly Dictionary<PdfDictionary, PdfFont> fonts;
    private readonly Dictionary<PdfStream, ReadOnlyMemory<byte>> forms = [];
    private readonly HashSet<PdfStream> open = [];
    private readonly Dictionary<(string Font, double Size, string Color, bool Bold), TextStyle> styles = [];
    private readonly List<MarkedContent> marks = [];
    private readonly Stack<GraphicsState> saved = [];
    private GraphicsState state;
    private Matrix textMatrix = Matrix.Identity;
    private Matrix lineMatrix = Matrix.Identity;
    private PdfDictionary? resources;

    /// <param name="fonts">Shared by the pages of a file: a font is opened once.</param>
    public ContentReader(
        PdfFile file, DrawnPage page, Matrix transform, PdfDictionary? resources, Dictionary<PdfDictionary, PdfFont> fonts)
    {
        this.file = file;
        this.page = page;
        this.resources = resources;
        this.fonts = fonts;
        budget = file.Budget;
        paths = new PathPainter(page, backdrop);
        state = new GraphicsState { Transform = transform, Clip = new Box(0, 0, page.Width, page.Height) };
    }

    public void Run(ReadOnlyMemory<byte> content)
    {
        var lexer = new Lexer(content, budget, references: false);
        var operands = new List<object?>();
        while (true)
        {
            var value = lexer.Next();
            if (value == Lexer.EndOfData)
            {
                return;
            }

            if (value is not PdfKeyword word)
            {
                if (operands.Count < MostOperands)
                {
                    operands.Add(value);
                }

                continue;
            }

            if (word.Value == "BI")
            {
                InlineImage(lexer, content.Span);
            }
            else
            {
                Operator(word.Value, operands);
            }

            operands.Clear();
        }
    }

    /// <summary>Draws a form, as "Do" and annotations do.</summary>
    public void Form(PdfStream form, Matrix before)
    {
        if (open.Count > Math.Min(budget.Limits.Depth, 32) || !open.Add(form))
        {
            return;
        }

        budget.Form();
        var outer = (state, resources, textMatrix, lineMatrix, Marks: marks.Count, Saved: saved.Count);
        state = state.Copy();
        var matrix = Matrix.From(file.Numbers(form.Dictionary.GetValueOrDefault("Matrix"))) ?? Matrix.Identity;
        state.Transform = matrix.Then(before).Then(state.Transform);
        if (file.Numbers(form.Dictionary.GetValueOrDefault("BBox")) is { Length: 4 } box)
        {
            state.Clip = Area.Intersect(state.Clip, state.Transform.Apply(new Box(box[0], box[1], box[2], box[3])));
        }

        resources = file.Dictionary(form.Dictionary, "Resources") ?? resources;
        if (!forms.TryGetValue(form, out var content))
        {
            forms[form] = content = file.Decode(form);
        }

        Run(content);
        while (marks.Count > outer.Marks)
        {
            EndMark();
        }

        while (saved.Count > outer.Saved)
        {
            saved.Pop();
        }

        (state, resources, textMatrix, lineMatrix) = (outer.state, outer.resources, outer.textMatrix, outer.lineMatrix);
        open.Remove(form);
    }

    /// <summary>Ends what the content left open.</summary>
    public void Close()
    {
        while (marks.Count > 0)
        {
            EndMark();
        }
    }

    private void Operator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "q":
                // Deeper than any real content: what it saves then is lost, which only shifts later shapes.
                if (saved.Count < MostSaved)
                {
                    saved.Push(state.Copy());
                }

                break;
            case "Q":
                if (saved.Count > 0)
                {
                    state = saved.Pop();
                }

                break;
            case "cm" when Matrix.From(Operands.Numbers(operands)) is { } matrix:
                state.Transform = matrix.Then(state.Transform);
                break;
            case "w":
                state.LineWidth = Operands.Number(operands, 0);
                break;
            case "gs" when operands is [PdfName name, ..]:
                ExtendedState(file.Dictionary(file.Dictionary(resources, "ExtGState"), name.Value));
                break;
            case "Do" when operands is [PdfName name, ..]:
                XObject(file.Resolve(file.Dictionary(resources, "XObject")?.GetValueOrDefault(name.Value)) as PdfStream);
                break;
            case "BMC" or "BDC":
                BeginMark(operands);
                break;
            case "EMC":
                EndMark();
                break;
            default:
                if (!TextOperator(word, operands) && !paths.Run(word, operands, state))
                {
                    ColorOperator(word, operands);
                }

                break;
        }
    }

    private bool TextOperator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "BT":
                textMatrix = lineMatrix = Matrix.Identity;
                break;
            case "ET":
                break;
            case "Tc":
                state.CharacterSpacing = Operands.Number(operands, 0);
                break;
            case "Tw":
                state.WordSpacing = Operands.Number(operands, 0);
                break;
            case "Tz":
                state.Scale = Operands.Number(operands, 0) / 100;
                break;
            case "TL":
                state.Leading = Operands.Number(operands, 0);
                break;
            case "Ts":
                state.Rise = Operands.Number(operands, 0);
                break;
            case "Tr":
                state.RenderMode = (int)Math.Clamp(Operands.Number(operands, 0), 0, 7);
                break;
            case "Tf" when operands is [PdfName name, ..]:
                state.Font = Font(file.Dictionary(file.Dictionary(resources, "Font"), name.Value));
                state.Size = Operands.Number(operands, 1);
                break;
            case "Td":
                NextLine(Operands.Number(operands, 0), Operands.Number(operands, 1));
                break;
            case "TD":
                state.Leading = -Operands.Number(operands, 1);
                NextLine(Operands.Number(operands, 0), Operands.Number(operands, 1));
                break;
            case "Tm" when Matrix.From(Operands.Numbers(operands)) is { } matrix:
                textMatrix = lineMatrix = matrix;
                break;
            case "T*":
                NextLine(0, -state.Leading);
                break;
            case "Tj" when operands is [PdfString text, ..]:
                Show(text.Bytes);
                break;
            case "'":
                NextLine(0, -state.Leading);
                Show((operands.LastOrDefault() as PdfString)?.Bytes ?? []);
                break;
            case "\"":
                state.WordSpacing = Operands.Number(operands, 0);
                state.CharacterSpacing = Operands.Number(operands, 1);
                NextLine(0, -state.Leading);
                Show((operands.LastOrDefault() as PdfString)?.Bytes ?? []);
                break;
            case "TJ" when operands is [PdfArray array, ..]:
                foreach (var item in array)
                {
                    if (item is PdfString text)
                    {
                        Show(text.Bytes);
                    }
                    else if (item is double shift)
                    {
                        Move(-shift / 1000 * state.Size * (state.Font is { Vertical: true } ? 1 : state.Scale));
                    }
                }

                break;
            default:
                return false;
        }

        return true;
    }

    private void ColorOperator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "g":
                SetFill(ColorSpace.Gray, Operands.Numbers(operands));
                break;
            case "rg":
                SetFill(ColorSpace.Rgb, Operands.Numbers(operands));
                break;
            case "k":
                SetFill(ColorSpace.Cmyk, Operands.Numbers(operands));
                break;
            case "G":
                SetStroke(ColorSpace.Gray, Operands.Numbers(operands));
                break;
            case "RG":
                SetStroke(ColorSpace.Rgb, Operands.Numbers(operands));
                break;
            case "K":
                SetStroke(ColorSpace.Cmyk, Operands.Numbers(operands));
                break;
            case "cs" when operands is [PdfName name, ..]:
                SetFill(ColorSpace.Open(file, name, resources), Initial(name));
                state.FillIsPattern = name.Value == "Pattern";
                break;
            case "CS" when operands is [PdfName name, ..]:
                SetStroke(ColorSpace.Open(file, name, resources), Initial(name));
                break;
            case "sc" or "scn":
                SetFill(state.FillSpace, Operands.Numbers(operands));
                state.FillIsPattern = operands.Count > 0 && operands[^1] is PdfName;
                break;
            case "SC" or "SCN":
                SetStroke(state.StrokeSpace, Operands.Numbers(operands));
                break;
            case "sh":
                // A shading fills what the clip leaves, in colours that are not worked out.
                backdrop.Fill(state.Clip, null);
                break;
        }
    }

    private static double[] Initial(PdfName space) => space.Value == "DeviceCMYK" ? [0, 0, 0, 1] : [0, 0, 0];

    private void SetFill(ColorSpace space, double[] components)
    {
        state.FillSpace = space;
        state.Fill = space.Hex(components);
        state.FillIsPattern = false;
    }

    private void SetStroke(ColorSpace space, double[] components)
    {
        state.StrokeSpace = space;
        state.Stroke = space.Hex(components);
    }

    private void ExtendedState(PdfDictionary? dictionary)
    {
        if (dictionary is null)
        {
            return;
        }

        state.FillAlpha = file.Number(dictionary, "ca") ?? state.FillAlpha;
        state.StrokeAlpha = file.Number(dictionary, "CA") ?? state.StrokeAlpha;
        state.LineWidth = file.Number(dictionary, "LW") ?? state.LineWidth;
        if (file.Array(dictionary, "Font") is [var font, var size])
        {
            state.Font = Font(file.Dictionary(font));
            state.Size = file.Resolve(size) as double? ?? state.Size;
        }
    }

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
