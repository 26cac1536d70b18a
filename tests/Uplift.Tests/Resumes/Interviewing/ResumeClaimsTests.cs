using Uplift.Resumes.Document;
using Uplift.Resumes.Interviewing;

namespace Uplift.Tests.Resumes.Interviewing;

public sealed class ResumeClaimsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void What_says_most_is_asked_about_first()
    {
        var claims = Of(work: "Wrote Redis caching for the catalogue", other: "Cut p95 latency by 40 % with a PostgreSQL index", third: "Organised the summer party");

        claims.Select(claim => claim.Pointer).ShouldBe(["/work/0/highlights/1", "/work/0/highlights/0"]);
        claims[0].Question.ShouldBe("How did you measure “40 %”, and what did PostgreSQL have to do with it?");
        claims[1].Question.ShouldStartWith("How did you use Redis");
    }

    [Fact]
    public void What_was_only_counted_is_not_asked_to_be_measured() =>
        Of("Led a team of 6", "Planned it", "Did it").Single().Question.ShouldStartWith("How did you go about it");

    [Fact]
    public void The_same_words_twice_are_one_claim() =>
        Of("Cut costs by 30 %", "Cut costs by 30 %", "Did it").ShouldHaveSingleItem();

    [Fact]
    public void A_listed_skill_is_a_claim_where_a_role_proves_it()
    {
        var resume = new Resume
        {
            Work = [new() { Name = "Initech", Position = "Developer", StartDate = "2022", Summary = "Ran Kafka for the order events." }],
            Skills = [new() { Name = "Messaging", Keywords = ["Kafka", "RabbitMQ"] }],
        };

        var claim = ResumeClaims.Of(resume, Today).ShouldHaveSingleItem();

        claim.Text.ShouldBe("Ran Kafka for the order events.");
        claim.Role.ShouldBe("Developer, Initech");
        claim.Question.ShouldContain("Kafka");
    }

    [Fact]
    public void A_skill_that_is_only_listed_is_no_claim() =>
        ResumeClaims.Of(new Resume { Skills = [new() { Name = "Kafka" }] }, Today).ShouldBeEmpty();

    private static IReadOnlyList<ResumeClaim> Of(string work, string other, string third) => ResumeClaims.Of(
        new Resume { Work = [new() { Name = "Initech", Position = "Developer", StartDate = "2022", Highlights = [work, other, third] }] }, Today);
}
