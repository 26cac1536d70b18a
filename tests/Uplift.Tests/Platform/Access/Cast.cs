using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity.Registration;
using Uplift.Library.Drafts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Access;

/// <summary>Everybody who may come to an address, and the things that addresses name; made afresh for each row of the table.</summary>
internal sealed class Cast(UpliftApp app)
{
    public static readonly IReadOnlyList<string> Columns =
        ["nobody", "guest", "learner", "owner", "own coach", "other coach", "editor", "admin"];

    private readonly Dictionary<string, Visitor> people = [];
    private readonly Dictionary<string, Guid> ids = [];
    private JsonElement? running;
    private JsonElement? ended;
    private string? sharedToken;
    private Guid? link;
    private Guid? resume;
    private Guid? story;
    private (Guid Id, string Token)? resumeLink;

    public async Task GatherAsync()
    {
        foreach (var column in Columns)
        {
            people[column] = new Visitor(app);
            if (column != "nobody")
            {
                ids[column] = await app.SomebodyWithAsync(column == "guest" ? null : Visitor.NewAddress(), RoleOf(column), column);
                await app.EnterAsync(people[column], ids[column]);
            }
        }

        // So that an admin may leave.
        await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin);
        await app.InScopeAsync(services => services.GetRequiredService<Coaches>()
            .AssignAsync(ids["owner"], ids["own coach"], until: null, TestContext.Current.CancellationToken));
    }

    public Visitor this[string column] => people[column];

    /// <summary>The address with every name in braces made a real one.</summary>
    public async Task<string> FillAsync(string text)
    {
        foreach (var (name, find) in Names())
        {
            if (text.Contains(name, StringComparison.Ordinal))
            {
                text = text.Replace(name, await find(), StringComparison.Ordinal);
            }
        }

        return text;
    }

    private (string Name, Func<Task<string>> Find)[] Names() =>
    [
        ("{running}", async () => (await RunningAsync()).Id().ToString()),
        ("{ended}", async () => (await EndedAsync()).Id().ToString()),
        ("{shared}", SharedAsync),
        ("{answer}", async () => (await EndedAsync()).Turn().ToString()),
        ("{note}", NoteAsync),
        ("{draft}", DraftAsync),
        ("{resume}", async () => (await ResumeAsync()).ToString()),
        ("{resume link}", async () => (await ResumeLinkAsync()).Id.ToString()),
        ("{resume token}", async () => (await ResumeLinkAsync()).Token),
        ("{application}", ApplicationAsync),
        ("{card}", CardAsync),
        ("{story}", async () => (await StoryAsync()).ToString()),
        ("{use}", UseAsync),
        ("{review}", ReviewAsync),
        ("{link}", async () => (await LinkAsync()).ToString()),
        ("{token}", TokenAsync),
        ("{invitation}", InvitationAsync),
        ("{setup}", SetupAsync),
        ("{person}", () => Task.FromResult(ids["owner"].ToString())),
        ("{own coach}", () => Task.FromResult(ids["own coach"].ToString())),
        ("{other coach}", () => Task.FromResult(ids["other coach"].ToString())),
        ("{coach token}", CoachTokenAsync),
        ("{task}", TaskAsync),
        ("{today}", () => Task.FromResult(Today)),
        ("{address}", () => Task.FromResult(Visitor.NewAddress())),
    ];

    private static Role RoleOf(string column) => column switch
    {
        "own coach" or "other coach" => Role.Coach,
        "editor" => Role.Editor,
        "admin" => Role.Admin,
        _ => Role.Learner,
    };

    private async Task<JsonElement> RunningAsync() => running ??= await people["owner"].StartAsync();

    /// <summary>As it was while it ran, so that its turn can be named.</summary>
    private async Task<JsonElement> EndedAsync()
    {
        if (ended is null)
        {
            ended = await people["owner"].RehearseAsync(Candidates.Lowercased);
            await people["owner"].EndAsync(await people["owner"].AnswerAsync(ended.Value, Candidates.BesideThePoint));
        }

        return ended.Value;
    }

    /// <summary>The ended interview, after its owner shared the report with their coach.</summary>
    private async Task<string> SharedAsync()
    {
        var interview = (await EndedAsync()).Id();
        (await people["owner"].PutAsync($"/api/v1/interviews/{interview}/report/coaches/{ids["own coach"]}", new { })).EnsureSuccessStatusCode();
        return interview.ToString();
    }

    private async Task<Guid> LinkAsync()
    {
        if (link is null)
        {
            var made = await people["owner"].PostAsync($"{(await EndedAsync()).Path()}/report/links", new { days = 7 })
                .JsonAsync(HttpStatusCode.Created);
            link = made.GetProperty("link").Id();
            sharedToken = made.Text("address").Split('/')[^1];
        }

        return link.Value;
    }

    private async Task<string> TokenAsync()
    {
        await LinkAsync();
        return sharedToken!;
    }

    private async Task<string> CardAsync()
    {
        var card = await people["owner"].PostAsync("/api/v1/cards", new { question = "composite-index-column-order", prompt = "Why?", answer = "Because." })
            .JsonAsync(HttpStatusCode.Created);
        return card.Id().ToString();
    }

    private async Task<string> ReviewAsync()
    {
        var review = await people["owner"].PostAsync($"/api/v1/cards/{await CardAsync()}/reviews", new { key = Guid.CreateVersion7(), mark = 3 })
            .JsonAsync(HttpStatusCode.Created);
        return review.Id().ToString();
    }

    private async Task<Guid> StoryAsync() => story ??=
        (await people["owner"].PostAsync("/api/v1/stories", new { title = "Split", situation = "S", action = "A", result = "R" }).JsonAsync(HttpStatusCode.Created)).Id();

    private async Task<string> UseAsync() =>
        (await people["owner"].PostAsync($"/api/v1/stories/{await StoryAsync()}/uses", new { on = "2026-11-02", where = "Initech" }).JsonAsync(HttpStatusCode.Created)).Id().ToString();

    private async Task<string> NoteAsync() =>
        (await people["owner"].PostAsync("/api/v1/notes", new { title = "Left prefix" }).JsonAsync(HttpStatusCode.Created)).Id().ToString();

    /// <summary>As a model made it, which is not at hand here.</summary>
    private Task<string> DraftAsync() => app.InScopeAsync(async services =>
    {
        var draft = new DraftedQuestion { Id = Ids.Next(app.Clock), AuthorId = ids["editor"], By = "a model", CreatedAt = app.Clock.GetUtcNow() };
        draft.Write("---\n---\n", new CheckedDraft(DraftCheck.NoSlug, "indexing", Uplift.Library.Contracts.Level.Beginner, [new DraftFault(1, "missing field 'slug'")]), app.Clock);
        var db = services.GetRequiredService<AppDb>();
        db.Add(draft);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return draft.Id.ToString();
    });

    /// <summary>With its first state as a version.</summary>
    private async Task<Guid> ResumeAsync()
    {
        if (resume is null)
        {
            resume = (await people["owner"].PostAsync("/api/v1/resumes", new { name = "Backend", document = new { basics = new { name = "Ada" } } })
                .JsonAsync(HttpStatusCode.Created)).Id();
            await people["owner"].PostAsync($"/api/v1/resumes/{resume}/versions", new { name = "First" }).JsonAsync(HttpStatusCode.Created);
        }

        return resume.Value;
    }

    private async Task<(Guid Id, string Token)> ResumeLinkAsync()
    {
        if (resumeLink is null)
        {
            var made = await people["owner"].PostAsync($"/api/v1/resumes/{await ResumeAsync()}/links", new { days = 7 }).JsonAsync(HttpStatusCode.Created);
            resumeLink = (made.GetProperty("link").Id(), made.Text("address").Split('/')[^1]);
        }

        return resumeLink.Value;
    }

    private async Task<string> ApplicationAsync() =>
        (await people["owner"].PostAsync("/api/v1/applications", new { employer = "Initech", role = "Developer" }).JsonAsync(HttpStatusCode.Created)).Id().ToString();

    private async Task<string> InvitationAsync() =>
        (await people["admin"].PostAsync("/api/v1/invitations", new { role = "learner" }).JsonAsync(HttpStatusCode.Created)).Id().ToString();

    private string Today => app.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> CoachTokenAsync() =>
        (await people["owner"].PostAsync("/api/v1/coach-invitations", new { }).JsonAsync(HttpStatusCode.Created)).Text("link").Split('/')[^1];

    private async Task<string> TaskAsync() => (await people["own coach"]
        .PostAsync("/api/v1/practice-tasks", new { learner = ids["owner"], question = "composite-index-column-order", dueOn = Today })
        .JsonAsync(HttpStatusCode.Created)).Id().ToString();

    /// <summary>A link of the first start that is still there when there has long been an admin.</summary>
    private Task<string> SetupAsync() => app.InScopeAsync(async services =>
    {
        var token = SecretToken.Next();
        var db = services.GetRequiredService<AppDb>();
        var now = app.Clock.GetUtcNow();
        db.Add(new Invitation
        {
            Id = Ids.Next(app.Clock),
            TokenHash = SecretToken.Hash(token)!,
            Email = null,
            Role = Role.Admin,
            InvitedById = null,
            MadeAt = now,
            ExpiresAt = now.AddDays(1),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    });
}
