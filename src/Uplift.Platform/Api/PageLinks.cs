using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Api;

/// <summary>
/// Gives every list its <c>Link</c> header (RFC 8288): the next page, and the first one from anywhere behind it. A list of
/// which some fields were asked for is written with those alone.
/// </summary>
internal sealed class PageLinks(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const string Cursor = "after";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (result is IValueHttpResult { Value: IPage page })
        {
            var request = context.HttpContext.Request;
            var links = new List<string>();
            if (page.Next is not null)
            {
                links.Add($"<{Address(request, page.Next)}>; rel=\"next\"");
            }

            if (request.Query.ContainsKey(Cursor))
            {
                links.Add($"<{Address(request, null)}>; rel=\"first\"");
            }

            context.HttpContext.Response.Headers.Link = links.Count == 0 ? default : string.Join(", ", links);
            var asked = page.AsAsked(json.Value.SerializerOptions);
            return asked == page ? answer : Results.Json(asked);
        }

        return answer;
    }

    private static string Address(HttpRequest request, string? cursor)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => !parameter.Key.Equals(Cursor, StringComparison.OrdinalIgnoreCase)));
        if (cursor is not null)
        {
            query.Add(Cursor, cursor);
        }

        return request.PathBase + request.Path + query.ToQueryString();
    }
}
