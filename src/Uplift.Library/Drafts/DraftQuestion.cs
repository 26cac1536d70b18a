using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Platform.Ai;
using Uplift.Platform.Api;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Library.Drafts;

/// <summary>
/// Has a model draft a question for an editor. The model fills in fields; our code writes the file, checks it as
/// <c>content check</c> does, tells the model once what is wrong, and keeps the better of the two with what is still wrong.
/// </summary>
internal sealed class DraftQuestion(AppDb db, DraftCheck check, IModelCalls calls, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder drafts) => drafts
        .MapPost("/", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Have a question drafted")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Ai))
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .DisableRequestTimeout();

    private static async Task<Results<Created<QuestionDraftView>, ProblemHttpResult>> PostAsync(
        QuestionWish wish, DraftQuestion draft, HttpContext context, CancellationToken cancellation) =>
        (await draft.HandleAsync(wish, cancellation)).ToCreated(context, made => $"/api/v1/question-drafts/{made.Id}", made => made.Version);

    public async Task<Outcome<QuestionDraftView>> HandleAsync(QuestionWish wish, CancellationToken cancellation)
    {
        var published = check.Load();
        var understood = Understand(wish, published);
        if (understood.Value is not var (prompt, references))
        {
            return understood.Problem!;
        }

        var id = Ids.Next(clock);
        var request = prompt.Request(user.Id, Fence.Mark(id, 0));
        var first = await AskAsync(request);
        if (first.Written is not { } written)
        {
            return first.Failure == ModelFailure.NoServer ? TestModelServer.None : Problem.Conflict("model-failed", TestModelServer.Explain(first.Failure!.Value));
        }

        if (written.Faults.Count > 0
            && (await AskAsync(DraftPrompt.Again(request, first.Answer, written.Faults))).Written is { } second
            && second.Faults.Count <= written.Faults.Count)
        {
            written = second;
        }

        var draft = new DraftedQuestion { Id = id, AuthorId = user.Id, By = written.By, CreatedAt = clock.GetUtcNow() };
        draft.Write(written.Text, DraftCheck.Run(written.Text, published), clock);
        db.DraftedQuestions.Add(draft);
        audit.Record("question-draft.made", AuditOutcome.Done, target: $"question-draft:{draft.Id}", detail: draft.By);
        await db.SaveChangesAsync(cancellation);
        return QuestionDraftView.Of(draft);

        async Task<(Written? Written, string Answer, ModelFailure? Failure)> AskAsync(ModelRequest asked)
        {
            var (question, reply) = await calls.AskForAsync<WrittenQuestion>(asked, cancellation);
            var by = $"{reply.Model} ({DraftPrompt.Version})";
            var text = question is null ? "" : QuestionText.Of(question, prompt.Topic.Id, prompt.Level, references, by);
            return question is null ? (null, "", reply.Failure)
                : text.Length > QuestionDraftText.Longest ? (null, "", ModelFailure.Endless)
                : (new Written(text, by, FaultsOfModel(text, published)), reply.Text, null);
        }
    }

    /// <summary>All but that nobody has read it yet, which no model can mend.</summary>
    private static IReadOnlyList<DraftFault> FaultsOfModel(string text, ContentFolder published) =>
        DraftCheck.Run(ReviewLine.Dated(text, DateOnly.FromDateTime(DateTime.UnixEpoch)), published).Faults;

    private static Outcome<Understood> Understand(QuestionWish wish, ContentFolder published)
    {
        var note = string.IsNullOrWhiteSpace(wish.Note) ? null : wish.Note;
        var (guide, section) = (wish.Guide ?? "").Split('#', 2) is [var slug, var anchor] ? (slug, anchor) : (wish.Guide ?? "", null);
        if (published.Topics.FirstOrDefault(one => one.Id == wish.Topic) is not { } topic)
        {
            return Problem.Invalid("/topic", "unknown-topic", "Choose one of the topics of the library.");
        }

        if (LevelNames.Parse(wish.Level) is not { } level)
        {
            return Problem.Invalid("/level", "unknown-level", "A level is beginner, intermediate or advanced.");
        }

        if (note is null && guide.Length == 0)
        {
            return Problem.Invalid("/note", "nothing-to-draw-from", "Say in a note what it should be about, or choose a guide.");
        }

        var material = guide.Length == 0 ? null : Material(published, guide, section);
        if (guide.Length > 0 && material is null)
        {
            return Problem.Invalid("/guide", "unknown-guide", "No guide of the library has this address and section.");
        }

        var references = Sources.Read(wish.Sources);
        if (references is null)
        {
            return Problem.Invalid("/sources", "bad-source", "A source is a title of at most 200 characters on a line of its own, and after it an https address if there is one.");
        }

        if (material is not null)
        {
            references.Insert(0, material.Reference);
        }

        return references.Count == 0
            ? Problem.Invalid("/sources", "source-missing", "Name a source to look it up in; a model's own are often invented, so none is taken from it.")
            : new Understood(
                new DraftPrompt(topic, level, note, material?.Text, [.. published.Questions.Where(question => question.Topic == topic.Id).OrderByDescending(question => question.Level == level).Select(question => question.Prompt)]),
                references);
    }

    private static GuideMaterial? Material(ContentFolder published, string slug, string? section)
    {
        if (published.Guides.FirstOrDefault(one => one.Slug == slug) is not { } guide)
        {
            return null;
        }

        if (section is null)
        {
            return new GuideMaterial(guide.File.Body, new Reference($"Uplift, the guide \"{guide.Title}\"", null));
        }

        var sections = guide.Parts.Sections;
        var at = sections.ToList().FindIndex(one => one.Id == section);
        var bodies = guide.File.Body.Split("\n## ");
        return at < 0 || bodies.Length != sections.Count + 1
            ? null
            : new GuideMaterial("## " + bodies[at + 1], new Reference($"Uplift, the guide \"{guide.Title}\", {sections[at].Title}", null));
    }

    private sealed record Understood(DraftPrompt Prompt, IReadOnlyList<Reference> References);

    private sealed record GuideMaterial(string Text, Reference Reference);

    private sealed record Written(string Text, string By, IReadOnlyList<DraftFault> Faults);
}

/// <summary>Sources as an editor types them, one a line.</summary>
internal static class Sources
{
    private const int LongestTitle = 200;

    /// <returns>Null when a line is none.</returns>
    public static List<Reference>? Read(string? typed)
    {
        var sources = new List<Reference>();
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf("https://", StringComparison.Ordinal);
            var (title, url) = at < 0 ? (line, null) : (line[..at].TrimEnd(' ', ',', '|', '-', '('), line[at..].TrimEnd(')', '.', ' '));
            if (title.Length is 0 or > LongestTitle || (url is not null && !Uri.IsWellFormedUriString(url, UriKind.Absolute)))
            {
                return null;
            }

            sources.Add(new Reference(title, url));
        }

        return sources;
    }
}
