using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_bookmarks_user_id_created_at",
                table: "bookmarks");

            migrationBuilder.CreateIndex(
                name: "ix_notes_owner_id_updated_at_title_id",
                table: "notes",
                columns: new[] { "owner_id", "updated_at", "title", "id" },
                descending: new[] { false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_guides_read_minutes_slug",
                table: "guides",
                columns: new[] { "read_minutes", "slug" });

            migrationBuilder.CreateIndex(
                name: "ix_guides_title_slug",
                table: "guides",
                columns: new[] { "title", "slug" });

            migrationBuilder.CreateIndex(
                name: "ix_bookmarks_user_id_created_at_kind_slug",
                table: "bookmarks",
                columns: new[] { "user_id", "created_at", "kind", "slug" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notes_owner_id_updated_at_title_id",
                table: "notes");

            migrationBuilder.DropIndex(
                name: "ix_guides_read_minutes_slug",
                table: "guides");

            migrationBuilder.DropIndex(
                name: "ix_guides_title_slug",
                table: "guides");

            migrationBuilder.DropIndex(
                name: "ix_bookmarks_user_id_created_at_kind_slug",
                table: "bookmarks");

            migrationBuilder.CreateIndex(
                name: "ix_bookmarks_user_id_created_at",
                table: "bookmarks",
                columns: new[] { "user_id", "created_at" });
        }
    }
}
