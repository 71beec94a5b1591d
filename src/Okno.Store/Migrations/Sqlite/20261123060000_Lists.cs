using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Okno.Store.Schema;

namespace Okno.Store.Migrations.Sqlite;

/// <summary>What keeps a page of a list as cheap at a million cases as at ten thousand: indexes by phase, and the book added up by day. The sums are kept by the database itself, so that a process of the version
/// before this one keeps them too.</summary>
[DbContext(typeof(SqliteRecordContext))]
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
                    day TEXT NOT NULL, from_account TEXT NOT NULL, to_account TEXT NOT NULL, reason TEXT NOT NULL, kopecks INTEGER NOT NULL, lines INTEGER NOT NULL,
                    CONSTRAINT pk_book_days PRIMARY KEY (day, from_account, to_account, reason)) WITHOUT ROWID;
                INSERT INTO book_days SELECT day, from_account, to_account, reason, sum(kopecks), count(*) FROM book GROUP BY day, from_account, to_account, reason;
                CREATE TRIGGER book_days_add AFTER INSERT ON book BEGIN
                    INSERT INTO book_days (day, from_account, to_account, reason, kopecks, lines) VALUES (NEW.day, NEW.from_account, NEW.to_account, NEW.reason, NEW.kopecks, 1)
                    ON CONFLICT (day, from_account, to_account, reason) DO UPDATE SET kopecks = kopecks + excluded.kopecks, lines = lines + 1;
                END;
            """);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER book_days_add; DROP TABLE book_days;");
        migrationBuilder.DropIndex("ix_book_reason", "book");
        migrationBuilder.DropIndex("ix_book_to", "book");
        migrationBuilder.DropIndex("ix_book_from", "book");
        migrationBuilder.DropIndex("ix_streams_phase_newest", "streams");
        migrationBuilder.DropIndex("ix_streams_phase_due", "streams");
    }
}
