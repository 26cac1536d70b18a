using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Models : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "notes",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "opinion",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_verdicts",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reading",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "reading_until",
                table: "turns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "speech_failure",
                table: "turns",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spoken",
                table: "turns",
                type: "TEXT",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spoken_by",
                table: "turns",
                type: "TEXT",
                maxLength: 240,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "persona",
                table: "interviews",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_own = table.Column<bool>(type: "INTEGER", nullable: false),
                    input_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    first_token_milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    sealed_content = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_choices",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    keep_content = table.Column<bool>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    sealed_key = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_choices", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "model_server",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    sealed_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    own_servers_allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    may_keep_content = table.Column<bool>(type: "INTEGER", nullable: false),
                    tokens_per_person_per_day = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_server", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_turns_reading_until",
                table: "turns",
                column: "reading_until",
                filter: "reading = 1");

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_at",
                table: "model_calls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_person_id_at",
                table: "model_calls",
                columns: new[] { "person_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_calls");

            migrationBuilder.DropTable(
                name: "model_choices");

            migrationBuilder.DropTable(
                name: "model_server");

            migrationBuilder.DropIndex(
                name: "ix_turns_reading_until",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "notes",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "opinion",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "own_verdicts",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "reading",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "reading_until",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "speech_failure",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "spoken",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "spoken_by",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "persona",
                table: "interviews");
        }
    }
}
