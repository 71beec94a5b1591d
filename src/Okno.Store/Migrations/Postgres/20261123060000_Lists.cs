using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Okno.Store.Schema;

namespace Okno.Store.Migrations.Postgres;

/// <summary>What keeps a page of a list as cheap at a million cases as at ten thousand: indexes by phase, and the book added up by day. The sums are kept by the database itself, so that a process of the version
/// before this one keeps them too.</summary>
[DbContext(typeof(PostgresRecordContext))]
[Migration("20261123060000_Lists")]
internal sealed class Lists : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_streams_phase_due", "streams", ["kind", "phase", "due", "id"]);
        migrationBuilder.CreateIndex("ix_streams_phase_newest", "streams", ["kind", "phase", "sort_day", "id"]);
        migrationBuilder.CreateIndex("ix_book_from", "book", ["from_account", "day", "stream", "ordinal"]);
        migrationBuilder.CreateIndex("ix_book_to", "book", ["to_account", "day", "stream", "ordinal"]);
        migrationBuilder.CreateIndex("ix_book_reason", "book", ["reason", "day", "stream", "ordinal"]);
        migrationBuilder.Sql(
            """
                CREATE TABLE book_days (
                    day date NOT NULL, from_account text NOT NULL, to_account text NOT NULL, reason text NOT NULL, kopecks bigint NOT NULL, lines integer NOT NULL,
                    CONSTRAINT pk_book_days PRIMARY KEY (day, from_account, to_account, reason));
                INSERT INTO book_days SELECT day, from_account, to_account, reason, sum(kopecks)::bigint, count(*)::integer FROM book GROUP BY day, from_account, to_account, reason;
                CREATE FUNCTION book_days_add() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO book_days (day, from_account, to_account, reason, kopecks, lines)
                    SELECT day, from_account, to_account, reason, sum(kopecks)::bigint, count(*)::integer FROM fresh GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                    ON CONFLICT (day, from_account, to_account, reason) DO UPDATE SET kopecks = book_days.kopecks + EXCLUDED.kopecks, lines = book_days.lines + EXCLUDED.lines;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER book_days_add AFTER INSERT ON book REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION book_days_add();
            """);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER book_days_add ON book; DROP FUNCTION book_days_add(); DROP TABLE book_days;");
        migrationBuilder.DropIndex("ix_book_reason", "book");
        migrationBuilder.DropIndex("ix_book_to", "book");
        migrationBuilder.DropIndex("ix_book_from", "book");
        migrationBuilder.DropIndex("ix_streams_phase_newest", "streams");
        migrationBuilder.DropIndex("ix_streams_phase_due", "streams");
    }
}
