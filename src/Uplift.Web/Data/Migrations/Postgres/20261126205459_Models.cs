using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "opinion",
                table: "turns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_verdicts",
                table: "turns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reading",
                table: "turns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reading_until",
                table: "turns",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "speech_failure",
                table: "turns",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spoken",
                table: "turns",
                type: "character varying(700)",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spoken_by",
                table: "turns",
                type: "character varying(240)",
                maxLength: 240,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "persona",
                table: "interviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_own = table.Column<bool>(type: "boolean", nullable: false),
                    input_tokens = table.Column<int>(type: "integer", nullable: false),
                    output_tokens = table.Column<int>(type: "integer", nullable: false),
                    first_token_milliseconds = table.Column<int>(type: "integer", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    sealed_content = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_choices",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_off = table.Column<bool>(type: "boolean", nullable: false),
                    keep_content = table.Column<bool>(type: "boolean", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_choices", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "model_server",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    own_servers_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    may_keep_content = table.Column<bool>(type: "boolean", nullable: false),
                    tokens_per_person_per_day = table.Column<int>(type: "integer", nullable: true)
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
