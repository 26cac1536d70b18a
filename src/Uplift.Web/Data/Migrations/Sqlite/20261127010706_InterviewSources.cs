using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Uplift.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InterviewSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "quoted",
                table: "turns",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "quoted_from",
                table: "turns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "agenda",
                table: "interviews",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "application_id",
                table: "interviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resume_id",
                table: "interviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "resume_version",
                table: "interviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_interviews_application_id_id",
                table: "interviews",
                columns: new[] { "application_id", "id" },
                filter: "application_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
