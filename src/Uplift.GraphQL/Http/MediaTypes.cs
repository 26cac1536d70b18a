using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Uplift.GraphQL.Http;

/// <summary>In which of its two forms an answer is wanted.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";

    /// <summary>Null when the client accepts neither. Plain JSON is for those who say nothing, which are the older clients.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept.All(string.IsNullOrWhiteSpace))
        {
            return Json;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return null;
        }

        var json = Quality(ranges, Json);
        var response = Quality(ranges, GraphQLResponse);
        return Math.Max(json.Quality, response.Quality) <= 0 ? null
            : response.Quality > json.Quality || (response.Quality == json.Quality && response.Specificity > json.Specificity)
                || (response.Quality == json.Quality && response.Specificity == json.Specificity && response.Order < json.Order)
            ? GraphQLResponse
            : Json;
    }

    // The most specific range that covers the type decides, as HTTP has it.
    private static (double Quality, int Specificity, int Order) Quality(IList<MediaTypeHeaderValue> ranges, string type)
    {
        var best = (Quality: 0.0, Specificity: -1, Order: 0);
        for (var order = 0; order < ranges.Count; order++)
        {
            var range = ranges[order];
            var specificity = range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2
                : range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? 1
                : range.MatchesAllTypes ? 0
                : -1;
            var isUtf8 = !range.Charset.HasValue || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
            if (specificity > best.Specificity && isUtf8)
            {
                best = (range.Quality ?? 1, specificity, specificity < 2 ? 0 : order);
            }
        }

        return best;
    }
}
