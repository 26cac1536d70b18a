using System.Net;
using System.Text.Json;

namespace Uplift.Tests.Platform.Graph;

/// <summary>Asking the graph.</summary>
internal static class GraphCaller
{
    public static Task<HttpResponseMessage> AskGraphAsync(
        this Visitor visitor, string query, object? variables = null, params (string Name, string Value)[] headers) =>
        visitor.PostJsonAsync("/graphql", JsonSerializer.Serialize(new { query, variables }), headers);

    /// <summary>The whole answer, errors and all.</summary>
    public static async Task<JsonElement> GraphAsync(this Visitor visitor, string query, object? variables = null)
    {
        var response = await visitor.AskGraphAsync(query, variables);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>The data of an answer without errors.</summary>
    public static async Task<JsonElement> GraphDataAsync(this Visitor visitor, string query, object? variables = null)
    {
        var response = await visitor.AskGraphAsync(query, variables);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToString());
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The code of the first error.</summary>
    public static async Task<string?> GraphCodeAsync(this Visitor visitor, string query, object? variables = null) =>
        Code(await visitor.GraphAsync(query, variables));

    public static string? Code(JsonElement answer) =>
        answer.GetProperty("errors")[0] is var error && error.TryGetProperty("extensions", out var extensions)
            ? extensions.GetProperty("code").GetString()
            : throw new InvalidOperationException(answer.ToString());
}
