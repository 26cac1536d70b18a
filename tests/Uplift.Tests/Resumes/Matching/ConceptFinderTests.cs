using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Tests.Resumes.Matching;

public sealed class ConceptFinderTests
{
    [Theory]
    [InlineData("We write Go and C services.", "Go", "C")]
    [InlineData("Experience with Go, Rust, or C++", "Go", "Rust", "C++")]
    [InlineData("- Go\n- Python", "Go", "Python")]
    [InlineData("Statistical work in R or SAS", "R", "SAS")]
    [InlineData("React developers who know Vue", "React", "Vue.js")]
    [InlineData("REST APIs in ASP.NET Core on .NET 8", "REST", "ASP.NET Core", ".NET")]
    [InlineData("CI/CD with GitHub Actions; node.js; NodeJS", "CI/CD", "GitHub Actions", "Node.js", "Node.js")]
    [InlineData("Spark jobs, Excel sheets", "Apache Spark", "Excel")]
    public void It_finds_what_is_meant(string text, params string[] names) =>
        ConceptFinder.Find(text).Select(mention => mention.Concept.Name).ShouldBe(names);

    [Theory]
    [InlineData("Go the extra mile and excel at what you do")]
    [InlineData("Excel at talking to people; a go-to-market team")]
    [InlineData("R&D for a Series C company, C-level reports")]
    [InlineData("React quickly to the rest of the team")]
    [InlineData("Express yourself, make an impact, access to a gym")]
    [InlineData("We spark joy and soda is free")]
    public void Plain_words_stay_plain(string text) => ConceptFinder.Find(text).ShouldBeEmpty();

    [Fact]
    public void A_lone_entry_of_a_list_of_skills_needs_no_capitals() =>
        ConceptFinder.Find("go").ShouldHaveSingleItem().Concept.Name.ShouldBe("Go");

    [Fact]
    public void The_longest_name_wins_and_its_place_is_exact()
    {
        const string text = "Deep knowledge of Amazon Redshift";

        var mention = ConceptFinder.Find(text).ShouldHaveSingleItem();

        mention.Concept.Name.ShouldBe("Amazon Redshift");
        text.Substring(mention.Start, mention.Length).ShouldBe("Amazon Redshift");
    }

    [Theory]
    [InlineData("PostgreSQL", "SQL", true)]
    [InlineData("SQL", "PostgreSQL", false)]
    [InlineData("Spring Boot", "Java", true)]
    [InlineData("React Native", "Swift", false)]
    public void What_is_narrower_counts_for_what_is_broader_and_never_back(string one, string other, bool isNarrower) =>
        ConceptTable.Shared.IsNarrower(ConceptTable.Shared.Find(one)!, ConceptTable.Shared.Find(other)!).ShouldBe(isNarrower);

    [Fact]
    public void Every_broader_name_of_the_house_table_is_a_concept_and_none_is_above_itself()
    {
        var table = ConceptTable.Shared;
        var concepts = ConceptTable.Lines("concepts.tsv").Select(line => table.Find(line.Split('\t')[0])!).ToList();

        concepts.Count.ShouldBeGreaterThan(300);
        concepts.SelectMany(concept => concept.Broader).Where(name => table.Find(name) is null).ShouldBeEmpty();
        concepts.Where(concept => table.IsNarrower(concept, concept)).ShouldBeEmpty();
    }
}
