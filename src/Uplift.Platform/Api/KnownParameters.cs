using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// Refuses a query parameter that the endpoint does not have, and a value that it cannot read: a filter with a slip in it
/// would otherwise answer with everything, and nobody would notice.
/// </summary>
internal static class KnownParameters
{
    public static EndpointFilterDelegate Require(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var parameters = endpoint.MethodInfo.GetParameters().SelectMany(OfQuery).ToList();
        var known = Names(parameters);
        var parsed = Names(parameters.Where(parameter => parameter.Type != typeof(string)));
        return invocation =>
        {
            var query = invocation.HttpContext.Request.Query;
            // Of an optional value that cannot be parsed, generated binding says so by the status alone and goes on; an empty
            // one it takes for none.
            if (invocation.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest
                || query.Any(given => parsed.Contains(given.Key) && string.IsNullOrEmpty(given.Value)))
            {
                return ValueTask.FromResult<object?>(TypedResults.BadRequest());
            }

            var unknown = query.Keys.FirstOrDefault(name => !known.Contains(name));
            return unknown is null ? next(invocation) : ValueTask.FromResult<object?>(Refuse(unknown, known));
        };
    }

    private static ProblemHttpResult Refuse(string unknown, HashSet<string> known) => new Problem(
        ProblemKind.Unreadable,
        "unknown-parameter",
        known.Count == 0
            ? $"This endpoint takes no query parameters, and \"{unknown}\" was sent."
            : $"This endpoint has no query parameter \"{unknown}\". It has: {string.Join(", ", known)}.").ToResult();

    private static HashSet<string> Names(IEnumerable<(string Name, Type Type)> parameters) =>
        parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, Type Type)> OfQuery(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties().Where(property => IsText(property.PropertyType)).Select(property => (JsonName(property.Name), property.PropertyType))
            : IsText(parameter.ParameterType) ? [(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType)] : [];

    // As minimal APIs decide it: a string, or what can be parsed from one.
    private static bool IsText(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(string[]) || plain.IsEnum
            || Array.Exists(plain.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.Name == "TryParse");
    }

    private static string JsonName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
