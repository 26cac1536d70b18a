using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Coaches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                table: "shares",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "coach_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_coach_comments_interviews_interview_id",
                        column: x => x.interview_id,
                        principalTable: "interviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_coach_comments_users_coach_id",
                        column: x => x.coach_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coach_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_coach_invitations_users_learner_id",
                        column: x => x.learner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coach_verdicts",
                columns: table => new
                {
                    turn_id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach_verdicts", x => new { x.turn_id, x.point_id, x.coach_id });
                    table.ForeignKey(
                        name: "fk_coach_verdicts_interviews_interview_id",
                        column: x => x.interview_id,
                        principalTable: "interviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_coach_verdicts_users_coach_id",
                        column: x => x.coach_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practice_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_practice_tasks_users_coach_id",
                        column: x => x.coach_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_practice_tasks_users_learner_id",
                        column: x => x.learner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_shares_coach_id_shared_at_resource_id",
                table: "shares",
                columns: new[] { "coach_id", "shared_at", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_assignments_coach_id_since_learner_id",
                table: "coach_assignments",
                columns: new[] { "coach_id", "since", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_comments_coach_id_id",
                table: "coach_comments",
                columns: new[] { "coach_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_comments_coach_id_question_slug_id",
                table: "coach_comments",
                columns: new[] { "coach_id", "question_slug", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_comments_interview_id",
                table: "coach_comments",
                column: "interview_id");

            migrationBuilder.CreateIndex(
                name: "ix_coach_comments_turn_id_coach_id_place",
                table: "coach_comments",
                columns: new[] { "turn_id", "coach_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coach_invitations_learner_id",
                table: "coach_invitations",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_coach_invitations_token_hash",
                table: "coach_invitations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coach_verdicts_coach_id",
                table: "coach_verdicts",
                column: "coach_id");

            migrationBuilder.CreateIndex(
                name: "ix_coach_verdicts_interview_id",
                table: "coach_verdicts",
                column: "interview_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_user_id_id",
                table: "notices",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_user_id_path",
                table: "notices",
                columns: new[] { "user_id", "path" },
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_practice_tasks_coach_id_due_on_id",
                table: "practice_tasks",
                columns: new[] { "coach_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_tasks_learner_id_due_on_id",
                table: "practice_tasks",
                columns: new[] { "learner_id", "due_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coach_comments");

            migrationBuilder.DropTable(
                name: "coach_invitations");

            migrationBuilder.DropTable(
                name: "coach_verdicts");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "practice_tasks");

            migrationBuilder.DropIndex(
                name: "ix_shares_coach_id_shared_at_resource_id",
                table: "shares");

            migrationBuilder.DropIndex(
                name: "ix_coach_assignments_coach_id_since_learner_id",
                table: "coach_assignments");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "shares");
        }
    }
}
