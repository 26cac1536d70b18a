using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Tests.Resumes.Document;

public sealed class DocumentNodesTests
{
    private static readonly SectionField Keywords = new("keywords", "Keywords", FieldKind.Words);

    [Theory]
    [InlineData("C#, SQL", "C#|SQL")]
    [InlineData(" C# ,, SQL ", "C#|SQL")]
    [InlineData("Redis, 6 and 7\nSQL", "Redis, 6 and 7|SQL")]
    [InlineData("Redis, 6 and 7\n", "Redis, 6 and 7")]
    public void Words_are_parted_by_commas_or_where_one_has_a_comma_by_lines(string typed, string kept)
    {
        var entry = new JsonObject();

        DocumentNodes.Type(entry, Keywords, typed);

        entry["keywords"]!.AsArray().Select(DocumentNodes.Text).ShouldBe(kept.Split('|'));
    }

    [Theory]
    [InlineData("""["a","b"]""")]
    [InlineData("""["a, b","c"]""")]
    [InlineData("""["a, b"]""")]
    [InlineData("""[]""")]
    public void What_is_typed_again_as_it_was_shown_changes_nothing(string keywords)
    {
        var entry = new JsonObject { ["keywords"] = JsonNode.Parse(keywords) };
        var before = DocumentNodes.Typed(entry, Keywords);

        DocumentNodes.Type(entry, Keywords, before);

        DocumentNodes.Typed(entry, Keywords).ShouldBe(before);
    }

    [Fact]
    public void An_emptied_field_takes_its_member_away_and_the_place_that_held_nothing_else()
    {
        var basics = new JsonObject { ["location"] = new JsonObject { ["city"] = "Berlin" }, ["name"] = "Ada" };

        DocumentNodes.Type(basics, new SectionField("location/city", "City"), "  ");

        basics.ToJsonString().ShouldBe("""{"name":"Ada"}""");
    }

    [Fact]
    public void Lines_of_a_form_and_of_a_script_are_the_same_lines()
    {
        var entry = new JsonObject();
        var field = new SectionField("highlights", "Points", FieldKind.Lines);

        DocumentNodes.Type(entry, field, "one\r\n\r\ntwo\u0007\r\n");

        entry["highlights"]!.ToJsonString().ShouldBe("""["one","two"]""");
    }

    [Fact]
    public void Sections_stand_in_the_order_of_the_document_and_those_it_does_not_name_behind_them()
    {
        var document = JsonNode.Parse("""{"meta":{"uplift":{"order":["skills","x-sections/0","nonsense","skills"]}},"x-sections":[{"title":"Talks","items":[]}]}""")!.AsObject();

        document.Movable().Take(3).Select(section => section.Title).ShouldBe(["Skills", "Talks", "Work"]);
    }

    [Theory]
    [InlineData("""{"x-sections":5}""")]
    [InlineData("""{"x-sections":[3,null,{"title":7,"items":"no"}]}""")]
    [InlineData("""{"meta":{"uplift":{"order":"work","hidden":{"a":1}}}}""")]
    [InlineData("""{"meta":{"uplift":[]}}""")]
    [InlineData("""{"basics":{"profiles":[]},"work":[{}]}""")]
    public void What_other_programs_put_where_ours_are_breaks_nothing(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();

        document.Movable().Count.ShouldBeGreaterThanOrEqualTo(Sections.UsualOrder.Count);
        DocumentFaults.Find(document).ShouldBeEmpty();
    }

    [Fact]
    public void Members_that_nobody_knows_survive_and_nothing_is_null()
    {
        const string Foreign = """{"$schema":"https://x","basics":{"name":"Ada","pronouns":"she","image":null},"work":[null,{"name":"Initech","team":{"size":[4,null]},"highlights":["a",null]}],"x-theme":{"hue":1.50}}""";

        var text = ResumeText.Write(JsonSerializer.Deserialize<Resume>(Foreign, ResumeText.Json)!).Value!;

        JsonNode.DeepEquals(
            JsonNode.Parse(text),
            JsonNode.Parse("""{"$schema":"https://x","basics":{"name":"Ada","pronouns":"she"},"work":[{"name":"Initech","team":{"size":[4,null]},"highlights":["a"]}],"x-theme":{"hue":1.50}}""")).ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("""{"basics":{"name":"A\u0000"}}""", "/document/basics/name")]
    [InlineData("""{"x":[0,1e999]}""", "/document/x/1")]
    [InlineData("""{"x":"\ud800"}""", "/document")]
    public void What_a_database_cannot_keep_is_refused_by_its_place(string json, string pointer) =>
        ResumeText.Write(JsonSerializer.Deserialize<Resume>(json, ResumeText.Json)!).Problem!.Errors.Single().Pointer.ShouldBe(pointer);

    [Theory]
    [InlineData("/basics/email", "ada@example", "bad-address")]
    [InlineData("/basics/url", "example.org", "bad-url")]
    [InlineData("/basics/url", "javascript:alert(1)", "bad-url")]
    [InlineData("/basics/phone", "12 34", "bad-phone")]
    [InlineData("/basics/location/countryCode", "Germany", "bad-country")]
    [InlineData("/work/0/startDate", "March 2024", "bad-date")]
    [InlineData("/work/0/startDate", "2024-13", "bad-date")]
    [InlineData("/work/0/startDate", "2023-02-30", "bad-date")]
    [InlineData("/work/0/endDate", "2019", "end-before-start")]
    public void What_does_not_fit_its_field_is_named(string pointer, string typed, string code)
    {
        var document = JsonNode.Parse("""{"basics":{"location":{}},"work":[{"startDate":"2020-03"}]}""")!.AsObject();
        var steps = pointer.Split('/')[1..];
        JsonNode owner = document;
        foreach (var step in steps[..^1])
        {
            owner = owner is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : owner[step]!;
        }

        owner[steps[^1]] = typed;

        var fault = DocumentFaults.Find(document).Single();
        (fault.Pointer, fault.Code).ShouldBe((pointer, code));
    }

    [Theory]
    [InlineData("2024", "2024-03")]
    [InlineData("2024-03", "2024")]
    [InlineData("2024-03-01", "2024-03-31")]
    [InlineData("2024-03", "")]
    public void Dates_as_JSON_Resume_has_them_are_no_fault(string start, string end) =>
        DocumentFaults.Find(new JsonObject { ["work"] = new JsonArray(new JsonObject { ["startDate"] = start, ["endDate"] = end }) }).ShouldBeEmpty();
}
