using System.Text.Json.Nodes;
using Uplift.Resumes.Versions;

namespace Uplift.Tests.Resumes.Versions;

public sealed class DifferencesTests
{
    [Fact]
    public void A_changed_field_an_added_job_a_removed_skill_and_a_new_order_are_told()
    {
        var found = Differences.Between(
            Parse("""{"basics":{"name":"Ada","label":"Developer"},"work":[{"name":"A","position":"Dev"},{"name":"B","position":"Dev"}],"skills":[{"name":"SQL","keywords":["x"]}]}"""),
            Parse("""{"basics":{"name":"Ada","label":"Senior developer"},"work":[{"name":"C","position":"Lead"},{"name":"B","position":"Dev"},{"name":"A","position":"Dev","summary":"Did it."}]}"""));

        found.Select(difference => $"{difference.Kind} {difference.Pointer}").ShouldBe(
            ["changed /basics/label", "added /work/2/summary", "added /work/0", "moved /work", "removed /skills/0", "changed /meta/uplift/order"]);
        found[0].Before.ShouldBe("Developer");
        found[2].After.ShouldContain("Employer: C");
        found[4].Before.ShouldContain("Keywords: x");
    }

    [Fact]
    public void The_same_is_no_difference_whatever_the_order_of_its_members() =>
        Differences.Between(Parse("""{"work":[{"name":"A","url":"https://a"}]}"""), Parse("""{"work":[{"url":"https://a","name":"A"}]}""")).ShouldBeEmpty();

    [Fact]
    public void A_renamed_job_is_a_change_of_its_name() =>
        Differences.Between(Parse("""{"work":[{"name":"Initech"}]}"""), Parse("""{"work":[{"name":"Initrode"}]}""")).Single().Pointer.ShouldBe("/work/0/name");

    [Theory]
    [InlineData("the order of columns", "the best order of two columns")]
    [InlineData("", "new words")]
    [InlineData("one, two", "one; two!")]
    [InlineData("same", "same")]
    public void Words_that_both_have_and_those_of_each_give_both_texts_again(string before, string after)
    {
        var runs = WordDifference.Between(before, after);

        string.Concat(runs.Where(run => run.InBefore).Select(run => run.Text)).ShouldBe(before);
        string.Concat(runs.Where(run => run.InAfter).Select(run => run.Text)).ShouldBe(after);
    }

    [Fact]
    public void Only_what_changed_is_marked() => WordDifference.Between("cut the time to 900 ms", "cut the time to 120 ms")
        .Where(run => run.InBefore != run.InAfter)
        .Select(run => run.Text)
        .ShouldBe(["900", "120"]);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
