using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// Refuses a query parameter that the endpoint does not have: a filter with a slip in its name would otherwise answer with
/// everything, and nobody would notice.
/// </summary>
internal static class KnownParameters
{
    public static EndpointFilterDelegate Require(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var known = endpoint.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return invocation =>
        {
            var unknown = invocation.HttpContext.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name));
            return unknown is null ? next(invocation) : ValueTask.FromResult<object?>(Refuse(unknown, known));
        };
    }

    private static ProblemHttpResult Refuse(string unknown, HashSet<string> known) => new Problem(
        ProblemKind.Unreadable,
        "unknown-parameter",
        known.Count == 0
            ? $"This endpoint takes no query parameters, and \"{unknown}\" was sent."
            : $"This endpoint has no query parameter \"{unknown}\". It has: {string.Join(", ", known)}.").ToResult();

    private static IEnumerable<string> Names(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties().Where(property => IsText(property.PropertyType)).Select(property => JsonName(property.Name))
            : IsText(parameter.ParameterType) ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!] : [];

    // As minimal APIs decide it: a string, or what can be parsed from one.
    private static bool IsText(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(string[]) || plain.IsEnum
            || Array.Exists(plain.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.Name == "TryParse");
    }

    private static string JsonName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
