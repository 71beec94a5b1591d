using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Okno.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Proofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "heads",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    journal_size = table.Column<long>(type: "bigint", nullable: false),
                    journal_root = table.Column<byte[]>(type: "bytea", nullable: false),
                    reads_size = table.Column<long>(type: "bigint", nullable: false),
                    reads_root = table.Column<byte[]>(type: "bytea", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heads", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "leaves",
                columns: table => new
                {
                    log = table.Column<short>(type: "smallint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    leaf = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leaves", x => new { x.log, x.position });
                });

            migrationBuilder.CreateTable(
                name: "reads",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scans",
                columns: table => new
                {
                    address = table.Column<byte[]>(type: "bytea", nullable: false),
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scans", x => x.address);
                });

            migrationBuilder.CreateTable(
                name: "tiles",
                columns: table => new
                {
                    log = table.Column<short>(type: "smallint", nullable: false),
                    level = table.Column<short>(type: "smallint", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    hashes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tiles", x => new { x.log, x.level, x.place });
                });

            migrationBuilder.CreateIndex(
                name: "ux_leaves_leaf",
                table: "leaves",
                columns: new[] { "log", "leaf" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reads_account",
                table: "reads",
                columns: new[] { "account", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_reads_at",
                table: "reads",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_reads_stream",
                table: "reads",
                columns: new[] { "stream", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_scans_stream",
                table: "scans",
                column: "stream");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "heads");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "leaves");

            migrationBuilder.DropTable(
                name: "reads");

            migrationBuilder.DropTable(
                name: "scans");

            migrationBuilder.DropTable(
                name: "tiles");
        }
    }
}
