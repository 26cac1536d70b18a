using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Uplift.Platform.Data;

/// <summary>
/// Text as searches compare it: in lower case, all of Unicode, by both databases alike. By themselves SQLite folds ASCII alone,
/// and so does PostgreSQL where a column sorts by code point. No index is made of it: a list that is searched is read by its
/// owner's.
/// </summary>
public static class Folding
{
    // A name of our own: a lower() of ours would be another's for whoever opens the file without us.
    private const string OnSqlite = "uplift_fold";

    /// <summary>In a query it is carried out by the database.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToLowerInvariant();
    }

    internal static void Apply(ModelBuilder modelBuilder, bool isPostgres)
    {
        var function = modelBuilder.HasDbFunction(typeof(Folding).GetMethod(nameof(Fold))!);
        if (isPostgres)
        {
            function.HasTranslation(arguments => new SqlFunctionExpression(
                "lower",
                [new CollateExpression(arguments[0], "default")],
                nullable: true,
                argumentsPropagateNullability: [true],
                typeof(string),
                arguments[0].TypeMapping));
        }
        else
        {
            function.HasName(OnSqlite).IsBuiltIn();
        }
    }

    internal static void AddTo(SqliteConnection connection) =>
        connection.CreateFunction<string?, string?>(OnSqlite, text => text?.ToLowerInvariant(), isDeterministic: true);
}
