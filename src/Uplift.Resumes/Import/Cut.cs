using Uplift.Documents.Text;

namespace Uplift.Resumes.Import;

/// <summary>Characters of a line in one style.</summary>
internal sealed record StyleRun(int Start, int End, TextStyle Style, string? Link, string? Role, Box Box);

/// <summary>A stretch of a line.</summary>
internal readonly record struct Cut(SourceLine Line, int Start, int End)
{
    public int Length => End - Start;

    public string Text => Line.Text[Start..End];

    public StyleRun Run
    {
        get
        {
            var (start, end) = (Start, End);
            return Line.Runs.MaxBy(run => Math.Min(run.End, end) - Math.Max(run.Start, start))!;
        }
    }

    public string? Link
    {
        get
        {
            var (start, end) = (Start, End);
            return Line.Runs.FirstOrDefault(run => run.Link is not null && run.End > start && run.Start < end)?.Link;
        }
    }

    public double Left => Run.Box.Left;

    public Cut Trimmed(string separators = " \t")
    {
        var (start, end) = (Start, End);
        while (start < end && separators.Contains(Line.Text[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (end > start && separators.Contains(Line.Text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return new Cut(Line, start, end);
    }

    public Cut Slice(int start, int end) => new(Line, Start + start, Start + end);

    public Cut Use()
    {
        Line.Use(Start, End);
        return this;
    }

    public Place Place() => new(Line.Page, Area(), Text.Replace('\t', ' '));

    private Box Area()
    {
        var (start, end) = (Start, End);
        // Inside a run the characters share its width evenly, which is close enough to point at them.
        return Box.Around(Line.Runs.Where(run => run.End > start && run.Start < end).Select(run =>
        {
            var width = run.Box.Width / Math.Max(1, run.End - run.Start);
            return run.Box with
            {
                Left = run.Box.Left + (Math.Max(0, start - run.Start) * width),
                Right = run.Box.Left + ((Math.Min(end, run.End) - run.Start) * width),
            };
        }));
    }
}
