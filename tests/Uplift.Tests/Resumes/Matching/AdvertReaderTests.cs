using System.Text.Json;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Concepts;
using Asked = Uplift.Resumes.Matching.Adverts.Requirement;

namespace Uplift.Tests.Resumes.Matching;

public sealed class AdvertReaderTests
{
    private const string Whole = """
        # Senior Backend Engineer (m/f/d)

        ## About us
        We are Acme and love Ruby.

        ## What you'll do
        - Build services on Kafka
        - Talk to many people every day

        ## Your profile
        - 5+ years of Java or Kotlin
        - PostgreSQL; Terraform would be a plus
        - Bachelor's degree in Computer Science
        - Fluent English
        - EU citizenship or a work permit

        ## Nice to have
        - Kubernetes

        ## What we offer
        - A gym, Python courses and 30 days of leave
        """;

    private static Asked Of(string name) => AdvertReader.Read(Whole).Requirements.Single(requirement => requirement.Name == name);

    [Theory]
    [InlineData("PostgreSQL", RequirementKind.Tool, Priority.Must, "Your profile")]
    [InlineData("Terraform", RequirementKind.Tool, Priority.Nice, "would be a plus")]
    [InlineData("Kubernetes", RequirementKind.Tool, Priority.Nice, "Nice to have")]
    [InlineData("Apache Kafka", RequirementKind.Tool, Priority.Duty, "What you'll do")]
    [InlineData("Java or Kotlin", RequirementKind.Tool, Priority.Must, "Your profile")]
    [InlineData("bachelor's degree", RequirementKind.Degree, Priority.Must, "Your profile")]
    [InlineData("English", RequirementKind.Language, Priority.Must, "Your profile")]
    public void It_says_what_is_asked_how_much_it_counts_and_why(string name, RequirementKind kind, Priority priority, string cue)
    {
        var requirement = Of(name);

        (requirement.Kind, requirement.Priority, requirement.Cue).ShouldBe((kind, priority, cue));
    }

    [Fact]
    public void Benefits_and_the_company_ask_for_nothing()
    {
        var advert = AdvertReader.Read(Whole);

        advert.Requirements.SelectMany(requirement => requirement.AnyOf).ShouldNotContain("Python");
        advert.Requirements.SelectMany(requirement => requirement.AnyOf).ShouldNotContain("Ruby");
        advert.Ignored.ShouldBe(["About us", "What we offer"]);
        advert.Title.ShouldBe("Senior Backend Engineer");
    }

    [Fact]
    public void Years_are_read_with_what_they_are_of()
    {
        var years = AdvertReader.Read(Whole).Requirements.Single(requirement => requirement.Kind == RequirementKind.Years);

        years.Years.ShouldBe(5);
        years.AnyOf.ShouldBe(["Java", "Kotlin"]);
    }

    [Fact]
    public void Words_and_statement_are_literal_and_where_they_say()
    {
        foreach (var requirement in AdvertReader.Read(Whole).Requirements)
        {
            Whole.Substring(requirement.Span.Start, requirement.Span.Length).ShouldBe(requirement.Span.Text);
            Whole.Substring(requirement.Words.Start, requirement.Words.Length).ShouldBe(requirement.Words.Text);
        }
    }

    [Fact]
    public void What_is_answered_by_yes_or_no_stands_apart() => AdvertReader.Read(Whole).Requirements
        .Where(requirement => requirement.IsKnockOut)
        .Select(requirement => requirement.Kind)
        .ShouldBe([RequirementKind.Degree, RequirementKind.Language, RequirementKind.Authorisation], ignoreOrder: true);

    [Theory]
    [InlineData("Bachelor's degree or equivalent experience")]
    public void A_degree_that_experience_replaces_is_no_knock_out(string line) =>
        AdvertReader.Read("Requirements:\n- " + line).Requirements.ShouldAllBe(requirement => !requirement.IsKnockOut);

    [Theory]
    [InlineData("Anforderungen\n- Mindestens 3 Jahre Erfahrung mit C#\n\nVon Vorteil\n- Docker", "C#", "Docker")]
    [InlineData("Profil recherché\n- Maîtrise de Python\n\nLes plus\n- Kafka", "Python", "Apache Kafka")]
    [InlineData("Requisitos:\n- Experiencia con Java\n\nDeseable:\n- AWS", "Java", "AWS")]
    [InlineData("Requisitos\n- Experiência com Go e SQL\n\nDiferenciais\n- Redis", "Go", "Redis")]
    public void It_reads_other_languages(string advert, string must, string nice)
    {
        var requirements = AdvertReader.Read(advert).Requirements;

        requirements.Single(requirement => requirement.Name == must).Priority.ShouldBe(Priority.Must);
        requirements.Single(requirement => requirement.Name == nice).Priority.ShouldBe(Priority.Nice);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n:::")]
    [InlineData("######\n****\n- \n-")]
    [InlineData("Requirements:")]
    public void What_is_no_advert_asks_for_nothing(string text) => AdvertReader.Read(text).Requirements.ShouldBeEmpty();

    [Fact]
    public void Two_readings_are_one_reading() =>
        JsonSerializer.Serialize(AdvertReader.Read(Whole)).ShouldBe(JsonSerializer.Serialize(AdvertReader.Read(Whole)));

    [Fact]
    public void Named_tools_are_found_in_real_adverts()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("UPLIFT_DATA") ?? "", "resume", "jd");
        if (!Directory.Exists(folder))
        {
            Assert.Skip("UPLIFT_DATA holds no adverts.");
        }

        (string Label, string Concept)[] tools =
        [
            ("has_dbt", "dbt"), ("has_python", "Python"), ("has_sql", "SQL"), ("has_airflow", "Apache Airflow"), ("has_spark", "Apache Spark"), ("has_snowflake", "Snowflake"),
            ("has_bigquery", "BigQuery"), ("has_redshift", "Amazon Redshift"), ("has_databricks", "Databricks"), ("has_looker", "Looker"), ("has_tableau", "Tableau"),
            ("has_power_bi", "Power BI"), ("has_kafka", "Apache Kafka"), ("has_terraform", "Terraform"),
        ];
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var labels in Directory.EnumerateFiles(folder, "*.class.json").Where(file => File.Exists(file.Replace(".class.json", ".md"))))
        {
            var posting = File.ReadAllText(labels.Replace(".class.json", ".md")).Split("## Layer B")[0];
            var named = ConceptFinder.Find(posting).Select(mention => mention.Concept.Name).ToHashSet();
            using var classes = JsonDocument.Parse(File.ReadAllBytes(labels));
            foreach (var (label, concept) in tools)
            {
                var isTrue = classes.RootElement.GetProperty(label).GetBoolean();
                right += isTrue && named.Contains(concept) ? 1 : 0;
                wrong += !isTrue && named.Contains(concept) ? 1 : 0;
                missed += isTrue && !named.Contains(concept) ? 1 : 0;
            }
        }

        ((double)right / (right + wrong)).ShouldBeGreaterThan(0.97);
        ((double)right / (right + missed)).ShouldBeGreaterThan(0.94);
    }
}
