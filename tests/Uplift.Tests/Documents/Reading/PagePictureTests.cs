using System.Xml.Linq;
using Uplift.Documents.Pictures;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>A page drawn from what was read of it.</summary>
public sealed class PagePictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Text_rules_and_pictures_stand_where_they_stood()
    {
        var page = Reader.Page(SmallPdf.Page("0.5 g 50 600 200 1 re f 0 g BT /F1 20 Tf 100 700 Td (Hello <&\">) Tj ET q 60 0 0 80 400 600 cm BI /W 1 /H 1 ID x EI Q"));

        var root = Draw(page);

        root.Attribute("viewBox")!.Value.ShouldBe("0 0 600 800");
        root.Attribute("role")!.Value.ShouldBe("img");
        root.Element(Svg + "title")!.Value.ShouldBe("Page <1>");
        var text = root.Elements(Svg + "text").ShouldHaveSingleItem();
        (text.Value, text.Attribute("x")!.Value, text.Attribute("y")!.Value, text.Attribute("font-size")!.Value).ShouldBe(("Hello <&\">", "100", "100", "20"));
        root.Elements(Svg + "rect").Select(rect => rect.Attribute("class")?.Value).ShouldBe([null, "rule", "image"]);
    }

    [Fact]
    public void Marks_lie_above_with_their_class_and_title()
    {
        var page = Reader.Page(SmallPdf.Page(SmallPdf.Show((50, 700, "Hi"))));

        var mark = Draw(page, new PictureMark(new Box(1, 2, 11, 22), "finding \"major\"", "Too <small>")).Elements().Last();

        mark.Name.ShouldBe(Svg + "g");
        mark.Attribute("class")!.Value.ShouldBe("finding \"major\"");
        mark.Element(Svg + "title")!.Value.ShouldBe("Too <small>");
        mark.Element(Svg + "rect")!.Attribute("width")!.Value.ShouldBe("10");
    }

    [Fact]
    public void Hidden_text_is_drawn_when_asked_for()
    {
        var page = Reader.Page(SmallPdf.Page("1 g " + SmallPdf.Show((50, 700, "White"))));

        Draw(page).Elements(Svg + "text").ShouldBeEmpty();
        XElement.Parse(PagePicture.Svg(page, "Page", showHidden: true)).Element(Svg + "text")!.Attribute("class")!.Value.ShouldBe("hidden-text");
    }

    [Fact]
    public void Nothing_in_it_offends_a_strict_policy()
    {
        var style = new TextStyle("\"/><script>", 10, false, false, "000000");
        var glyph = new Glyph("\u0001\uD800<script>\uFFFE", new Box(0, 0, 9, 9), style, false, null);
        var page = new PageText(1, double.NaN, 1e300, [], [glyph], [], [new PageShape(ShapeKind.Fill, default, "\"/><x/>")]);

        var svg = PagePicture.Svg(page, "<b>");

        XElement.Parse(svg).Descendants().ShouldAllBe(element => element.Attribute("style") == null && element.Name.LocalName != "script");
    }

    private static XElement Draw(PageText page, params PictureMark[] marks) => XElement.Parse(PagePicture.Svg(page, "Page <1>", marks));
}
