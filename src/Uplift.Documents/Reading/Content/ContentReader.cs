using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Runs content streams (ISO 32000-1, 7.8.2 and annex A) as far as they place text, rules and pictures.</summary>
internal sealed class ContentReader
{
    private const int MostSaved = 256;
    private const int MostShapes = 5_000;
    private const int MostFills = 256;
    private const int MostOperands = 512;
    private const int MostPoints = 4096;
    private const double ThinRule = 3;
    private const double Clear = 0.02;

    private readonly PdfFile file;
    private readonly ReadBudget budget;
    private readonly DrawnPage page;
    private readonly Box paper;
    private readonly Dictionary<PdfDictionary, PdfFont> fonts;
    private readonly Dictionary<PdfStream, ReadOnlyMemory<byte>> forms = [];
    private readonly HashSet<PdfStream> open = [];
    private readonly Dictionary<(string Font, double Size, string Color, bool Bold), TextStyle> styles = [];
    private readonly List<(Box Box, string? Color)> fills = [];
    private readonly List<(Box Box, string Color)> outlines = [];
    private readonly List<MarkedContent> marks = [];
    private readonly Stack<GraphicsState> saved = [];
    private readonly List<(double X, double Y, bool Start)> path = [];
    private readonly List<Box> rectangles = [];
    private GraphicsState state;
    private Matrix textMatrix = Matrix.Identity;
    private Matrix lineMatrix = Matrix.Identity;
    private Box? area;
    private bool straight = true;
    private bool clipPending;
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
        paper = new Box(0, 0, page.Width, page.Height);
        state = new GraphicsState { Transform = transform, Clip = paper };
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
            state.Clip = Intersect(state.Clip, state.Transform.Apply(new Box(box[0], box[1], box[2], box[3])));
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

    private static Box Intersect(Box a, Box b) => new(
        Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom));

    private static Box Union(Box a, Box b) => new(
        Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    private static Box Dot((double X, double Y, bool Start) point) => new(point.X, point.Y, point.X, point.Y);

    private static double Number(List<object?> operands, int index) =>
        index >= 0 && index < operands.Count && operands[index] is double value ? Math.Clamp(value, -1e9, 1e9) : 0;

    private static double[] Numbers(List<object?> operands)
    {
        var numbers = new double[operands.Count];
        var count = 0;
        foreach (var operand in operands)
        {
            if (operand is double value)
            {
                numbers[count++] = value;
            }
        }

        return count == numbers.Length ? numbers : numbers[..count];
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
            case "cm" when Matrix.From(Numbers(operands)) is { } matrix:
                state.Transform = matrix.Then(state.Transform);
                break;
            case "w":
                state.LineWidth = Number(operands, 0);
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
                if (!TextOperator(word, operands) && !PathOperator(word, operands))
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
                state.CharacterSpacing = Number(operands, 0);
                break;
            case "Tw":
                state.WordSpacing = Number(operands, 0);
                break;
            case "Tz":
                state.Scale = Number(operands, 0) / 100;
                break;
            case "TL":
                state.Leading = Number(operands, 0);
                break;
            case "Ts":
                state.Rise = Number(operands, 0);
                break;
            case "Tr":
                state.RenderMode = (int)Math.Clamp(Number(operands, 0), 0, 7);
                break;
            case "Tf" when operands is [PdfName name, ..]:
                state.Font = Font(file.Dictionary(file.Dictionary(resources, "Font"), name.Value));
                state.Size = Number(operands, 1);
                break;
            case "Td":
                NextLine(Number(operands, 0), Number(operands, 1));
                break;
            case "TD":
                state.Leading = -Number(operands, 1);
                NextLine(Number(operands, 0), Number(operands, 1));
                break;
            case "Tm" when Matrix.From(Numbers(operands)) is { } matrix:
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
                state.WordSpacing = Number(operands, 0);
                state.CharacterSpacing = Number(operands, 1);
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

    private bool PathOperator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "m" or "l":
                Point(Number(operands, 0), Number(operands, 1), word == "m");
                break;
            case "c":
                straight = false;
                Point(Number(operands, 0), Number(operands, 1));
                Point(Number(operands, 2), Number(operands, 3));
                Point(Number(operands, 4), Number(operands, 5));
                break;
            case "v" or "y":
                straight = false;
                Point(Number(operands, 0), Number(operands, 1));
                Point(Number(operands, 2), Number(operands, 3));
                break;
            case "h":
                break;
            case "re":
                Rectangle(Number(operands, 0), Number(operands, 1), Number(operands, 2), Number(operands, 3));
                break;
            case "W" or "W*":
                clipPending = true;
                break;
            case "n":
                Paint(false, false);
                break;
            case "f" or "F" or "f*":
                Paint(true, false);
                break;
            case "S" or "s":
                Paint(false, true);
                break;
            case "B" or "B*" or "b" or "b*":
                Paint(true, true);
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
                SetFill(ColorSpace.Gray, Numbers(operands));
                break;
            case "rg":
                SetFill(ColorSpace.Rgb, Numbers(operands));
                break;
            case "k":
                SetFill(ColorSpace.Cmyk, Numbers(operands));
                break;
            case "G":
                SetStroke(ColorSpace.Gray, Numbers(operands));
                break;
            case "RG":
                SetStroke(ColorSpace.Rgb, Numbers(operands));
                break;
            case "K":
                SetStroke(ColorSpace.Cmyk, Numbers(operands));
                break;
            case "cs" when operands is [PdfName name, ..]:
                SetFill(ColorSpace.Open(file, name, resources), Initial(name));
                state.FillIsPattern = name.Value == "Pattern";
                break;
            case "CS" when operands is [PdfName name, ..]:
                SetStroke(ColorSpace.Open(file, name, resources), Initial(name));
                break;
            case "sc" or "scn":
                SetFill(state.FillSpace, Numbers(operands));
                state.FillIsPattern = operands.Count > 0 && operands[^1] is PdfName;
                break;
            case "SC" or "SCN":
                SetStroke(state.StrokeSpace, Numbers(operands));
                break;
            case "sh":
                // A shading fills what the clip leaves, in colours that are not worked out.
                AddFill(state.Clip, null);
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
        var outline = clear ? Outline(box) : null;
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

    /// <summary>
    /// Where a font may not be embedded some writers draw its letters as outlines and put invisible text over them: the colour
    /// of such an outline.
    /// </summary>
    private string? Outline(Box box)
    {
        var x = (box.Left + box.Right) / 2;
        var y = (box.Top + box.Bottom) / 2;
        for (var i = outlines.Count - 1; i >= 0; i--)
        {
            var around = outlines[i].Box;
            if (x >= around.Left - 1 && x <= around.Right + 1 && around.Bottom > box.Top && around.Top < box.Bottom
                && around.Height < 3 * box.Height && Math.Abs(((around.Top + around.Bottom) / 2) - y) < box.Height)
            {
                return outlines[i].Color;
            }
        }

        return null;
    }

    private bool IsHidden(Box box, string color, bool stroked)
    {
        var x = (box.Left + box.Right) / 2;
        var y = (box.Top + box.Bottom) / 2;
        if (x < state.Clip.Left - 1 || x > state.Clip.Right + 1 || y < state.Clip.Top - 1 || y > state.Clip.Bottom + 1)
        {
            return true;
        }

        if (state.FillIsPattern && !stroked)
        {
            return false;
        }

        var behind = "FFFFFF";
        for (var i = fills.Count - 1; i >= 0; i--)
        {
            var fill = fills[i].Box;
            if (x >= fill.Left && x <= fill.Right && y >= fill.Top && y <= fill.Bottom)
            {
                if (fills[i].Color is not { } known)
                {
                    return false;
                }

                behind = known;
                break;
            }
        }

        return Alike(color, behind);
    }

    private static bool Alike(string a, string b)
    {
        for (var i = 0; i < 6; i += 2)
        {
            var difference = ((Lexer.Hex((byte)a[i]) - Lexer.Hex((byte)b[i])) * 16) + Lexer.Hex((byte)a[i + 1]) - Lexer.Hex((byte)b[i + 1]);
            if (Math.Abs(difference) > 6)
            {
                return false;
            }
        }

        return true;
    }

    private void Point(double x, double y, bool start = false)
    {
        var (shownX, shownY) = state.Transform.Apply(x, y);
        if (path.Count < MostPoints)
        {
            path.Add((shownX, shownY, start));
        }

        var point = new Box(shownX, shownY, shownX, shownY);
        area = area is { } box ? Union(box, point) : point;
    }

    private void Rectangle(double x, double y, double width, double height)
    {
        if (rectangles.Count < MostPoints)
        {
            rectangles.Add(state.Transform.Apply(new Box(x, y, x + width, y + height)));
        }
    }

    private void Paint(bool fill, bool stroke)
    {
        var around = area;
        if (fill && !state.FillIsPattern && state.FillAlpha > Clear)
        {
            foreach (var rectangle in rectangles)
            {
                Filled(rectangle, true);
            }

            if (around is { } box)
            {
                Filled(box, straight && path.Count <= 5);
                if (path.Count > 5)
                {
                    AddOutline(Intersect(box, state.Clip));
                }
            }
        }
        else if (fill)
        {
            foreach (var rectangle in rectangles)
            {
                AddFill(rectangle, null);
            }
        }

        if (stroke && state.StrokeAlpha > Clear)
        {
            Stroked();
        }

        if (clipPending)
        {
            var inside = rectangles.Count > 0 ? Box.Around(rectangles) : around;
            if (around is { } traced && inside is { } first)
            {
                inside = Union(first, traced);
            }

            if (inside is { } clip)
            {
                state.Clip = Intersect(state.Clip, clip);
            }
        }

        clipPending = false;
        straight = true;
        area = null;
        path.Clear();
        rectangles.Clear();
    }

    private void Filled(Box box, bool rectangular)
    {
        box = Intersect(box, state.Clip);
        if (box.Width < 0 || box.Height < 0)
        {
            return;
        }

        if (Math.Min(box.Width, box.Height) <= ThinRule)
        {
            AddRule(box, state.Fill);
        }
        else if (box is { Width: > 8, Height: > 6 })
        {
            // A shape that is no rectangle may leave any place in its box as it was.
            AddFill(box, state.FillAlpha < 0.9 || !rectangular ? null : state.Fill);
            if (rectangular && state.Fill != "FFFFFF" && page.Shapes.Count < MostShapes)
            {
                page.Shapes.Add(new PageShape(ShapeKind.Fill, box, state.Fill));
            }
        }
    }

    private void AddOutline(Box box)
    {
        if (outlines.Count == MostFills)
        {
            outlines.RemoveAt(0);
        }

        outlines.Add((box, state.Fill));
    }

    private void AddFill(Box box, string? color)
    {
        if (fills.Count == MostFills)
        {
            fills.RemoveAt(0);
        }

        fills.Add((Intersect(box, paper), color));
    }

    private void Stroked()
    {
        var scale = Math.Sqrt(Math.Abs((state.Transform.A * state.Transform.D) - (state.Transform.B * state.Transform.C)));
        var half = Math.Min(state.LineWidth * scale, 1000) / 2;
        for (var i = 1; i < path.Count && straight; i++)
        {
            var box = Union(Dot(path[i - 1]), Dot(path[i]));
            if (!path[i].Start && Math.Min(box.Width, box.Height) <= 0.5)
            {
                AddRule(Intersect(new Box(box.Left, box.Top - half, box.Right, box.Bottom + half), state.Clip), state.Stroke);
            }
        }

        foreach (var box in rectangles)
        {
            AddRule(new Box(box.Left, box.Top - half, box.Right, box.Top + half), state.Stroke);
            if (box.Height > ThinRule)
            {
                AddRule(new Box(box.Left, box.Bottom - half, box.Right, box.Bottom + half), state.Stroke);
                AddRule(new Box(box.Left - half, box.Top, box.Left + half, box.Bottom), state.Stroke);
                AddRule(new Box(box.Right - half, box.Top, box.Right + half, box.Bottom), state.Stroke);
            }
        }
    }

    private void AddRule(Box box, string color)
    {
        if (Math.Max(box.Width, box.Height) >= 8 && box is { Width: >= 0, Height: >= 0 } && page.Shapes.Count < MostShapes
            && box.Right > 0 && box.Bottom > 0 && box.Left < page.Width && box.Top < page.Height && color != "FFFFFF")
        {
            page.Shapes.Add(new PageShape(ShapeKind.Rule, box, color));
        }
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
        var box = Intersect(state.Transform.Apply(new Box(0, 0, 1, 1)), state.Clip);
        if (box is { Width: > 0.5, Height: > 0.5 } && page.Shapes.Count < MostShapes)
        {
            page.Shapes.Add(new PageShape(ShapeKind.Image, box));
            AddFill(box, null);
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
