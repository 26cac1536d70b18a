using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;
using Uplift.Tests.Documents;

namespace Uplift.Tests.Resumes.Export;

public sealed class ResumeExportTests
{
    public static TheoryData<string, TemplateName, PaperSize> All =>
    [
        .. from person in People.All
           from template in Enum.GetValues<TemplateName>()
           select (person, template, template == TemplateName.Modern ? PaperSize.Letter : PaperSize.A4),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Other_readers_find_every_field(string person, TemplateName template, PaperSize paper)
    {
        var file = ResumeExport.Write(People.Read(person), ExportFormat.Pdf, new ExportOptions { Template = template, Paper = paper });

        file.Missing.ShouldBeEmpty();
        file.Bytes.Length.ShouldBeLessThan(60_000);
        file.Bytes.ShouldBe(ResumeExport.Write(People.Read(person), ExportFormat.Pdf, new ExportOptions { Template = template, Paper = paper }).Bytes);
        var fields = FieldsOf(person);
        var checkedFile = Tool.RunAsync("qpdf", [file.Bytes], "--check", "{0}");
        Missing(fields, await Tool.RunAsync("pdftotext", [file.Bytes], "{0}", "-")).ShouldBeEmpty();
        Missing(fields, await Tool.RunAsync("pdftotext", [file.Bytes], "-raw", "{0}", "-")).ShouldBeEmpty();
        (await checkedFile).ShouldContain("No syntax or stream encoding errors found");
    }

    [Fact]
    public async Task Pdf_js_finds_every_field()
    {
        var files = All.Select(row => (Person: row.Data.Item1, ResumeExport.Write(People.Read(row.Data.Item1), ExportFormat.Pdf, new ExportOptions { Template = row.Data.Item2 }).Bytes)).ToList();

        var texts = await Tool.PdfJsAsync([.. files.Select(file => file.Bytes)]);

        files.Zip(texts).SelectMany(pair => Missing(FieldsOf(pair.First.Person), pair.Second)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TemplateName.Plain)]
    [InlineData(TemplateName.Modern)]
    [InlineData(TemplateName.Compact)]
    public async Task The_structure_tree_has_every_heading_list_and_link(TemplateName template)
    {
        var file = ResumeExport.Write(People.Read("three-pages"), ExportFormat.Pdf, new ExportOptions { Template = template });

        var tree = (await Tool.RunAsync("pdfinfo", [file.Bytes], "-struct-text", "{0}")).Split('\n', StringSplitOptions.TrimEntries);

        After("H1 (block)").ShouldBe(["Dr. Jonathan Featherstonehaugh-Cholmondeley"]);
        After("H2 (block)").ShouldBe(
        [
            "Summary", "Experience", "Projects", "Education", "Skills", "Certificates", "Languages", "Publications", "Awards", "Volunteering",
            "Patents", "Nationality", "Interests", "References",
        ]);
        After("H3 (block)").Count.ShouldBe(15);
        After("LBody (block)").Count.ShouldBe(6 + 5 + 5 + 4 + 3 + 2 + 1 + 1);
        tree.Count(line => line.StartsWith("L (block)", StringComparison.Ordinal)).ShouldBe(8);
        After("Link (inline)").ShouldBe(
        [
            "jonathan@featherstonehaugh.example", "+44 20 7946 0958", "https://featherstonehaugh.example", "GitHub: https://github.com/jfc",
            "https://github.com/jfc/ledgerlint", "https://www.cncf.io/certification/cka/", "https://doi.example/10.1002/spe.0000", "https://codeclub.example",
        ]);

        // The text of an element follows it, in a piece for each page or face; objects of annotations stand between.
        List<string> After(string element) => [.. tree.Index().Where(line => line.Item == element).Select(line => string.Concat(tree.Skip(line.Index + 1)
            .SkipWhile(next => next.StartsWith("Object ", StringComparison.Ordinal))
            .TakeWhile(next => next.StartsWith('"')).Select(next => next[1..^1])).Trim())];
    }

    [Theory]
    [InlineData("en", "Experience", "Mar 2024 – Present")]
    [InlineData("de-AT", "Berufserfahrung", "März 2024 – heute")]
    [InlineData("fr", "Expérience professionnelle", "mars 2024 – aujourd’hui")]
    [InlineData("es", "Experiencia profesional", "mar 2024 – actualidad")]
    [InlineData("pt_BR", "Experiência profissional", "mar. 2024 – atualmente")]
    [InlineData("nl", "Experience", "Mar 2024 – Present")]
    public void Headings_and_dates_are_in_the_persons_language(string locale, string heading, string dates)
    {
        var resume = new Resume { Work = [new Work { Name = "A", StartDate = "2024-03" }] };

        var text = Text(resume, new ExportOptions { Locale = locale });

        text.ShouldContain($"\n{heading.ToUpperInvariant()}\n");
        text.ShouldContain($"\n{dates}\n");
    }

    [Theory]
    [InlineData("2024-03", null, "Mar 2024 – Present")]
    [InlineData("2024-03-31", "2024-03-01", "Mar 2024")]
    [InlineData("2019", "2021", "2019 – 2021")]
    [InlineData(null, "2021-12", "Dec 2021")]
    [InlineData("Spring 2019", "2020-13", "Spring 2019 – 2020-13")]
    [InlineData("2024-03-31T00:00:00Z", "soon", "Mar 2024 – soon")]
    [InlineData(" ", "", "")]
    public void Dates_say_what_was_written(string? start, string? end, string range) => ExportLocale.Of("en").Range(start, end).ShouldBe(range);

    [Fact]
    public void Sections_follow_the_order_asked_for_and_hidden_ones_are_left_out()
    {
        var options = new ExportOptions { Order = ["education", "x-sections/1", "skills", "nonsense"], Hidden = ["references", "x-sections/0", "work"] };

        var headings = OutlineWriter.Write(People.Read("three-pages"), ExportLocale.Of("en"), options.Order, options.Hidden).Sections.Select(section => section.Heading);

        headings.ShouldBe(["Education", "Nationality", "Skills", "Summary", "Projects", "Certificates", "Languages", "Publications", "Awards", "Volunteering", "Interests"]);
    }

    [Fact]
    public void An_own_section_is_named_by_its_place_in_the_document()
    {
        var resume = JsonSerializer.Deserialize<Resume>(
            """{"x-sections":[{"title":"Empty"},7,{"title":"Patents","items":[{"text":"One"}]},{"title":"Talks","items":[{"text":"Two"}]}]}""", JsonSerializerOptions.Web)!;

        OutlineWriter.Write(resume, ExportLocale.Of("en"), [], ["x-sections/2"]).Sections.Select(section => section.Heading).ShouldBe(["Talks"]);
    }

    [Fact]
    public void Json_keeps_what_the_schema_does_not_name()
    {
        var written = ResumeExport.Write(People.Read("three-pages"), ExportFormat.Json, new ExportOptions()).Bytes;

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(File.ReadAllBytes(People.PathOf("three-pages")))).ShouldBeTrue();
    }

    [Fact]
    public void Markdown_takes_what_was_typed_for_text()
    {
        var resume = new Resume
        {
            Basics = new Basics { Name = "*Ann* [x](y)", Url = "https://a.example/?q=<b>", Summary = "# not a heading\n1. not a list\n<b>not bold</b>" },
        };

        Encoding.UTF8.GetString(ResumeExport.Write(resume, ExportFormat.Markdown, new ExportOptions()).Bytes).ShouldBe(
            """
            # \*Ann\* \[x\](y)

            [https://a.example/?q=\<b>](<https://a.example/?q=%3Cb%3E>)

            ## Summary

            \# not a heading

            1\. not a list

            \<b>not bold\</b>

            """);
    }

    [Theory]
    [InlineData("Zoë Ægir-Müller", "Zoe-gir-Muller-Resume.pdf")]
    [InlineData("Ελένη", "Resume.pdf")]
    [InlineData("../../etc/passwd", "etc-passwd-Resume.pdf")]
    [InlineData(null, "Resume.pdf")]
    public void The_file_is_named_for_the_person_in_ascii(string? name, string file) =>
        ResumeExport.Write(new Resume { Basics = new Basics { Name = name } }, ExportFormat.Pdf, new ExportOptions()).FileName.ShouldBe(file);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"basics":null,"work":[],"skills":[{}],"languages":[{"language":" "}],"references":[{}]}""")]
    [InlineData("""{"work":[{}],"education":[{}],"projects":[{"keywords":[]}],"x-sections":[{"title":"T"},{"items":4},5,{"title":"U","items":[1,{"text":7},{"highlights":[null,"h"]}]}]}""")]
    [InlineData("""{"basics":{"name":"\uffff\u0000","profiles":[{"url":"javascript:x"},{}],"location":{}},"x-sections":"no"}""")]
    [InlineData("""{"basics":{"name":"\u200b","phone":"none"},"work":[{"startDate":"2020"},{"startDate":"a very long time ago, in a country of which nobody has heard, long before computers, when people wrote with quills"}]}""")]
    public async Task A_resume_with_holes_is_printed_in_every_format(string json)
    {
        var resume = JsonSerializer.Deserialize<Resume>(json, JsonSerializerOptions.Web)!;

        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            ResumeExport.Write(resume, format, new ExportOptions { Locale = "x<>y" }).Bytes.ShouldNotBeEmpty();
        }

        var objects = await Tool.RunAsync("qpdf", [ResumeExport.Write(resume, ExportFormat.Pdf, new ExportOptions()).Bytes], "--json", "--json-key=qpdf", "{0}");
        objects.ShouldNotContain("\"/K\": []", customMessage: "an element of the structure without content");
    }

    private static string Text(Resume resume, ExportOptions options) => Encoding.UTF8.GetString(ResumeExport.Write(resume, ExportFormat.Text, options).Bytes);

    /// <summary>Every text that the person typed and every date as it is printed.</summary>
    private static List<string> FieldsOf(string person)
    {
        var fields = new List<string>();
        Collect(JsonNode.Parse(File.ReadAllBytes(People.PathOf(person)))!, "");
        return fields;

        void Collect(JsonNode node, string name)
        {
            switch (node)
            {
                case JsonObject members:
                    // The address of a profile holds its user name.
                    members.Where(member => member.Value is not null && !(member.Key == "username" && members.ContainsKey("url")))
                        .ToList().ForEach(member => Collect(member.Value!, member.Key));
                    break;
                case JsonArray items:
                    items.ToList().ForEach(item => Collect(item!, name));
                    break;
                default:
                    var text = node.GetValue<string>();
                    fields.AddRange(name.EndsWith("Date", StringComparison.Ordinal) || name == "date" ? [ExportLocale.Of("en").Date(text)] : text.Split('\n'));
                    break;
            }
        }
    }

    private static List<string> Missing(List<string> fields, string text)
    {
        var squeezed = Squeezed(text);
        return fields.FindAll(field => !squeezed.Contains(Squeezed(field), StringComparison.Ordinal));

        static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
