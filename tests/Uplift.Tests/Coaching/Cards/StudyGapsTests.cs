using System.Net;
using Uplift.Resumes.Document;
using Uplift.Tests.Interviews;
using Uplift.Tests.Resumes.Checks;

namespace Uplift.Tests.Coaching.Cards;

/// <summary>What a job asks for and a resume does not show becomes cards, when its owner wants it.</summary>
public sealed class StudyGapsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Advert = "Senior Backend Engineer\n\nRequirements:\n- 3 years of C#\n- PostgreSQL\n- Kafka\n- COBOL\n\nNice to have:\n- Kubernetes\n";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Missing_requirements_become_cards_linked_to_what_asked_for_them_and_only_once()
    {
        var id = await AResumeAsync();

        var first = await ada.PostAsync("/api/v1/resume-matches/cards", new { resumeId = id, advert = Advert }).JsonAsync(HttpStatusCode.Created);
        var second = await ada.PostAsync("/api/v1/resume-matches/cards", new { resumeId = id, advert = Advert }).JsonAsync(HttpStatusCode.Created);

        var cards = await ada.DueAsync();
        cards.Count.ShouldBeGreaterThan(1);
        (first.GetProperty("added").GetInt32(), first.GetProperty("known").GetInt32()).ShouldBe((cards.Count, 0));
        (second.GetProperty("added").GetInt32(), second.GetProperty("known").GetInt32()).ShouldBe((0, cards.Count));
        var taught = first.Each("requirements").Select(name => name.GetString()).ToList();
        taught.ShouldContain("Apache Kafka");
        first.Each("notTaught").Select(name => name.GetString()).ShouldContain("COBOL");
        cards.Select(card => card.Text("requirement")).Distinct().ShouldBe(taught, ignoreOrder: true);
        cards.ShouldAllBe(card => card.Text("origin") == "job-requirement" && card.Text("resumeId") == id.ToString() && card.Text("prompt") != card.Text("answer"));
        (await ada.GetAsync("/api/v1/me/today").JsonAsync()).GetProperty("next").Text("why").ShouldContain("A job asks for them");
    }

    [Fact]
    public async Task The_button_on_the_match_makes_them_and_a_card_says_what_it_is_for()
    {
        var id = await AResumeAsync();
        var address = $"/resumes/{id}/match";
        var matched = await (await ada.SubmitAsync(address, "match", ("Draft.Advert", Advert))).PageAsync();

        var answer = await ada.SendAsync(Visitor.FillIn(matched, address, "learn"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("Apache Kafka");
        page.QuerySelector("mark.v[data-verdict=missed]").ShouldNotBeNull();
        var card = await (await ada.GetAsync($"/cards/{(await ada.CardsAsync())[0].Id()}")).PageAsync();
        card.QuerySelector($"a[href='{address}']")!.TextContent.ShouldBe("Backend");
        (await ada.DeleteAsync($"/api/v1/resumes/{id}")).EnsureSuccessStatusCode();
        (await (await ada.GetAsync($"/cards/{(await ada.CardsAsync())[0].Id()}")).PageAsync()).QuerySelector($"a[href='{address}']").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_a_guest_and_a_stranger_make_none()
    {
        var id = await AResumeAsync();
        var (nobody, guest, eve) = (new Visitor(app), new Visitor(app), new Visitor(app));
        await guest.BecomeGuestAsync();
        await eve.SignUpAsync(Visitor.NewAddress());
        var wanted = new { resumeId = id, advert = Advert };

        (await nobody.PostAsync("/api/v1/resume-matches/cards", wanted)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await guest.PostAsync("/api/v1/resume-matches/cards", wanted)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await eve.PostAsync("/api/v1/resume-matches/cards", wanted)).ProblemTypeAsync()).ShouldBe("/problems/resume-not-found");
        (await ada.PostAsync("/api/v1/resume-matches/cards", new { resumeId = id, advert = "short" }).FieldErrorAsync()).Pointer.ShouldBe("/advert");
        (await ada.CardsAsync()).ShouldBeEmpty();
    }

    private async Task<Guid> AResumeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostJsonAsync("/api/v1/resumes", $$"""{"name":"Backend","document":{{ResumeText.ToFile(Papers.Ada)}}}""");
        return Guid.Parse(made.Headers.Location!.ToString().Split('/')[^1]);
    }
}
