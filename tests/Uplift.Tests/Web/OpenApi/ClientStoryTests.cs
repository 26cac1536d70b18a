using System.Net;
using Uplift.ApiClient;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>A program that knows nothing but the document does what people do.</summary>
public sealed class ClientStoryTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_signs_up_takes_a_token_and_keeps_notes()
    {
        var program = await SignInAsync();
        var draft = new NoteDraft { Title = "Indexes", Body = "Equality first.", About = new NoteSubject { Kind = "guide", Slug = "database-indexing" } };

        var made = await program.CreateNoteAsync(draft, idempotencyKey: "note-1", Cancellation);
        var again = await program.CreateNoteAsync(draft, idempotencyKey: "note-1", Cancellation);
        var known = await program.GetNoteAsync(made.Value.Id, ifNoneMatch: made.ETag, Cancellation);
        var blind = await program.PatchNoteAsync(made.Value.Id, new NotePatch { Pinned = true }, cancellation: Cancellation);
        var pinned = await program.PatchNoteAsync(made.Value.Id, new NotePatch { Pinned = true }, made.ETag, Cancellation);
        var late = await program.PutNoteAsync(made.Value.Id, draft, made.ETag, Cancellation);

        (made.Status, made.Location!.ToString()).ShouldBe((HttpStatusCode.Created, $"/api/v1/notes/{made.Value.Id}"));
        again.Value.Id.ShouldBe(made.Value.Id);
        known.Status.ShouldBe(HttpStatusCode.NotModified);
        blind.ProblemCode.ShouldBe("precondition-required");
        (pinned.Value.Pinned, pinned.Value.Title).ShouldBe((true, "Indexes"));
        late.ProblemCode.ShouldBe("precondition-failed");
        (await program.ListNotesAsync(pinned: true, cancellation: Cancellation)).Value.Items.Single().Id.ShouldBe(made.Value.Id);
        (await program.GetNoteHtmlAsync(made.Value.Id, Cancellation)).Value.ShouldContain("<p>Equality first.</p>");
    }

    [Fact]
    public async Task It_takes_a_member_away_by_null_and_leaves_what_it_does_not_name()
    {
        var program = await SignInAsync();
        var about = new NoteSubject { Kind = "guide", Slug = "database-indexing" };
        var made = await program.CreateNoteAsync(new NoteDraft { Title = "Indexes", Body = "Some", About = about, Pinned = true }, cancellation: Cancellation);

        var patched = await program.PatchNoteAsync(made.Value.Id, new NotePatch { About = null, Pinned = Patched<bool>.Null }, made.ETag, Cancellation);
        var named = await program.PatchNoteAsync(made.Value.Id, new NotePatch { Title = "Keys" }, patched.ETag, Cancellation);
        var refused = await program.PatchNoteAsync(made.Value.Id, new NotePatch { Title = null }, named.ETag, Cancellation);

        (patched.Value.About, patched.Value.Pinned, patched.Value.Title, patched.Value.Body).ShouldBe((null, false, "Indexes", "Some"));
        (named.Value.Title, named.Value.Body).ShouldBe(("Keys", "Some"));
        refused.Problem!.Errors!.Single().Pointer.ShouldBe("/title");
    }

    [Fact]
    public async Task It_is_told_which_member_does_not_fit()
    {
        var program = await SignInAsync();

        var answer = await program.CreateNoteAsync(new NoteDraft { Title = "" }, cancellation: Cancellation);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Problem!.Errors!.Single().Pointer.ShouldBe("/title");
    }

    [Fact]
    public async Task It_sits_an_interview_and_reads_the_report()
    {
        var guest = nobody.Api;
        var started = await guest.CreateInterviewAsync(
            new InterviewDraft { Level = "intermediate", Topics = ["indexing"], Questions = 1, Mode = "rehearsal" }, cancellation: Cancellation);
        var id = started.Value.Id;

        var early = await guest.GetInterviewReportAsync(id, Cancellation);
        var answered = await guest.CreateInterviewAnswerAsync(
            id, new AnswerDraft { Text = "I do not know.", SelfMark = 1, Turn = started.Value.Question!.Turn }, cancellation: Cancellation);
        var ended = await guest.PutInterviewEndingAsync(id, Cancellation);
        var report = await guest.GetInterviewReportAsync(id, Cancellation);
        var deleted = await guest.DeleteInterviewAsync(id, Cancellation);

        early.ProblemCode.ShouldBe("interview-running");
        answered.Status.ShouldBe(HttpStatusCode.Created);
        ended.Value.State.ShouldBe(InterviewState.Ended);
        report.Value.Questions.Single().Gate.ShouldBe(Gate.DontKnow);
        deleted.Status.ShouldBe(HttpStatusCode.NoContent);
        (await guest.GetInterviewAsync(id, Cancellation)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<UpliftClient> SignInAsync()
    {
        var email = Visitor.NewAddress();
        (await nobody.Api.CreateUserAsync(new SignUpDraft { Email = email, Password = Visitor.Password, DisplayName = "Ada" }, Cancellation))
            .Status.ShouldBe(HttpStatusCode.Created);
        var tokens = await nobody.Api.CreateTokenAsync(new TokenRequest { Email = email, Password = Visitor.Password }, Cancellation);
        nobody.Http.DefaultRequestHeaders.Authorization = new("Bearer", tokens.Value.AccessToken);
        return nobody.Api;
    }
}
