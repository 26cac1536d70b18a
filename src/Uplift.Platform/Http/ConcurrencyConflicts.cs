using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>Two requests changed the same row and this one came second: 409, with what was typed still there.</summary>
internal sealed class ConcurrencyConflicts : IExceptionHandler
{
    private const int SqlitePrimaryKeyTaken = 1555;
    private const int SqliteUniqueTaken = 2067;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException && !IsInsertedMeanwhile(exception))
        {
            return false;
        }

        var problem = Problem.Conflict("changed-meanwhile", "This was changed by another request at the same moment. Look at it again, then repeat what you did.");
        await Refusal.WriteAsync(httpContext, problem, holdForm: true);
        return true;
    }

    /// <summary>Whether another request inserted the same row first. A handler asks before it inserts, so it is never the usual case.</summary>
    private static bool IsInsertedMeanwhile(Exception exception) => exception is DbUpdateException
    {
        InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            or SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKeyTaken or SqliteUniqueTaken },
    };
}
