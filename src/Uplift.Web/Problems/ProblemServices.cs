using Uplift.Platform.Outcomes;

namespace Uplift.Web.Problems;

internal static class ProblemServices
{
    /// <summary>The catalogue of all problem codes, with those that belong to no module.</summary>
    public static IServiceCollection AddProblemCatalogue(this IServiceCollection services) => services
        .AddSingleton<ProblemCatalogue>()
        .AddProblemPages(
            new ProblemPage("not-found", 404, "Nothing lives at this address, or it is not yours to see; both look the same on purpose.", "Check the address, or start from a list."),
            new ProblemPage("forbidden", 403, "You are known, but your role does not allow this.", "Ask an admin of this Uplift for the right you need."),
            new ProblemPage("method-not-allowed", 405, "The resource exists but does not offer this HTTP method.", "Use one of the methods in the Allow header."),
            new ProblemPage("unreadable-request", 400, "The body is not valid JSON for this endpoint, or a parameter has the wrong form.", "Compare the request with the API's description."),
            new ProblemPage("too-large", 413, "The body is larger than this endpoint takes.", "Send less; an answer holds at most 20,000 characters."),
            new ProblemPage("unsupported-media-type", 415, "The API reads JSON and nothing else.", "Send Content-Type: application/json."),
            new ProblemPage("server-error", 500, "A bug, or a part of the server that does not work just now.", "Try again in a moment; if it stays, tell the admin the time it happened."));
}
