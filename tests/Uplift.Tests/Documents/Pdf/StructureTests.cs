using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Uplift.Resumes.Export;
using Uplift.Tests.Resumes.Export;

namespace Uplift.Tests.Documents.Pdf;

/// <summary>What is drawn and what the structure tree says of it, object by object, as qpdf reads the file.</summary>
public sealed partial class StructureTests
{
    [Theory]
    [InlineData(TemplateName.Plain)]
    [InlineData(TemplateName.Modern)]
    [InlineData(TemplateName.Compact)]
    public async Task All_that_is_drawn_belongs_to_one_element_and_back(TemplateName template)
    {
        var bytes = ResumeExport.Write(People.Read("three-pages"), ExportFormat.Pdf, new ExportOptions { Template = template }).Bytes;
        var json = await Tool.RunAsync("qpdf", [bytes], "--json", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=all", "{0}");
        var file = new Objects(JsonNode.Parse(json)!["qpdf"]![1]!.AsObject());
        var root = file.Get(file.Get(file.Trailer["/Root"]!)["/StructTreeRoot"]!);
        var parents = file.Get(root["/ParentTree"]!)["/Nums"]!.AsArray().Chunk(2).ToDictionary(pair => (int)pair[0]!, pair => pair[1]!);
        var marked = new Dictionary<(string Page, int Id), string>();
        var annotations = new HashSet<string>();
        var types = new List<string>();

        Walk((string)root["/K"]![0]!);

        foreach (var reference in file.Get(file.Get(file.Trailer["/Root"]!)["/Pages"]!)["/Kids"]!.AsArray())
        {
            var page = file.Get(reference!);
            var content = file.Content(page["/Contents"]!);
            var ids = MarkedContentId().Matches(content).Select(match => int.Parse(match.Groups["id"].Value, provider: null)).ToList();
            ids.ShouldBe(Enumerable.Range(0, ids.Count));
            var owners = parents[(int)page["/StructParents"]!].AsArray();
            owners.Count.ShouldBe(ids.Count);
            ids.Select(id => marked[((string)reference!, id)]).ShouldBe(owners.Select(owner => (string)owner!));
            Unmarked(content).ShouldBeEmpty();
            content.ShouldNotContain("<0000", customMessage: "a glyph that is no character");
            page["/Annots"]?.AsArray().ShouldAllBe(annotation => annotations.Remove((string)annotation!));
        }

        annotations.ShouldBeEmpty();
        var levels = types.Where(type => type.StartsWith("/H", StringComparison.Ordinal)).Select(type => type[2] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);

        void Walk(string reference)
        {
            var element = file.Get(reference);
            types.Add((string)element["/S"]!);
            element["/K"]!.AsArray().ShouldNotBeEmpty();
            foreach (var kid in element["/K"]!.AsArray())
            {
                if (kid is not JsonObject part)
                {
                    ((string)file.Get(kid!)["/P"]!).ShouldBe(reference);
                    Walk((string)kid!);
                }
                else if ((string)part["/Type"]! == "/MCR")
                {
                    marked.Add(((string)part["/Pg"]!, (int)part["/MCID"]!), reference);
                }
                else
                {
                    types[^1].ShouldBe("/Link");
                    annotations.Add((string)part["/Obj"]!).ShouldBeTrue();
                    var link = file.Get(part["/Obj"]!);
                    ((string)parents[(int)link["/StructParent"]!]!).ShouldBe(reference);
                    ((string)link["/Contents"]!).Length.ShouldBeGreaterThan(2);
                }
            }
        }
    }

    /// <summary>Operators that draw outside of marked content, or in two of them.</summary>
    private static List<string> Unmarked(string content)
    {
        var (depth, found) = (0, new List<string>());
        foreach (var word in Operator().Matches(content).Select(match => match.Value))
        {
            depth += word switch { "BDC" or "BMC" => 1, "EMC" => -1, _ => 0 };
            if (depth > 1 || (depth == 0 && word is "TJ" or "f"))
            {
                found.Add(word);
            }
        }

        return found;
    }

    [GeneratedRegex(@"/MCID (?<id>\d+)>>BDC", RegexOptions.NonBacktracking)]
    private static partial Regex MarkedContentId();

    [GeneratedRegex(@"\b(?:BDC|BMC|EMC|TJ|f)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Operator();

    private sealed class Objects(JsonObject objects)
    {
        public JsonNode Trailer => objects["trailer"]!["value"]!;

        public JsonNode Get(JsonNode reference) => objects[$"obj:{(string)reference!}"]!["value"]!;

        public string Content(JsonNode reference) =>
            Encoding.Latin1.GetString(Convert.FromBase64String((string)objects[$"obj:{(string)reference!}"]!["stream"]!["data"]!));
    }
}
