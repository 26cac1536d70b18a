using Uplift.Documents.Reading.Fonts;
using Uplift.Documents.Reading.Syntax;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Runs content streams (ISO 32000-1, 7.8.2 and annex A) as far as they place text, rules and pictures.</summary>
internal sealed partial class ContentReader
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
}
