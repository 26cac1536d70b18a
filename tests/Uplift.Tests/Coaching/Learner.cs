using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching;

/// <summary>What people do with their cards, over the API.</summary>
internal static class Learner
{
    public const string Question = "composite-index-column-order";

    /// <summary>Sits an interview that misses most of <see cref="Candidates.Lowercased"/>.</summary>
    public static async Task<JsonElement> MissMostAsync(this Visitor visitor)
    {
        var interview = await visitor.StartOnIndexingAsync(questions: 1);
        var next = await visitor.AnswerAsync(interview, Candidates.BesideThePoint);
        return next.State() == "ended" ? next : await visitor.EndAsync(next);
    }

    public static async Task<List<JsonElement>> CardsAsync(this Visitor visitor, string query = "") =>
        [.. (await visitor.GetAsync($"/api/v1/cards?limit=100{query}").JsonAsync()).Each("items")];

    public static Task<List<JsonElement>> DueAsync(this Visitor visitor) => visitor.CardsAsync("&show=due");

    public static Task<JsonElement> MakeCardAsync(this Visitor visitor, string prompt = "Which column comes first?", string answer = "The one that is compared for equality.") =>
        visitor.PostAsync("/api/v1/cards", new { question = Question, prompt, answer }).JsonAsync(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> RateAsync(this Visitor visitor, JsonElement card, int mark, Guid? key = null, string? text = null) =>
        visitor.PostAsync($"/api/v1/cards/{card.Id()}/reviews", new { key = key ?? Guid.CreateVersion7(), mark, text });

    public static Task<JsonElement> CardAsync(this Visitor visitor, JsonElement card) => visitor.GetAsync($"/api/v1/cards/{card.Id()}").JsonAsync();

    public static async Task<List<JsonElement>> LogAsync(this Visitor visitor, JsonElement card) =>
        [.. (await visitor.GetAsync($"/api/v1/reviews?card={card.Id()}&limit=100").JsonAsync()).Each("items")];

    public static DateTimeOffset Due(this JsonElement card) => card.GetProperty("dueAt").GetDateTimeOffset();
}
