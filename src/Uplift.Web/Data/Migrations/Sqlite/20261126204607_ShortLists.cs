using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ShortLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins");

            migrationBuilder.DropIndex(
                name: "ix_sessions_user_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_personal_tokens_user_id",
                table: "personal_tokens");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id_login_provider_provider_key",
                table: "user_logins",
                columns: new[] { "user_id", "login_provider", "provider_key" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id_last_seen_at_id",
                table: "sessions",
                columns: new[] { "user_id", "last_seen_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_tokens_user_id_id",
                table: "personal_tokens",
                columns: new[] { "user_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_user_logins_user_id_login_provider_provider_key",
                table: "user_logins");

            migrationBuilder.DropIndex(
                name: "ix_sessions_user_id_last_seen_at_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_personal_tokens_user_id_id",
                table: "personal_tokens");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_personal_tokens_user_id",
                table: "personal_tokens",
                column: "user_id");
        }
    }
}
