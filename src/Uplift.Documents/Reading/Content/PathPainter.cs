using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Content;

/// <summary>Paths (ISO 32000-1, 8.5), of which only boxes are kept: rules, coloured areas, the clip.</summary>
internal sealed class PathPainter(DrawnPage page, Backdrop backdrop)
{
    private const int MostPoints = 4096;
    private const double ThinRule = 3;
    private const string White = "FFFFFF";

    private readonly List<(double X, double Y, bool Start)> path = [];
    private readonly List<Box> rectangles = [];
    private GraphicsState state = new();
    private Box? area;
    private bool straight = true;
    private bool clipPending;

    /// <summary>False when the operator is none of a path.</summary>
    public bool Run(string word, List<object?> operands, GraphicsState graphics)
    {
        state = graphics;
        switch (word)
        {
            case "m" or "l":
                Point(Operands.Number(operands, 0), Operands.Number(operands, 1), word == "m");
                break;
            case "c":
                straight = false;
                Point(Operands.Number(operands, 0), Operands.Number(operands, 1));
                Point(Operands.Number(operands, 2), Operands.Number(operands, 3));
                Point(Operands.Number(operands, 4), Operands.Number(operands, 5));
                break;
            case "v" or "y":
                straight = false;
                Point(Operands.Number(operands, 0), Operands.Number(operands, 1));
                Point(Operands.Number(operands, 2), Operands.Number(operands, 3));
                break;
            case "h":
                break;
            case "re":
                Rectangle(Operands.Number(operands, 0), Operands.Number(operands, 1), Operands.Number(operands, 2), Operands.Number(operands, 3));
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

    private void Point(double x, double y, bool start = false)
    {
        var (shownX, shownY) = state.Transform.Apply(x, y);
        if (path.Count < MostPoints)
        {
            path.Add((shownX, shownY, start));
        }

        var point = new Box(shownX, shownY, shownX, shownY);
        area = area is { } box ? Area.Union(box, point) : point;
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
        if (fill && !state.FillIsPattern && state.FillAlpha > ContentReader.Clear)
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
                    backdrop.Outline(Area.Intersect(box, state.Clip), state.Fill);
                }
            }
        }
        else if (fill)
        {
            foreach (var rectangle in rectangles)
            {
                backdrop.Fill(rectangle, null);
            }
        }

        if (stroke && state.StrokeAlpha > ContentReader.Clear)
        {
            Stroked();
        }

        if (clipPending)
        {
            var inside = rectangles.Count > 0 ? Box.Around(rectangles) : around;
            if (around is { } traced && inside is { } first)
            {
                inside = Area.Union(first, traced);
            }

            if (inside is { } clip)
            {
                state.Clip = Area.Intersect(state.Clip, clip);
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
        box = Area.Intersect(box, state.Clip);
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
            var shows = state.Fill != White || backdrop.IsColored;
            backdrop.Fill(box, state.FillAlpha < 0.9 || !rectangular ? null : state.Fill);
            if (rectangular && shows && page.Shapes.Count < ContentReader.MostShapes)
            {
                page.Shapes.Add(new PageShape(ShapeKind.Fill, box, state.Fill));
            }
        }
    }

    private void Stroked()
    {
        var scale = Math.Sqrt(Math.Abs((state.Transform.A * state.Transform.D) - (state.Transform.B * state.Transform.C)));
        var half = Math.Min(state.LineWidth * scale, 1000) / 2;
        for (var i = 1; i < path.Count && straight; i++)
        {
            var box = Area.Union(Dot(path[i - 1]), Dot(path[i]));
            if (!path[i].Start && Math.Min(box.Width, box.Height) <= 0.5)
            {
                AddRule(Area.Intersect(new Box(box.Left, box.Top - half, box.Right, box.Bottom + half), state.Clip), state.Stroke);
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
        if (Math.Max(box.Width, box.Height) >= 8 && box is { Width: >= 0, Height: >= 0 } && page.Shapes.Count < ContentReader.MostShapes
            && box.Right > 0 && box.Bottom > 0 && box.Left < page.Width && box.Top < page.Height && color != White)
        {
            page.Shapes.Add(new PageShape(ShapeKind.Rule, box, color));
        }
    }

    private static Box Dot((double X, double Y, bool Start) point) => new(point.X, point.Y, point.X, point.Y);
}
