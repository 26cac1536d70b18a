using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>Strong ETags of things that people change, made of their version.</summary>
public static class EntityTags
{
    public static string Of(Guid version) => $"\"{version:N}\"";

    /// <summary>The thing with its ETag, or 304 when the client has this version already.</summary>
    public static Results<Ok<T>, StatusCodeHttpResult, ProblemHttpResult> ToOk<T>(
        this Outcome<T> outcome, HttpContext context, Func<T, Guid> version)
        where T : notnull
    {
        if (outcome.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var tag = Set(context, version(outcome.Value!));
        var isKnown = HttpMethods.IsGet(context.Request.Method)
            && EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known)
            && known.Any(candidate => candidate.Tag == "*" || candidate.Tag == tag);
        return isKnown ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(outcome.Value);
    }

    /// <summary>201 with the new thing, its address and its ETag.</summary>
    public static Results<Created<T>, ProblemHttpResult> ToCreated<T>(
        this Outcome<T> outcome, HttpContext context, Func<T, string> location, Func<T, Guid> version)
        where T : notnull
    {
        if (outcome.Value is not null)
        {
            Set(context, version(outcome.Value));
        }

        return outcome.ToCreated(location);
    }

    private static string Set(HttpContext context, Guid version)
    {
        var tag = Of(version);
        context.Response.Headers.ETag = tag;
        return tag;
    }
}
