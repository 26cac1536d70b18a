using Microsoft.EntityFrameworkCore;

namespace Uplift.Tests.Platform.Data;

public sealed class MigratorTests
{
    private const string FromTheFuture =
        "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0.0')";

    [Fact]
    public async Task A_start_on_an_empty_database_makes_its_schema()
    {
        await using var database = new FreshDatabase(await TestDatabase.EmptyAsync());

        (await database.StartAsync()).ShouldBe((true, null));

        (await database.WithAsync(db => db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newer_schema_stops_the_start_and_says_what_to_do()
    {
        await using var database = new FreshDatabase(await TestDatabase.EmptyAsync());
        await database.StartAsync();
        await database.WithAsync(db => db.Database.ExecuteSqlRawAsync(FromTheFuture, TestContext.Current.CancellationToken));

        var (started, said) = await database.StartAsync();

        started.ShouldBeFalse();
        said.ShouldBe(
            "The database is newer than this program: it has the migration 29990101000000_FromTheFuture. "
            + "Start the newer version, or restore a backup made before the upgrade.");
    }
}
