using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AppendOnlyAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The address may be taken out when a person is erased; nothing else of an entry ever changes.
            migrationBuilder.Sql("""
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
                END $$;
                CREATE TRIGGER audit_entries_updated BEFORE UPDATE OF id, at, actor_id, subject_id, action, outcome, target, detail
                    ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER audit_entries_deleted BEFORE DELETE ON audit_entries
                    FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER audit_entries_truncated BEFORE TRUNCATE ON audit_entries
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_truncated ON audit_entries;
                DROP TRIGGER audit_entries_deleted ON audit_entries;
                DROP TRIGGER audit_entries_updated ON audit_entries;
                DROP FUNCTION refuse_change();
                """);
        }
    }
}
