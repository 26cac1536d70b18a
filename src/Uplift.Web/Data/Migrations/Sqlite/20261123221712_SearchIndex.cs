using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // External content: the index holds no second copy of the text. The triggers keep it in step, whoever writes.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE search_index USING fts5(
                    title, body, content='search_documents', content_rowid='id',
                    tokenize="porter unicode61 remove_diacritics 2");
                CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
                    INSERT INTO search_index (rowid, title, body) VALUES (new.id, new.title, new.body);
                END;
                CREATE TRIGGER search_documents_deleted AFTER DELETE ON search_documents BEGIN
                    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
                END;
                CREATE TRIGGER search_documents_updated AFTER UPDATE ON search_documents BEGIN
                    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
                    INSERT INTO search_index (rowid, title, body) VALUES (new.id, new.title, new.body);
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER search_documents_updated;
                DROP TRIGGER search_documents_deleted;
                DROP TRIGGER search_documents_inserted;
                DROP TABLE search_index;
                """);
        }
    }
}
