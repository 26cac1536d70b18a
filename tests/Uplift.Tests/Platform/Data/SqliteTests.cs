using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Data;

/// <summary>What holds on SQLite, whichever database the other tests use.</summary>
public sealed class SqliteTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    public async Task Each_connection_is_set_up_for_safety(string pragma, string value)
    {
        await using var database = new FreshDatabase(SqliteTestDatabase.Create(template: null));
        await database.StartAsync();

        (await database.WithAsync(db => AskAsync(db, $"PRAGMA {pragma}"))).ShouldBe([value]);
    }

    /// <summary>A migration that rebuilds a table drops its triggers without a word.</summary>
    [Theory]
    [InlineData("search_documents", "search_documents_deleted", "search_documents_inserted", "search_documents_updated")]
    [InlineData("audit_entries", "audit_entries_deleted", "audit_entries_updated")]
    public async Task A_table_still_has_its_triggers(string table, params string[] expected)
    {
        await using var database = new FreshDatabase(SqliteTestDatabase.Create(template: null));
        await database.StartAsync();

        var triggers = await database.WithAsync(db => AskAsync(db, $"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}' ORDER BY name"));

        triggers.ShouldBe(expected);
    }

    [Fact]
    public void Instants_are_kept_to_the_microsecond_and_sort_as_numbers()
    {
        var converter = new UtcMicroseconds();
        var instant = new DateTimeOffset(2026, 11, 23, 9, 41, 7, TimeSpan.FromHours(2)).AddMicroseconds(123_456);

        converter.ConvertFromProvider(converter.ConvertToProvider(instant)).ShouldBe(instant.ToUniversalTime());
        ((long)converter.ConvertToProvider(instant.AddMicroseconds(1))!).ShouldBe((long)converter.ConvertToProvider(instant)! + 1);
    }

    private static async Task<List<string>> AskAsync(AppDb db, string question)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var answers = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            answers.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return answers;
    }
}
