using System.Net;

namespace Uplift.Tests.Library.Notes;

public sealed class WriteNotePageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Question = "/questions/composite-index-column-order";
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_note_on_a_question_is_written_from_its_page_and_shown_on_it()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var link = (await (await ada.GetAsync(Question)).PageAsync()).QuerySelector("a[href^='/notes/new']")!.GetAttribute("href")!;

        var saved = await ada.SubmitAsync(link, "note", ("Draft.Title", "Order of columns"), ("Draft.Body", "*Equality* first"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Found);
        var note = await (await ada.GetAsync(saved.Target()!)).PageAsync();
        note.QuerySelector(".prose em")!.TextContent.ShouldBe("Equality");
        var listed = await (await ada.GetAsync(Question)).PageAsync();
        listed.QuerySelectorAll("a[href^='/notes/']").Select(entry => entry.TextContent).ShouldContain("Order of columns");
        (await (await ada.GetAsync("/notes")).PageAsync()).QuerySelectorAll(".row-link").Single().TextContent.ShouldBe("Order of columns");
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_does_not_fit()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.SubmitAsync("/notes/new", "note", ("Draft.Title", ""), ("Draft.Body", "Kept"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.PageAsync()).QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Kept");
    }

    [Fact]
    public async Task A_change_on_an_older_version_keeps_what_was_typed_and_what_is_stored()
    {
        var page = await ANotePageAsync();
        var form = await ada.FillInAsync(page, "note", ("Draft.Title", "Mine"));
        await ada.SubmitAsync(page, "note", ("Draft.Title", "Theirs"));

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await response.PageAsync()).QuerySelector("#note-title")!.GetAttribute("value").ShouldBe("Mine");
        (await (await ada.GetAsync(page)).PageAsync()).QuerySelector("#note-title")!.GetAttribute("value").ShouldBe("Theirs");
    }

    [Fact]
    public async Task A_note_is_deleted_from_its_page()
    {
        var page = await ANotePageAsync();

        (await ada.SubmitAsync(page, "delete-note")).Target().ShouldBe("/notes");

        (await ada.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_note_is_no_page()
    {
        var page = await ANotePageAsync();
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await bob.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> ANotePageAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        return (await ada.SubmitAsync("/notes/new", "note", ("Draft.Title", "First"), ("Draft.Body", "text"))).Target()!.Split('?')[0];
    }
}
