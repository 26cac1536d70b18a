using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Coaching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    point_id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    topic_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    prompt = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    see = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    origin = table.Column<int>(type: "INTEGER", nullable: false),
                    interview_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    stability = table.Column<double>(type: "REAL", nullable: true),
                    difficulty = table.Column<double>(type: "REAL", nullable: true),
                    scheduled_days = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ask_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<int>(type: "INTEGER", nullable: false),
                    last_review_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reviews = table.Column<int>(type: "INTEGER", nullable: false),
                    lapses = table.Column<int>(type: "INTEGER", nullable: false),
                    resting = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cards", x => x.id);
                    table.ForeignKey(
                        name: "fk_cards_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coaching_settings",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roll_over_hour = table.Column<int>(type: "INTEGER", nullable: false),
                    retention = table.Column<double>(type: "REAL", nullable: false),
                    maximum_interval = table.Column<int>(type: "INTEGER", nullable: false),
                    weekly_mail = table.Column<bool>(type: "INTEGER", nullable: false),
                    mailed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    parameters = table.Column<string>(type: "TEXT", nullable: true),
                    fitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coaching_settings", x => x.owner_id);
                    table.ForeignKey(
                        name: "fk_coaching_settings_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_difficulties",
                columns: table => new
                {
                    question_slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    difficulty = table.Column<double>(type: "REAL", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_difficulties", x => x.question_slug);
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    interview_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    topic_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false),
                    weight = table.Column<double>(type: "REAL", nullable: false),
                    difficulty = table.Column<double>(type: "REAL", nullable: false),
                    mixed = table.Column<bool>(type: "INTEGER", nullable: false),
                    points = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_observations", x => x.id);
                    table.ForeignKey(
                        name: "fk_observations_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    tag = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    theta = table.Column<double>(type: "REAL", nullable: false),
                    information = table.Column<double>(type: "REAL", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    mastery = table.Column<int>(type: "INTEGER", nullable: false),
                    proficient_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skills", x => new { x.owner_id, x.topic_id, x.tag });
                    table.ForeignKey(
                        name: "fk_skills_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "study_plans",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    interview_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minutes_aday = table.Column<int>(type: "INTEGER", nullable: false),
                    free_days = table.Column<string>(type: "TEXT", nullable: false),
                    topics = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_study_plans", x => x.owner_id);
                    table.ForeignKey(
                        name: "fk_study_plans_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    card_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    rating = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day_start = table.Column<long>(type: "INTEGER", nullable: false),
                    elapsed_days = table.Column<int>(type: "INTEGER", nullable: false),
                    retention = table.Column<double>(type: "REAL", nullable: false),
                    maximum_days = table.Column<int>(type: "INTEGER", nullable: false),
                    same_day = table.Column<bool>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", nullable: true),
                    quote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    undoes = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_reviews_cards_card_id",
                        column: x => x.card_id,
                        principalTable: "cards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cards_owner_id_ask_at_id",
                table: "cards",
                columns: new[] { "owner_id", "ask_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cards_owner_id_id",
                table: "cards",
                columns: new[] { "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cards_owner_id_question_slug_point_id",
                table: "cards",
                columns: new[] { "owner_id", "question_slug", "point_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_observations_owner_id_at_question_slug",
                table: "observations",
                columns: new[] { "owner_id", "at", "question_slug" });

            migrationBuilder.CreateIndex(
                name: "ix_observations_owner_id_interview_id",
                table: "observations",
                columns: new[] { "owner_id", "interview_id" });

            migrationBuilder.CreateIndex(
                name: "ix_observations_owner_id_topic_id_at",
                table: "observations",
                columns: new[] { "owner_id", "topic_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_observations_question_slug_owner_id",
                table: "observations",
                columns: new[] { "question_slug", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_card_id_line",
                table: "reviews",
                columns: new[] { "card_id", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_owner_id_id",
                table: "reviews",
                columns: new[] { "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_owner_id_key",
                table: "reviews",
                columns: new[] { "owner_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coaching_settings");

            migrationBuilder.DropTable(
                name: "item_difficulties");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "study_plans");

            migrationBuilder.DropTable(
                name: "cards");
        }
    }
}
