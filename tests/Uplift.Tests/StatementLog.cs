using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Uplift.Tests;

/// <summary>A statement with the values it was sent with.</summary>
public sealed record SentStatement(string Sql, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>
/// Every SQL statement that requests send, in order. What goes on beside them is left out: mail is brought whenever it is due, and
/// every ten seconds somebody looks which model was chosen.
/// </summary>
public sealed class StatementLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<SentStatement> statements = new();

    public IReadOnlyList<SentStatement> Sent => [.. statements];

    public IReadOnlyList<string> Statements => [.. statements.Select(statement => statement.Sql)];

    public void Clear() => statements.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        if (!IsPostmans(command.CommandText) && !IsLookAtModels(command.CommandText))
        {
            statements.Enqueue(new SentStatement(
                command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName, parameter => parameter.Value)));
        }
    }

    private static bool IsLookAtModels(string sql) =>
        sql.StartsWith("SELECT", StringComparison.Ordinal) && (sql.Contains("FROM model_server", StringComparison.Ordinal) || sql.Contains("FROM model_choices", StringComparison.Ordinal));

    /// <summary>Requests only put mail into its table; whoever reads or removes it is the postman.</summary>
    private static bool IsPostmans(string sql) =>
        sql.Contains("outgoing_mails", StringComparison.Ordinal) && !sql.Contains("INSERT", StringComparison.Ordinal);
}
