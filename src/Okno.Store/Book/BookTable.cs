using System.Globalization;
using Okno.Store.Schema;
using Okno.Store.Streams;

namespace Okno.Store.Book;

/// <summary>The questions that the book answers, one text for both databases.</summary>
internal static class BookTable
{
    private const string Columns = "b.stream AS \"Stream\", s.kind AS \"Kind\", s.number AS \"Number\", b.ordinal AS \"Ordinal\", b.day AS \"Day\", "
        + "b.from_account AS \"From\", b.to_account AS \"To\", b.kopecks AS \"Kopecks\", b.reason AS \"Reason\"";

    public static Task<IReadOnlyList<BookBalance>> BalancesAsync(RecordContext context, DateOnly upTo, CancellationToken ct)
    {
        var statement = new Statement();
        statement.Add("SELECT to_account AS account, kopecks FROM book WHERE day <= ").Value(upTo)
            .Add(" UNION ALL SELECT from_account AS account, -kopecks AS kopecks FROM book WHERE day <= ").Value(upTo)
            .Add(") lines GROUP BY account ORDER BY account");
        return statement.RowsAsync<BookBalance>(context, "SELECT account AS \"Account\", CAST(sum(kopecks) AS bigint) AS \"Kopecks\" FROM (", ct);
    }

    public static Task<IReadOnlyList<BookTotal>> TotalsAsync(RecordContext context, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var statement = new Statement();
        statement.Add(" WHERE day >= ").Value(from).Add(" AND day <= ").Value(to)
            .Add(" GROUP BY day, from_account, to_account, reason ORDER BY day, from_account, to_account, reason");
        return statement.RowsAsync<BookTotal>(
            context,
            "SELECT day AS \"Day\", from_account AS \"From\", to_account AS \"To\", reason AS \"Reason\", CAST(sum(kopecks) AS bigint) AS \"Kopecks\", CAST(count(*) AS integer) AS \"Count\" FROM book",
            ct);
    }

    public static async Task<Page<BookEntry>> EntriesAsync(RecordContext context, BookQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.CountTo, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.CountTo, 10_000);

        var filter = new Statement();
        filter.Add(" WHERE b.day >= ").Value(query.From).Add(" AND b.day <= ").Value(query.To);
        if (query.Account is { } account)
        {
            filter.Add(" AND (b.from_account = ").Value(account).Add(" OR b.to_account = ").Value(account).Add(")");
        }

        if (query.Reason is { } reason)
        {
            filter.Add(" AND b.reason = ").Value(reason);
        }

        var page = filter.Copy();
        if (TryRead(query.After, out var day, out var stream, out var ordinal))
        {
            page.Add(" AND (b.day, b.stream, b.ordinal) > (").Value(day).Add(", ").Value(stream).Add(", ").Value(ordinal).Add(")");
        }

        page.Add(" ORDER BY b.day, b.stream, b.ordinal LIMIT ").Value(query.Limit + 1);
        List<BookEntry> rows = [.. await page.RowsAsync<BookEntry>(context, $"SELECT {Columns} FROM book b JOIN streams s ON s.id = b.stream", ct)];
        string? next = null;
        if (rows.Count > query.Limit)
        {
            rows.RemoveAt(query.Limit);
            next = string.Create(CultureInfo.InvariantCulture, $"{rows[^1].Day.DayNumber}-{rows[^1].Stream:N}-{rows[^1].Ordinal}");
        }

        if (query.CountTo == 0)
        {
            return new Page<BookEntry>(rows, next, 0, CountIsBound: false);
        }

        filter.Add(" LIMIT ").Value(query.CountTo + 1).Add(") counted");
        var count = (int)await filter.NumberAsync(context, "SELECT count(*) AS \"Value\" FROM (SELECT 1 FROM book b", ct);
        return new Page<BookEntry>(rows, next, Math.Min(count, query.CountTo), count > query.CountTo);
    }

    // A cursor comes back through an address line: one that cannot be read starts the list from its beginning.
    private static bool TryRead(string? cursor, out DateOnly day, out Guid stream, out int ordinal)
    {
        day = default;
        stream = default;
        ordinal = 0;
        return cursor?.Split('-') is [var dayText, var streamText, var ordinalText]
            && int.TryParse(ordinalText, NumberStyles.None, CultureInfo.InvariantCulture, out ordinal)
            && StreamLists.TryReadCursor(dayText, streamText, out day, out stream);
    }
}
