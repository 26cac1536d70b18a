using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AppendOnlyAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The address may be taken out when a person is erased; nothing else of an entry ever changes.
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_updated BEFORE UPDATE OF id, at, actor_id, subject_id, action, outcome, target, detail
                ON audit_entries BEGIN
                    SELECT RAISE(ABORT, 'audit_entries is append-only');
                END;
                CREATE TRIGGER audit_entries_deleted BEFORE DELETE ON audit_entries BEGIN
                    SELECT RAISE(ABORT, 'audit_entries is append-only');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_deleted;
                DROP TRIGGER audit_entries_updated;
                """);
        }
    }
}
