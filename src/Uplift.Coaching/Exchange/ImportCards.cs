using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Cards;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Exchange;

public sealed record CardImportDraft
{
    public const int MostCharacters = 500_000;

    /// <summary>CSV with a head line; it needs prompt and answer, and of question and topic at least one.</summary>
    [Required(ErrorMessage = "Send the file's text."), StringLength(MostCharacters, ErrorMessage = "A file has at most 500,000 characters.")]
    public string Csv { get; set; } = "";
}

/// <param name="Known">Rows that were there already, and were left as they are.</param>
public sealed record CardImportView(int Added, int Known);

/// <summary>Brings cards from a CSV file, all or none. The same file again adds nothing.</summary>
internal sealed class ImportCards(AppDb db, ILibrary library, CurrentUser user, TimeProvider clock)
{
    public const int MostRows = 2_000;

    private const int MostFaults = 20;

    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapPost("/imports", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Bring cards from CSV")
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<CardImportView>, ProblemHttpResult>> PostAsync(
        CardImportDraft draft, ImportCards import, CancellationToken cancellation) =>
        (await import.HandleAsync(draft, cancellation)).ToCreated(_ => "/api/v1/cards");

    public async Task<Outcome<CardImportView>> HandleAsync(CardImportDraft draft, CancellationToken cancellation)
    {
        var rows = Csv.Read(draft.Csv).Take(MostRows + 2).ToList();
        if (rows.Count > MostRows + 1)
        {
            return Problem.Invalid("/csv", "too-long", string.Create(CultureInfo.InvariantCulture, $"A file has at most {MostRows} cards."));
        }

        if (rows.Count == 0 || Columns.Of(rows[0].Fields) is not { } columns)
        {
            return Problem.Invalid("/csv", "bad-head", "The first line names the columns: prompt and answer, and question or topic.");
        }

        var questions = (await library.ListQuestionsAsync(cancellation)).ToDictionary(question => question.Slug);
        var topics = (await library.ListTopicsAsync(cancellation)).Select(topic => topic.Id).ToHashSet();
        var (cards, faults) = Make(rows.Skip(1), columns, questions, topics);
        if (faults.Count > 0)
        {
            return Problem.Invalid("/csv", "bad-rows", $"Nothing was brought in: {faults[0].Detail}") with { Errors = [.. faults.Take(MostFaults)] };
        }

        var ownerId = user.Id;
        var ids = cards.ConvertAll(card => card.PointId);
        var known = (await db.StudyCards.Where(c => c.OwnerId == ownerId && ids.Contains(c.PointId))
            .Select(c => new { c.QuestionSlug, c.PointId })
            .ToListAsync(cancellation)).Select(one => (one.QuestionSlug, one.PointId)).ToHashSet();
        var added = cards.DistinctBy(card => (card.QuestionSlug, card.PointId)).Where(card => !known.Contains((card.QuestionSlug, card.PointId))).ToList();
        db.StudyCards.AddRange(added);
        await db.SaveChangesAsync(cancellation);
        return new CardImportView(added.Count, cards.Count - added.Count);
    }

    private (List<StudyCard> Cards, List<FieldError> Faults) Make(
        IEnumerable<(int Line, IReadOnlyList<string> Fields)> rows,
        Columns columns,
        Dictionary<string, QuestionSummary> questions,
        HashSet<string> topics)
    {
        var (cards, faults) = (new List<StudyCard>(), new List<FieldError>());
        var now = clock.GetUtcNow();
        foreach (var (line, fields) in rows)
        {
            var (prompt, answer) = (columns.Prompt.Of(fields), columns.Answer.Of(fields));
            var (slug, topic) = (columns.Question?.Of(fields) ?? "", columns.Topic?.Of(fields) ?? "");
            var question = questions.GetValueOrDefault(slug);
            var fault = prompt.Length is 0 or > CardDraft.LongestText ? "the prompt is empty or has more than 2,000 characters"
                : answer.Length is 0 or > CardDraft.LongestText ? "the answer is empty or has more than 2,000 characters"
                : slug.Length > 0 && question is null ? $"there is no question “{Short(slug)}”"
                : question is null && !topics.Contains(topic) ? $"there is no topic “{Short(topic)}”"
                : null;
            if (fault is not null)
            {
                faults.Add(new FieldError("/csv", "bad-row", string.Create(CultureInfo.InvariantCulture, $"Line {line}: {fault}.")));
                continue;
            }

            cards.Add(StudyCard.New(
                Ids.Next(clock), user.Id, question?.Slug ?? "", CardTexts.Own + Hash(prompt, answer), question?.TopicId ?? topic,
                question?.Level ?? Level.Intermediate, prompt, answer, null, CardOrigin.Imported, null, now, now));
        }

        return (cards, faults);
    }

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)]}…";

    /// <summary>Names a card by what it says, so that the same file again finds it.</summary>
    private static string Hash(string prompt, string answer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{prompt}\n\n{answer}"))[..16]);

    private sealed record Columns(Column Prompt, Column Answer, Column? Question, Column? Topic)
    {
        public static Columns? Of(IReadOnlyList<string> head)
        {
            Column? Find(string name) => head.Index().FirstOrDefault(one => one.Item.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) is { Item: not null } found
                ? new Column(found.Index)
                : null;
            return Find("prompt") is { } prompt && Find("answer") is { } answer && (Find("question") ?? Find("topic")) is not null
                ? new Columns(prompt, answer, Find("question"), Find("topic"))
                : null;
        }
    }

    private sealed record Column(int At)
    {
        public string Of(IReadOnlyList<string> fields) => At < fields.Count ? fields[At].Trim() : "";
    }
}
