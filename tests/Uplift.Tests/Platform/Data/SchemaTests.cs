using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Web.Data;

namespace Uplift.Tests.Platform.Data;

public sealed class SchemaTests
{
    public enum Provider
    {
        Sqlite,
        Postgres,
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public void The_migrations_make_the_model(Provider provider)
    {
        using var db = Open(provider);

        db.Database.HasPendingModelChanges().ShouldBeFalse("add a migration: ./dev migration NAME");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = Open(Provider.Sqlite);
        using var postgres = Open(Provider.Postgres);

        Names(sqlite).ShouldBe(Names(postgres));

        static IEnumerable<string> Names(AppDb db) => db.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1]);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public void Every_name_in_the_schema_is_in_snake_case(Provider provider)
    {
        using var db = Open(provider);
        var tables = Model(db).GetRelationalModel().Tables.ToList();
        IEnumerable<string> names =
        [
            .. tables.Select(table => table.Name),
            .. tables.SelectMany(table => table.Columns).Select(column => column.Name),
            .. tables.SelectMany(table => table.Indexes).Select(index => index.Name),
            .. tables.SelectMany(table => table.UniqueConstraints).Select(key => key.Name),
            .. tables.SelectMany(table => table.ForeignKeyConstraints).Select(key => key.Name),
        ];

        names.Where(name => !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_'))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_index_names_the_query_that_needs_it()
    {
        using var db = Open(Provider.Postgres);

        Model(db).GetEntityTypes().SelectMany(entity => entity.GetIndexes())
            .Where(index => index.FindAnnotation("Uplift:Serves")?.Value is not string { Length: > 0 })
            .Select(index => index.GetDatabaseName())
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_table_of_a_module_is_internal_to_it()
    {
        using var db = Open(Provider.Sqlite);

        Model(db).GetEntityTypes().Select(entity => entity.ClrType)
            .Where(type => type.IsPublic && type.Namespace!.StartsWith("Uplift.", StringComparison.Ordinal) && type != typeof(AppUser) && type != typeof(Notice))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Guide", "guide")]
    [InlineData("FinishedAt", "finished_at")]
    [InlineData("IX_guides_UpdatedOn_Slug", "ix_guides_updated_on_slug")]
    [InlineData("already_so", "already_so")]
    public void A_name_of_the_code_becomes_snake_case(string name, string snake) => Conventions.SnakeCase(name).ShouldBe(snake);

    private static AppDb Open(Provider provider) => provider == Provider.Sqlite
        ? new SqliteDb.Factory().CreateDbContext([])
        : new PostgresDb.Factory().CreateDbContext([]);

    private static IModel Model(AppDb db) => db.GetService<IDesignTimeModel>().Model;
}
