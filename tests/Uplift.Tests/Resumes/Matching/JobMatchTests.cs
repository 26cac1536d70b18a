using System.Text.Json;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Evidence;

namespace Uplift.Tests.Resumes.Matching;

public sealed class JobMatchTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static Resume AResume(string position = "Backend Engineer", string? end = null, params string[] highlights) => new()
    {
        Basics = new Basics { Name = "Ada Byron", Email = "ada@byron.dev" },
        Work = [new Work { Name = "Acme GmbH", Position = position, StartDate = "2021-01", EndDate = end, Highlights = highlights }],
    };

    private static MatchItem Asked(Resume resume, string must = "PostgreSQL") =>
        JobMatch.Of(resume, $"Backend Engineer\n\nRequirements:\n- {must}", Today).Items[0];

    [Fact]
    public void Evidence_climbs_a_ladder_and_each_rung_shows_its_sentence()
    {
        Asked(AResume()).Value.ShouldBe(0);
        Asked(AResume() with { Skills = [new Skill { Name = "PostgreSQL" }] }).Value.ShouldBe(0.4);
        Asked(AResume(end: "2022-06", highlights: ["Kept PostgreSQL running"])).Value.ShouldBe(0.7);
        Asked(AResume(highlights: ["Kept PostgreSQL running"])).Value.ShouldBe(0.9);
        var best = Asked(AResume(highlights: ["Cut PostgreSQL's slowest query by 90 %"]));
        best.Value.ShouldBe(1);
        best.Evidence[0].Text.ShouldBe("Cut PostgreSQL's slowest query by 90 %");
        best.Evidence[0].Pointer.ShouldBe("/work/0/highlights/0");
        best.Evidence[0].Rung.ShouldBe(Rung.WithResult);
    }

    [Fact]
    public void Old_work_with_a_result_stays_on_the_rung_of_its_date() =>
        Asked(AResume(end: "2022-06", highlights: ["Cut PostgreSQL's slowest query by 90 %"])).Value.ShouldBe(0.7);

    [Fact]
    public void What_is_narrower_counts_four_fifths_and_says_by_what()
    {
        var item = Asked(AResume(highlights: ["Kept PostgreSQL running"]), "SQL");

        item.Value!.Value.ShouldBe(0.72, 0.001);
        item.Evidence[0].By.ShouldBe("PostgreSQL");
    }

    [Fact]
    public void Something_near_earns_nothing_and_lifts_the_cap()
    {
        const string advert = "Backend Engineer\n\nRequirements:\n- PostgreSQL\n- Docker\n- Git\n- Linux\n- Redis\n- Kafka";
        string[] rest = ["Cut Docker, Git, Linux, Redis and Kafka costs by 40 %"];

        var absent = JobMatch.Of(AResume(highlights: rest), advert, Today);
        var near = JobMatch.Of(AResume(highlights: [.. rest, "Ran MySQL"]), advert, Today);

        absent.Score.Points.ShouldBe(60);
        absent.Score.Sentence!.ShouldContain("PostgreSQL");
        near.Items[0].Value.ShouldBe(0);
        near.Items[0].Related!.Name.ShouldBe("MySQL");
        near.Score.Points!.Value.ShouldBeGreaterThan(60);
        near.Score.Sentence.ShouldBeNull();
    }

    [Fact]
    public void Repeating_a_word_adds_nothing()
    {
        var once = JobMatch.Of(AResume(highlights: ["Kept PostgreSQL running"]), "Requirements:\n- PostgreSQL", Today);
        var often = JobMatch.Of(AResume(highlights: ["Kept PostgreSQL running", "PostgreSQL PostgreSQL PostgreSQL"]), "Requirements:\n- PostgreSQL", Today);

        often.Score.Points.ShouldBe(once.Score.Points);
    }

    [Fact]
    public void Stuffing_caps_and_says_so()
    {
        const string advert = "Requirements:\n- Design and run highly available services on PostgreSQL for many thousands of users";
        var copied = AResume(highlights: ["Design and run highly available services on PostgreSQL for many thousands of users"]);
        var many = AResume(highlights: ["Cut PostgreSQL costs by 40 %"]) with { Skills = [.. Enumerable.Range(0, 45).Select(i => new Skill { Name = $"Skill {i}" })] };

        JobMatch.Of(copied, advert, Today).Stuffing.ShouldContain(finding => finding.Rule == "BUL-05");
        JobMatch.Of(copied, advert, Today).Score.Points!.Value.ShouldBeLessThanOrEqualTo(60);
        JobMatch.Of(many, "Requirements:\n- PostgreSQL", Today).Score.Sentence!.ShouldStartWith("Capped at 60");
    }

    [Fact]
    public void Years_are_the_union_of_the_roles_that_used_it()
    {
        var resume = new Resume
        {
            Work =
            [
                new Work { Position = "Developer", Name = "A", StartDate = "2018-01", EndDate = "2019-12", Highlights = ["Java services"] },
                new Work { Position = "Developer", Name = "B", StartDate = "2019-01", EndDate = "2020-12", Highlights = ["Java again"] },
                new Work { Position = "Developer", Name = "C", StartDate = "2021-01", EndDate = "2025-12", Highlights = ["Python"] },
            ],
        };

        var bar = JobMatch.Of(resume, "Requirements:\n- 5 years of Java", Today).Years.ShouldHaveSingleItem();

        bar.Found.ShouldBe(3);
        bar.Asked.ShouldBe(5);
        bar.Sources.Select(source => source.Source).ShouldBe(["Developer, B", "Developer, A"]);
    }

    [Fact]
    public void What_the_resume_does_not_say_is_unknown_and_never_no()
    {
        const string advert = "Requirements:\n- PostgreSQL\n- Master's degree\n- Fluent German\n- Security clearance";
        var bachelor = AResume() with { Education = [new Education { StudyType = "Bachelor", Area = "Physics" }], Languages = [new Language { Name = "Deutsch", Fluency = "C1" }] };

        JobMatch.Of(AResume(), advert, Today).KnockOuts.ShouldAllBe(question => question.Answer == KnockOutAnswer.Unknown);
        JobMatch.Of(bachelor, advert, Today).KnockOuts.Select(question => question.Answer)
            .ShouldBe([KnockOutAnswer.No, KnockOutAnswer.Yes, KnockOutAnswer.Unknown]);
        JobMatch.Of(AResume(), advert, Today).Score.Points.ShouldBe(JobMatch.Of(bachelor, advert, Today).Score.Points);
    }

    [Fact]
    public void Advice_never_names_what_the_resume_does_not_prove()
    {
        var report = JobMatch.Of(
            AResume(highlights: ["Set up continuous integration"]) with { Skills = [new Skill { Name = "Kafka" }] },
            "Requirements:\n- CI/CD\n- Kafka\n- Kubernetes\n- Elasticsearch",
            Today);

        report.Gaps.Select(gap => gap.Name).ShouldBe(["Kubernetes", "Elasticsearch"]);
        report.Advice.ShouldNotContain(advice => advice.Sentence.Contains("Kubernetes") || advice.Sentence.Contains("Elasticsearch"));
        report.Advice.ShouldContain(advice => advice.Kind == "exact-form" && advice.Sentence.Contains("CI/CD") && advice.Points == 0);
        report.Advice.ShouldContain(advice => advice.Kind == "move" && advice.Sentence.Contains("Kafka"));
    }

    [Fact]
    public void Of_an_advert_that_asks_for_nothing_there_is_no_score()
    {
        var report = JobMatch.Of(AResume(), "We are a lovely company by the sea. Come and visit us whenever you like.", Today);

        report.Score.Points.ShouldBeNull();
        report.Score.Sentence.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Senior Backend Engineer", "Backend Engineer", 1)]
    [InlineData("Software Engineer", "Software Developer", 0.9)]
    [InlineData("Senior Java Developer", "Software Engineer", 0.2)]
    [InlineData("Backend Engineer", "Florist", 0)]
    public void Titles_are_compared_by_their_work(string asked, string held, double atLeast) => Titles.Compare(asked, held).Share.ShouldBeInRange(atLeast, atLeast == 0 ? 0.05 : 1);

    [Theory]
    [InlineData("Senior Engineer", CareerLevel.Senior)]
    [InlineData("Tech Lead", CareerLevel.Lead)]
    [InlineData("Working student, backend", CareerLevel.Intern)]
    [InlineData("Principal Engineer", CareerLevel.Principal)]
    [InlineData("Engineer", null)]
    public void A_title_says_its_level(string title, CareerLevel? level) => Titles.LevelOf(title).ShouldBe(level);

    [Fact]
    public void The_same_again_is_the_same()
    {
        var resume = AResume(highlights: ["Cut PostgreSQL costs by 40 %"]);

        JsonSerializer.Serialize(JobMatch.Of(resume, "Requirements:\n- PostgreSQL", Today)).ShouldBe(JsonSerializer.Serialize(JobMatch.Of(resume, "Requirements:\n- PostgreSQL", Today)));
    }
}
