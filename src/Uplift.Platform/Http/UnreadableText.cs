using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>
/// A NUL in what was sent, or a form beyond all measure: ASP.NET Core reads no such form and PostgreSQL keeps no such text.
/// Nobody types either, so it is the request that is at fault: 400, not a bug.
/// </summary>
internal sealed class UnreadableText : IExceptionHandler
{
    public static readonly Problem Refused = new(
        ProblemKind.Unreadable, "unreadable-request", "What was sent holds something that is no text. Take it out and send it again.");

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var isAtFault = exception is InvalidDataException || IsRefused(exception) || IsRefused(exception.InnerException);
        if (isAtFault)
        {
            await Refusal.WriteAsync(httpContext, Refused);
        }

        return isAtFault;
    }

    private static bool IsRefused(Exception? exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire };
}
