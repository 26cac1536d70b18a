using System.Net;
using System.Net.Http.Headers;

namespace Uplift.ApiClient;

/// <summary>What the API answered: the status, headers and, when it refused, the problem.</summary>
public class ApiAnswer(HttpStatusCode status, HttpResponseHeaders headers, Problem? problem)
{
    public HttpStatusCode Status { get; } = status;

    public HttpResponseHeaders Headers { get; } = headers;

    /// <summary>Null when it did what it was asked.</summary>
    public Problem? Problem { get; } = problem;

    public Uri? Location => Headers.Location;

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>The problem's stable code; null without a problem.</summary>
    public string? ProblemCode => Problem?.Type.Split('/')[^1];
}

/// <summary>An answer that has a body.</summary>
public sealed class ApiAnswer<T>(HttpStatusCode status, HttpResponseHeaders headers, Problem? problem, T? body)
    : ApiAnswer(status, headers, problem)
{
    /// <summary>What came; null after a refusal or 304.</summary>
    public T? Body { get; } = body;

    /// <summary>What came, by who has no use for anything else.</summary>
    /// <exception cref="InvalidOperationException">It was refused, or there was nothing new.</exception>
    public T Value => Body ?? throw new InvalidOperationException($"{(int)Status} {Problem?.Type} {Problem?.Detail}".TrimEnd());
}
