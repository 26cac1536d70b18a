using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// The framework's validation answers 400 with CLR names. Ours is 422 with a list of JSON pointers, the same list that rule
/// errors use, so a client needs one reader.
/// </summary>
internal static partial class ValidationProblems
{
    public static void Customise(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails validation)
        {
            return;
        }

        context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        context.ProblemDetails = new ProblemDetails
        {
            Type = "/problems/validation-failed",
            Title = "Validation failed",
            Status = StatusCodes.Status422UnprocessableEntity,
            Detail = "One or more fields do not fit their rules.",
            Extensions = { ["errors"] = Errors(validation).ToList() },
        };
    }

    internal static IEnumerable<FieldError> Errors(HttpValidationProblemDetails validation) =>
        from field in validation.Errors
        from message in field.Value
        select new FieldError(Pointer(field.Key), "invalid", message);

    /// <summary><c>Answers[0].SelfMark</c> is <c>/answers/0/selfMark</c>.</summary>
    internal static string Pointer(string clrPath) =>
        string.Concat(Index().Replace(clrPath, ".${number}").Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => "/" + JsonNamingPolicy.CamelCase.ConvertName(part)));

    [GeneratedRegex(@"\[(?<number>\d+)\]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Index();
}
