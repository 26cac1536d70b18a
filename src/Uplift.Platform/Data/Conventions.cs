using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Uplift.Platform.Data;

/// <summary>snake_case names, and text keys that both databases sort by code point.</summary>
internal static class Conventions
{
    /// <summary>Put on a text column whose order is paged by: its sort must not depend on a database's locale.</summary>
    internal const string SortsByCodePoint = "Uplift:SortsByCodePoint";

    /// <summary>Put on a text column that holds a JSON document: <c>jsonb</c> on PostgreSQL, which checks it and can look into it.</summary>
    internal const string JsonDocument = "Uplift:JsonDocument";

    public static void Apply(ModelBuilder modelBuilder, bool isPostgres)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                // A document keeps the names of its members; it is one column of its owner.
                continue;
            }

            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(SnakeCase(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName()));
                if (isPostgres && property.FindAnnotation(SortsByCodePoint) is not null)
                {
                    property.SetCollation("C");
                }

                if (isPostgres && property.FindAnnotation(JsonDocument) is not null)
                {
                    property.SetColumnType("jsonb");
                }
            }

            Rename(entity);
        }
    }

    private static void Rename(IMutableEntityType entity)
    {
        foreach (var key in entity.GetKeys())
        {
            key.SetName(SnakeCase(key.GetName() ?? ""));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName() ?? ""));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(SnakeCase(index.GetDatabaseName() ?? ""));
        }
    }

    internal static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]);
            if (startsWord)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
