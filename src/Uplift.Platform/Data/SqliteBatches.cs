using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Uplift.Platform.Data;

/// <summary>
/// Sends several rows to SQLite in one command, where EF's own provider sends each alone: rows added to one table are one
/// INSERT with many VALUES; changed rows are a few statements in one command. PostgreSQL's provider batches by itself.
/// </summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new SqliteBatch(dependencies);
}

/// <summary>One command: rows added to one table with the same columns, or changes, or one of whatever else there is.</summary>
internal sealed class SqliteBatch(ModificationCommandBatchFactoryDependencies dependencies)
    : AffectedCountModificationCommandBatch(dependencies, MostAdded)
{
    private const int MostAdded = 200;

    // SQLite allows 32,766 by default.
    private const int MostParameters = 8_000;

    // Each statement of a command looks for each of the command's parameters, so that many cost more than they spare.
    private const int MostChanged = 16;

    private readonly ISqlGenerationHelper sql = dependencies.SqlGenerationHelper;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand) =>
        Fits(modificationCommand) && base.TryAddCommand(modificationCommand);

    protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (ModificationCommands.Count == 0 || modificationCommand.EntityState != EntityState.Added)
        {
            base.AddCommand(modificationCommand);
            return;
        }

        SqlBuilder.Length = LengthWithoutTerminator(SqlBuilder);
        SqlBuilder.Append(",\n(")
            .AppendJoin(", ", Written(modificationCommand).Select(column => sql.GenerateParameterNamePlaceholder(column.ParameterName!)))
            .Append(')').Append(sql.StatementTerminator).Append('\n');
        ResultSetMappings.Add(ResultSetMapping.NoResults);
        AddParameters(modificationCommand);
    }

    private bool Fits(IReadOnlyModificationCommand next)
    {
        if (ModificationCommands is not [var first, ..])
        {
            return true;
        }

        return (first.EntityState, next.EntityState) switch
        {
            (EntityState.Added, EntityState.Added) => IsPlain(first) && IsPlain(next) && IsAlike(first, next)
                && (ModificationCommands.Count + 1) * first.ColumnModifications.Count <= MostParameters,
            (EntityState.Modified, EntityState.Modified) => ModificationCommands.Count < MostChanged,
            _ => false,
        };
    }

    private static bool IsAlike(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other) =>
        one.TableName == other.TableName && one.Schema == other.Schema
        && Written(one).Select(column => column.ColumnName).SequenceEqual(Written(other).Select(column => column.ColumnName), StringComparer.Ordinal);

    /// <summary>Nothing comes back from it, and each value is a parameter.</summary>
    private static bool IsPlain(IReadOnlyModificationCommand command) =>
        command.StoreStoredProcedure is null
        && command.ColumnModifications.All(column => !column.IsRead && (!column.IsWrite || column is { UseCurrentValueParameter: true, JsonPath: null or [] }));

    private static IEnumerable<IColumnModification> Written(IReadOnlyModificationCommand command) =>
        command.ColumnModifications.Where(column => column.IsWrite);

    private int LengthWithoutTerminator(StringBuilder text)
    {
        var length = text.Length;
        while (length > 0 && char.IsWhiteSpace(text[length - 1]))
        {
            length--;
        }

        return length - sql.StatementTerminator.Length;
    }
}
