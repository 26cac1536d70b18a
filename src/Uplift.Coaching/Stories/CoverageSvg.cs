using System.Globalization;
using System.Net;
using System.Text;

namespace Uplift.Coaching.Stories;

/// <summary>
/// The coverage map as a picture: a row a competence, a square a story; filled once it was told, hollow before. A row without
/// any says so. Colours stand as attributes, so that the picture is complete by itself; on a page the style sheet's come before them.
/// </summary>
internal static class CoverageSvg
{
    private const int Row = 30;
    private const int Left = 130;
    private const int Step = 20;
    private const int Side = 14;
    private const int MostSquares = 20;
    private const int Width = Left + (MostSquares * Step) + 90;
    private const int Top = 8;

    public static string Write(StoryCoverageView map)
    {
        var height = Top + (map.Competences.Count * Row);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"skill-map\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"group\" aria-labelledby=\"coverage-title\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        svg.Append("<title id=\"coverage-title\">Coverage map: which of your stories shows which competence</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"skill-paper\" width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        foreach (var (at, competence) in map.Competences.Index())
        {
            Append(svg, competence, Top + (at * Row));
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, CompetenceCoverage row, int top)
    {
        var word = row.Competence.Word();
        var address = row.Stories.Count == 0 ? $"/stories/new?competence={word}" : $"/stories?competence={word}";
        var count = row.Stories.Count switch { 0 => "no story yet", 1 => "1 story", var many => $"{many} stories" };
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{address}\"><g><title>{row.Name}: {count}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"skill-name\" x=\"0\" y=\"{top + 15}\" fill=\"#0b6b63\">{row.Name}</text>");
        foreach (var (at, story) in row.Stories.Take(MostSquares).Index())
        {
            svg.Append(Square(story, Left + (at * Step), top + 4));
        }

        var end = Left + (Math.Min(row.Stories.Count, MostSquares) * Step) + (row.Stories.Count == 0 ? 0 : 8);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"skill-note\" x=\"{end}\" y=\"{top + 15}\" fill=\"#5f5b53\" font-size=\"12\">{count}</text></g></a>");
    }

    private static string Square(CoveringStory story, int x, int y)
    {
        var title = WebUtility.HtmlEncode($"{story.Title}: {(story.TimesTold == 0 ? "not told yet" : story.TimesTold == 1 ? "told once" : $"told {story.TimesTold} times")}");
        return story.TimesTold > 0
            ? string.Create(CultureInfo.InvariantCulture, $"<rect class=\"skill-step on\" x=\"{x}\" y=\"{y}\" width=\"{Side}\" height=\"{Side}\" rx=\"2\" fill=\"#0b6b63\"><title>{title}</title></rect>")
            : string.Create(CultureInfo.InvariantCulture, $"<rect class=\"skill-step\" x=\"{x}.5\" y=\"{y}.5\" width=\"{Side - 1}\" height=\"{Side - 1}\" rx=\"2\" fill=\"none\" stroke=\"#878277\"><title>{title}</title></rect>");
    }
}
