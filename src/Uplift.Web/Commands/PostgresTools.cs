using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Uplift.Platform.Data;

namespace Uplift.Web.Commands;

/// <summary>PostgreSQL brings its own tools for copies of a database; the commands to run are spelled out, without the password.</summary>
internal static class PostgresTools
{
    public static string Dump(AppDb db, string file) =>
        $"pg_dump --format=custom{Where(db)} --file={Quoted(file)}";

    public static string Restore(AppDb db, string file) =>
        $"pg_restore --clean --if-exists --no-owner --single-transaction{Where(db)} {Quoted(file)}";

    private static string Where(AppDb db)
    {
        var connection = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        return Part("host", connection.Host)
            + Part("port", connection.Port.ToString(CultureInfo.InvariantCulture))
            + Part("username", connection.Username)
            // Without one PostgreSQL takes the name of the user.
            + Part("dbname", connection.Database ?? connection.Username);
    }

    private static string Part(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $" --{name}={Quoted(value)}";

    private static string Quoted(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ',' or ':')
            ? value
            : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
