using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Api;

/// <summary>A 401 says how to do better (RFC 9110, section 11.6.1), also when a handler refuses what came as a body.</summary>
internal sealed class Challenges : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status401Unauthorized })
        {
            context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        }

        return answer;
    }
}
