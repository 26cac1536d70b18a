using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StoriesAndSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "turns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "quoted",
                table: "turns",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "quoted_from",
                table: "turns",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "goal",
                table: "study_plans",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "agenda",
                table: "interviews",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "application_id",
                table: "interviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resume_id",
                table: "interviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "resume_version",
                table: "interviews",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "requirement",
                table: "cards",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resume_id",
                table: "cards",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "drafted_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    topic_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    faults = table.Column<string>(type: "text", nullable: false),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafted_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    competences = table.Column<int>(type: "integer", nullable: false),
                    times_told = table.Column<int>(type: "integer", nullable: false),
                    last_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    situation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    task = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    action = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reflection = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stories", x => x.id);
                    table.ForeignKey(
                        name: "fk_stories_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story_uses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    story_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: true),
                    question = table.Column<int>(type: "integer", nullable: true),
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    told_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    words = table.Column<string>(type: "text", nullable: false),
                    denied = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_story_uses", x => x.id);
                    table.ForeignKey(
                        name: "fk_story_uses_stories_story_id",
                        column: x => x.story_id,
                        principalTable: "stories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_story_uses_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_interviews_application_id_id",
                table: "interviews",
                columns: new[] { "application_id", "id" },
                filter: "application_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_drafted_questions_author_id",
                table: "drafted_questions",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_drafted_questions_updated_at_id",
                table: "drafted_questions",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stories_owner_id_times_told_id",
                table: "stories",
                columns: new[] { "owner_id", "times_told", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stories_owner_id_title_id",
                table: "stories",
                columns: new[] { "owner_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stories_owner_id_updated_at_id",
                table: "stories",
                columns: new[] { "owner_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_uses_owner_id_interview_id",
                table: "story_uses",
                columns: new[] { "owner_id", "interview_id" });

            migrationBuilder.CreateIndex(
                name: "ix_story_uses_story_id_told_on_id",
                table: "story_uses",
                columns: new[] { "story_id", "told_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafted_questions");

            migrationBuilder.DropTable(
                name: "story_uses");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropIndex(
                name: "ix_interviews_application_id_id",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "quoted",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "quoted_from",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "goal",
                table: "study_plans");

            migrationBuilder.DropColumn(
                name: "agenda",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "application_id",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "resume_id",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "resume_version",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "requirement",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "resume_id",
                table: "cards");
        }
    }
}
