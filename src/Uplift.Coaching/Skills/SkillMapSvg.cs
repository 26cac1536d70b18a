using System.Globalization;
using System.Net;
using System.Text;

namespace Uplift.Coaching.Skills;

/// <summary>
/// The skill map as a picture: a row a topic, a bar of four steps for mastery, under it a band for what will be recalled on the
/// day. Colours stand as attributes, so that the picture is complete by itself; on a page the style sheet's come before them.
/// </summary>
internal static class SkillMapSvg
{
    private const int Row = 34;
    private const int Left = 230;
    private const int Step = 84;
    private const int Gap = 4;
    private const int Width = Left + (4 * Step) + 150;
    private const int Head = 28;

    private static readonly string[] Steps = ["Attempted", "Familiar", "Proficient", "Mastered"];

    public static string Write(SkillMapView map)
    {
        var height = Head + (map.Topics.Count * Row) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"skill-map\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"group\" aria-labelledby=\"skill-map-title\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        svg.Append("<title id=\"skill-map-title\">Skill map: mastery of each topic, and what will be recalled of it</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"skill-paper\" width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        foreach (var (at, word) in Steps.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"skill-note\" x=\"{Left + (at * Step)}\" y=\"18\" fill=\"#5f5b53\" font-size=\"12\">{word}</text>");
        }

        foreach (var (at, topic) in map.Topics.Index())
        {
            Append(svg, topic, Head + (at * Row));
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, SkillView topic, int top)
    {
        var recall = topic.Recall is { } chance
            ? string.Create(CultureInfo.InvariantCulture, $"recall {chance * 100:0} %")
            : topic.Cards > 0 ? "not reviewed yet" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"/skills/{WebUtility.HtmlEncode(topic.TopicId)}\"><g><title>{WebUtility.HtmlEncode(topic.Name)}: {MasteryWords.Of(topic.Mastery)}{(recall.Length > 0 ? ", " + recall : "")}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"skill-name\" x=\"0\" y=\"{top + 16}\" fill=\"#0b6b63\">{WebUtility.HtmlEncode(Short(topic.Name))}</text>");
        for (var step = 1; step <= 4; step++)
        {
            var (x, y) = (Left + ((step - 1) * Step), top + 5);
            svg.Append(step <= (int)topic.Mastery
                ? string.Create(CultureInfo.InvariantCulture, $"<rect class=\"skill-step on\" x=\"{x}\" y=\"{y}\" width=\"{Step - Gap}\" height=\"12\" rx=\"2\" fill=\"#0b6b63\"/>")
                : string.Create(CultureInfo.InvariantCulture, $"<rect class=\"skill-step\" x=\"{x}.5\" y=\"{y}.5\" width=\"{Step - Gap - 1}\" height=\"11\" rx=\"2\" fill=\"none\" stroke=\"#878277\"/>"));
        }

        if (topic.Recall is { } share)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"skill-band\" x=\"{Left}\" y=\"{top + 21}\" width=\"{(share * ((4 * Step) - Gap)):0.#}\" height=\"4\" fill=\"#855500\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"skill-note\" x=\"{Left + (4 * Step) + 8}\" y=\"{top + 16}\" fill=\"#5f5b53\" font-size=\"12\">{recall}</text></g></a>");
    }

    private static string Short(string name) => name.Length <= 32 ? name : $"{name[..31]}…";
}
