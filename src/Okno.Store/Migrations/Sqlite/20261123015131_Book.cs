using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Okno.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Book : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "book",
                columns: table => new
                {
                    stream = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_account = table.Column<string>(type: "TEXT", nullable: false),
                    to_account = table.Column<string>(type: "TEXT", nullable: false),
                    kopecks = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_book", x => new { x.stream, x.ordinal });
                });

            migrationBuilder.CreateIndex(
                name: "ix_book_day",
                table: "book",
                columns: new[] { "day", "stream", "ordinal" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "book");
        }
    }
}
