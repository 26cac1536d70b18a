using System.Net;
using System.Text;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Resumes.Builder;

/// <summary>The builder as somebody without scripts uses it.</summary>
public sealed class BuilderPageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_resume_is_begun_filled_in_and_seen_on_its_page()
    {
        var page = await AResumeAsync();

        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "Ada"), ("/basics/location/city", "Berlin"));
        var added = await ada.SubmitAsync(page, "section-work", ("do", "add"));
        added.Target().ShouldBe($"{page}?at=work.0");
        await ada.SubmitAsync(page, "section-work", ("/work/0/position", "Developer"), ("/work/0/startDate", "2020-03"), ("/work/0/highlights", "One\nTwo"));

        var shown = await (await ada.GetAsync($"{page}?at=work.0")).PageAsync();
        shown.QuerySelector(".sheet-name")!.TextContent.ShouldBe("Ada");
        shown.QuerySelector(".sheet-dates")!.TextContent.ShouldBe("Mar 2020 – Present");
        shown.QuerySelectorAll(".sheet-points li").Select(point => point.TextContent).ShouldBe(["One", "Two"]);
        shown.QuerySelector("#work")!.HasAttribute("open").ShouldBeTrue();
        shown.QuerySelector("#work-0")!.HasAttribute("open").ShouldBeTrue();
        shown.QuerySelector("#work-0-called")!.TextContent.ShouldBe("Developer");
    }

    [Fact]
    public async Task A_date_that_is_none_is_kept_and_told_beside_its_field()
    {
        var page = await AResumeAsync();
        await ada.SubmitAsync(page, "section-work", ("do", "add"));

        await ada.SubmitAsync(page, "section-work", ("/work/0/startDate", "spring '19"));

        var field = (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("#work-0-startDate")!;
        field.GetAttribute("value").ShouldBe("spring '19");
        field.GetAttribute("aria-invalid").ShouldBe("true");
        field.ParentElement!.QuerySelector("#work-0-startDate-error")!.TextContent.ShouldContain("2024-03");
    }

    [Fact]
    public async Task A_change_on_an_older_version_keeps_what_was_typed_and_what_is_stored()
    {
        var page = await AResumeAsync();
        var mine = await ada.FillInAsync(page, "section-basics", ("/basics/name", "Mine"));
        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "Theirs"));

        var response = await ada.SendAsync(mine);

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var refused = await response.PageAsync();
        refused.QuerySelector("#basics-name")!.GetAttribute("value").ShouldBe("Mine");
        refused.QuerySelector("#save-state")!.TextContent.ShouldBe("Not saved");
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("#basics-name")!.GetAttribute("value").ShouldBe("Theirs");
        // Sent again from there it is meant.
        (await ada.SendAsync(Visitor.FillIn(refused, page, "section-basics"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("#basics-name")!.GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public async Task Typing_in_one_part_is_one_step_and_undo_is_a_button()
    {
        var page = await AResumeAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "A"));
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "Ad"));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "Ada"));

        await ada.SubmitAsync(page, "undo");
        (await NameAsync(page)).ShouldBe("Ad");
        await ada.SubmitAsync(page, "undo");
        (await NameAsync(page)).ShouldBe("");
        await ada.SubmitAsync(page, "redo");
        (await NameAsync(page)).ShouldBe("Ad");
    }

    [Fact]
    public async Task Sections_are_moved_hidden_and_made()
    {
        var page = await AResumeAsync();
        await ada.SubmitAsync(page, "section-skills", ("do", "add"));
        await ada.SubmitAsync(page, "section-skills", ("/skills/0/name", "C#"));
        await ada.SubmitAsync(page, "own-section", ("Title", "Talks"), ("do", "new"));
        await ada.SubmitAsync(page, "section-x-sections/0", ("do", "add"));
        await ada.SubmitAsync(page, "section-x-sections/0", ("/x-sections/0/items/0/title", "Indexes"), ("section-title", "Talks I gave"));
        await ada.SubmitAsync(page, "order", ("do", "move:11:0"));

        (await TitlesAsync(page)).ShouldBe(["Talks I gave", "Skills"]);
        await ada.SubmitAsync(page, "order", ("do", "hide:skills"));
        (await TitlesAsync(page)).ShouldBe(["Talks I gave"]);
    }

    [Fact]
    public async Task The_look_is_chosen_in_any_of_five_languages()
    {
        var page = await AResumeAsync();
        await ada.SubmitAsync(page, "section-languages", ("do", "add"));
        await ada.SubmitAsync(page, "section-languages", ("/languages/0/language", "Deutsch"));

        await ada.SubmitAsync(page, "look", ("Name", "Für Berlin"), ("Tags", "berlin, de"), ("Template", "modern"), ("Paper", "letter"), ("Locale", "de"));

        var sheet = (await (await ada.GetAsync(page)).PageAsync()).QuerySelector(".sheet")!;
        (sheet.GetAttribute("data-template"), sheet.GetAttribute("data-paper"), sheet.GetAttribute("lang")).ShouldBe(("modern", "letter", "de"));
        sheet.QuerySelector(".sheet-title")!.TextContent.ShouldBe("Sprachen");
        (await ada.SubmitAsync(page, "look", ("Name", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ada.SubmitAsync(page, "look", ("Template", "fancy"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_somebody_writes_is_text_and_no_script()
    {
        var page = await AResumeAsync();

        await ada.SubmitAsync(page, "section-basics", ("/basics/name", "<script>alert(1)</script>"), ("/basics/url", "javascript:alert(1)"));

        var html = await (await ada.GetAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("href=\"javascript:");
    }

    [Fact]
    public async Task A_file_of_another_program_is_taken_in_and_what_is_none_is_told()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var pasted = await ada.SubmitAsync("/resumes/new", "import-resume", ("Text", """{"basics":{"name":"Grace"},"x":1}"""));
        var broken = await ada.SubmitAsync("/resumes/new", "import-resume", ("Text", """{"basics":"""));
        var empty = await ada.SubmitAsync("/resumes/new", "import-resume", ("Text", ""));
        var form = await ada.FillInAsync("/resumes/new", "import-resume");
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Where(field => field.Key != "File"))
        {
            parts.Add(new StringContent(value), name);
        }

        parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("\uFEFF{\"basics\":{\"name\":\"Łukasz\"}}")), "File", "resume.json");
        var uploaded = await ada.Http.PostAsync("/resumes/new", parts, TestContext.Current.CancellationToken);

        (await NameAsync(pasted.Target()!)).ShouldBe("Grace");
        (await NameAsync(uploaded.Target()!)).ShouldBe("Łukasz");
        broken.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await broken.PageAsync()).QuerySelector("#resume-text")!.TextContent.ShouldContain("basics");
        (await empty.AlertAsync()).ShouldContain("Choose a file");
    }

    [Fact]
    public async Task The_list_shows_duplicates_and_deletes()
    {
        var page = await AResumeAsync();
        var id = page.Split('/')[^1];

        (await ada.SubmitAsync("/resumes", $"copy-{id}")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await (await ada.GetAsync("/resumes")).PageAsync()).QuerySelectorAll(".row-link").Length.ShouldBe(2);
        await ada.SubmitAsync("/resumes", $"delete-{id}");

        (await (await ada.GetAsync("/resumes")).PageAsync()).QuerySelectorAll(".row-link").Single().TextContent.ShouldBe("Backend (copy)");
    }

    [Fact]
    public async Task A_form_of_every_field_of_many_jobs_is_read()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostAsync("/api/v1/resumes", new { name = "Long", document = new { work = Enumerable.Range(0, 60).Select(number => new { name = $"Employer {number}" }) } })
            .JsonAsync(HttpStatusCode.Created);
        var page = $"/resumes/{made.Id()}";

        (await ada.SubmitAsync(page, "section-work", ("/work/59/position", "Last"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var document = JsonDocument.Parse(await (await ada.GetAsync($"/api/v1{page}/document")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        document.GetProperty("work")[59].Text("position").ShouldBe("Last");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task The_page_costs_three_statements_and_a_save_seven_however_long_the_resume_is(int jobs)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostAsync("/api/v1/resumes", new { name = "Long", document = new { work = Enumerable.Range(0, jobs).Select(number => new { name = $"Employer {number}" }) } })
            .JsonAsync(HttpStatusCode.Created);
        var page = $"/resumes/{made.Id()}";
        var form = await ada.FillInAsync(page, "section-basics", ("/basics/name", "Ada"));

        app.Sql.Clear();
        await ada.GetAsync(page);
        var shown = app.Sql.Statements.Count;
        app.Sql.Clear();
        (await ada.SendAsync(form)).StatusCode.ShouldBe(HttpStatusCode.Found);
        var saved = app.Sql.Statements.Count;

        // Whose session it is and the resume; then the same again, its states, the new one with the resume, and what came of it.
        (shown, saved).ShouldBe((3, TestDatabase.IsPostgres ? 7 : 8));
    }

    private async Task<string> AResumeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        return (await ada.SubmitAsync("/resumes/new", "new-resume", ("Name", "Backend"))).Target()!;
    }

    private async Task<string?> NameAsync(string page) =>
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("#basics-name")!.GetAttribute("value");

    private async Task<IEnumerable<string>> TitlesAsync(string page) =>
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelectorAll(".sheet-title").Select(title => title.TextContent);
}
