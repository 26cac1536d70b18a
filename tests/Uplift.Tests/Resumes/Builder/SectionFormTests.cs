using System.Text.Json.Nodes;
using Uplift.Resumes.Builder;
using Uplift.Resumes.Document;

namespace Uplift.Tests.Resumes.Builder;

public sealed class SectionFormTests
{
    private static readonly Section Work = Sections.Named("work")!;

    [Theory]
    [InlineData("add", ",A,B,C")]
    [InlineData("remove:1", "A,C")]
    [InlineData("up:2", "A,C,B")]
    [InlineData("up:0", "A,B,C")]
    [InlineData("down:0", "B,A,C")]
    [InlineData("down:2", "A,B,C")]
    [InlineData("move:0:2", "B,C,A")]
    [InlineData("move:0:7", "A,B,C")]
    [InlineData("remove:-1", "A,B,C")]
    [InlineData("remove:99999999999", "A,B,C")]
    [InlineData("nonsense", "A,B,C")]
    public void Entries_are_added_moved_and_removed(string action, string names)
    {
        var document = Jobs("A", "B", "C");

        new SectionForm(new Dictionary<string, string>(), action).Apply(document, Work);

        string.Join(',', document["work"]!.AsArray().Select(job => DocumentNodes.Text(job!["name"]))).ShouldBe(names);
    }

    [Fact]
    public void What_is_typed_is_kept_before_an_entry_is_moved_and_what_nobody_knows_moves_along()
    {
        var document = Jobs("A", "B");
        document["work"]![1]!["team"] = 4;

        var at = new SectionForm(new Dictionary<string, string> { ["/work/1/position"] = "Developer" }, "up:1").Apply(document, Work);

        at.ShouldBe(0);
        document["work"]![0]!.ToJsonString().ShouldBe("""{"name":"B","team":4,"position":"Developer"}""");
    }

    [Theory]
    [InlineData("/basics/name")]
    [InlineData("/meta/version")]
    [InlineData("/work/0/team")]
    [InlineData("/work/60/name")]
    [InlineData("/work/00/name")]
    public void A_name_that_is_no_field_of_the_section_writes_nowhere(string name)
    {
        var document = Jobs("A");

        new SectionForm(new Dictionary<string, string> { [name] = "x" }, "save").Apply(document, Work);

        document.ToJsonString().ShouldBe(Jobs("A").ToJsonString());
    }

    [Fact]
    public void An_entry_that_was_removed_elsewhere_comes_back_with_what_was_typed()
    {
        var document = Jobs("A");

        new SectionForm(new Dictionary<string, string> { ["/work/1/name"] = "B", ["/work/1/url"] = "" }, "save").Apply(document, Work);

        document["work"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void Sections_are_moved_hidden_and_shown()
    {
        var document = Jobs("A");

        Arrangement.Apply(document, "up:projects", "").ShouldBe("projects");
        Arrangement.Apply(document, "hide:skills", "");
        Arrangement.Apply(document, "move:99:0", "").ShouldBeNull();

        document.Movable().Take(2).Select(section => section.Id).ShouldBe(["projects", "work"]);
        document.Hidden().ShouldBe(["skills"]);
        Arrangement.Apply(document, "show:skills", "");
        document.Hidden().ShouldBeEmpty();
    }

    [Fact]
    public void When_a_section_of_ones_own_goes_the_others_keep_their_places_and_their_secrets()
    {
        var document = new JsonObject();
        foreach (var title in new[] { "Talks", "Patents", "Boats" })
        {
            Arrangement.Apply(document, "new", title);
        }

        Arrangement.Apply(document, "hide:x-sections/2", "");
        Arrangement.Apply(document, "move:13:0", "");
        Arrangement.Apply(document, "remove:x-sections/0", "");

        document.OwnSections().Select(section => section.Title).ShouldBe(["Patents", "Boats"]);
        document.Movable()[0].Title.ShouldBe("Boats");
        document.Hidden().ShouldBe(["x-sections/1"]);
    }

    private static JsonObject Jobs(params string[] names) =>
        new() { ["work"] = new JsonArray([.. names.Select(name => new JsonObject { ["name"] = name })]) };
}
