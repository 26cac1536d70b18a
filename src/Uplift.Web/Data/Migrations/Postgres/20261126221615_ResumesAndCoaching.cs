using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ResumesAndCoaching : Migration
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

            migrationBuilder.AlterColumn<string>(
                name: "provider_key",
                table: "user_logins",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256);

            migrationBuilder.AlterColumn<string>(
                name: "login_provider",
                table: "user_logins",
                type: "character varying(512)",
                maxLength: 512,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(512)",
                oldMaxLength: 512);

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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                table: "shares",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "persona",
                table: "interviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    point_id = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    topic_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    prompt = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    see = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    origin = table.Column<int>(type: "integer", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    stability = table.Column<double>(type: "double precision", nullable: true),
                    difficulty = table.Column<double>(type: "double precision", nullable: true),
                    scheduled_days = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ask_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    last_review_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    reviews = table.Column<int>(type: "integer", nullable: false),
                    lapses = table.Column<int>(type: "integer", nullable: false),
                    resting = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
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
                name: "coaching_settings",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roll_over_hour = table.Column<int>(type: "integer", nullable: false),
                    retention = table.Column<double>(type: "double precision", nullable: false),
                    maximum_interval = table.Column<int>(type: "integer", nullable: false),
                    weekly_mail = table.Column<bool>(type: "boolean", nullable: false),
                    mailed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    parameters = table.Column<string>(type: "text", nullable: true),
                    fitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
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
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    difficulty = table.Column<double>(type: "double precision", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_difficulties", x => x.question_slug);
                });

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
                name: "observations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    topic_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tags = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    weight = table.Column<double>(type: "double precision", nullable: false),
                    difficulty = table.Column<double>(type: "double precision", nullable: false),
                    mixed = table.Column<bool>(type: "boolean", nullable: false),
                    points = table.Column<string>(type: "text", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "resumes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    template = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paper = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    locale = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    shares_contact = table.Column<bool>(type: "boolean", nullable: false),
                    head = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resumes", x => x.id);
                    table.ForeignKey(
                        name: "fk_resumes_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skills",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tag = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    theta = table.Column<double>(type: "double precision", nullable: false),
                    information = table.Column<double>(type: "double precision", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    mastery = table.Column<int>(type: "integer", nullable: false),
                    proficient_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_score = table.Column<double>(type: "double precision", nullable: false)
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
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes_aday = table.Column<int>(type: "integer", nullable: false),
                    free_days = table.Column<string>(type: "text", nullable: false),
                    topics = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    day_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    elapsed_days = table.Column<int>(type: "integer", nullable: false),
                    retention = table.Column<double>(type: "double precision", nullable: false),
                    maximum_days = table.Column<int>(type: "integer", nullable: false),
                    same_day = table.Column<bool>(type: "boolean", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<int>(type: "integer", nullable: true),
                    quote = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    undoes = table.Column<Guid>(type: "uuid", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    history = table.Column<string>(type: "text", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    resume_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resume_version = table.Column<int>(type: "integer", nullable: true),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    notes = table.Column<string>(type: "text", nullable: false),
                    advert = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_applications_resumes_resume_id",
                        column: x => x.resume_id,
                        principalTable: "resumes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_applications_users_owner_id",
                        column: x => x.owner_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resume_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resume_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    template = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paper = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    locale = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resume_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_resume_revisions_resumes_resume_id",
                        column: x => x.resume_id,
                        principalTable: "resumes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id_login_provider_provider_key",
                table: "user_logins",
                columns: new[] { "user_id", "login_provider", "provider_key" });

            migrationBuilder.CreateIndex(
                name: "ix_turns_reading_until",
                table: "turns",
                column: "reading_until",
                filter: "reading = 1");

            migrationBuilder.CreateIndex(
                name: "ix_shares_coach_id_shared_at_resource_id",
                table: "shares",
                columns: new[] { "coach_id", "shared_at", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id_last_seen_at_id",
                table: "sessions",
                columns: new[] { "user_id", "last_seen_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_tokens_user_id_id",
                table: "personal_tokens",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coach_assignments_coach_id_since_learner_id",
                table: "coach_assignments",
                columns: new[] { "coach_id", "since", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_owner_id_employer_id",
                table: "applications",
                columns: new[] { "owner_id", "employer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_owner_id_updated_at_id",
                table: "applications",
                columns: new[] { "owner_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_resume_id",
                table: "applications",
                column: "resume_id");

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
                name: "ix_model_calls_at",
                table: "model_calls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_person_id_at",
                table: "model_calls",
                columns: new[] { "person_id", "at" });

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
                name: "ix_practice_tasks_coach_id_due_on_id",
                table: "practice_tasks",
                columns: new[] { "coach_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_tasks_learner_id_due_on_id",
                table: "practice_tasks",
                columns: new[] { "learner_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resume_revisions_resume_id_number",
                table: "resume_revisions",
                columns: new[] { "resume_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_resumes_owner_id_name_id",
                table: "resumes",
                columns: new[] { "owner_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resumes_owner_id_updated_at_id",
                table: "resumes",
                columns: new[] { "owner_id", "updated_at", "id" });

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
                name: "applications");

            migrationBuilder.DropTable(
                name: "coach_comments");

            migrationBuilder.DropTable(
                name: "coach_invitations");

            migrationBuilder.DropTable(
                name: "coach_verdicts");

            migrationBuilder.DropTable(
                name: "coaching_settings");

            migrationBuilder.DropTable(
                name: "item_difficulties");

            migrationBuilder.DropTable(
                name: "model_calls");

            migrationBuilder.DropTable(
                name: "model_choices");

            migrationBuilder.DropTable(
                name: "model_server");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "practice_tasks");

            migrationBuilder.DropTable(
                name: "resume_revisions");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "study_plans");

            migrationBuilder.DropTable(
                name: "resumes");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropIndex(
                name: "ix_user_logins_user_id_login_provider_provider_key",
                table: "user_logins");

            migrationBuilder.DropIndex(
                name: "ix_turns_reading_until",
                table: "turns");

            migrationBuilder.DropIndex(
                name: "ix_shares_coach_id_shared_at_resource_id",
                table: "shares");

            migrationBuilder.DropIndex(
                name: "ix_sessions_user_id_last_seen_at_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_personal_tokens_user_id_id",
                table: "personal_tokens");

            migrationBuilder.DropIndex(
                name: "ix_coach_assignments_coach_id_since_learner_id",
                table: "coach_assignments");

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
                name: "answered_at",
                table: "shares");

            migrationBuilder.DropColumn(
                name: "persona",
                table: "interviews");

            migrationBuilder.AlterColumn<string>(
                name: "provider_key",
                table: "user_logins",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(256)",
                oldMaxLength: 256,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "login_provider",
                table: "user_logins",
                type: "character varying(512)",
                maxLength: 512,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(512)",
                oldMaxLength: 512,
                oldCollation: "C");

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
