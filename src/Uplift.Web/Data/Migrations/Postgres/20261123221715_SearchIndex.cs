using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER TABLE search_documents ADD COLUMN search tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'D')) STORED;
                CREATE INDEX ix_search_documents_search ON search_documents USING GIN (search);
                COMMENT ON INDEX ix_search_documents_search IS 'SearchLibrary: documents that hold the words';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX ix_search_documents_search;
                ALTER TABLE search_documents DROP COLUMN search;
                """);
        }
    }
}
