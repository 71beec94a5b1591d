using System.Globalization;
using Okno.Store.Schema;
using Okno.Store.Streams;

namespace Okno.Store.Book;

/// <summary>The questions that the book answers, one text for both databases. Sums are asked of <c>book_days</c>, which the database keeps beside the book: they cost as many rows as there are days and reasons.</summary>
internal static class BookTable
{
    private const string Lines = "b.stream, b.ordinal, b.day, b.from_account, b.to_account, b.kopecks, b.reason";

    private const string Columns = "b.stream AS \"Stream\", s.kind AS \"Kind\", s.number AS \"Number\", b.ordinal AS \"Ordinal\", b.day AS \"Day\", "
        + "b.from_account AS \"From\", b.to_account AS \"To\", b.kopecks AS \"Kopecks\", b.reason AS \"Reason\"";

    public static Task<IReadOnlyList<BookBalance>> BalancesAsync(RecordContext context, DateOnly upTo, CancellationToken ct)
    {
        var statement = new Statement();
        statement.Add("SELECT to_account AS account, kopecks FROM book_days WHERE day <= ").Value(upTo)
            .Add(" UNION ALL SELECT from_account AS account, -kopecks AS kopecks FROM book_days WHERE day <= ").Value(upTo)
            .Add(") lines GROUP BY account ORDER BY account");
        return statement.RowsAsync<BookBalance>(context, "SELECT account AS \"Account\", CAST(sum(kopecks) AS bigint) AS \"Kopecks\" FROM (", ct);
    }

    public static Task<IReadOnlyList<BookTotal>> TotalsAsync(RecordContext context, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var statement = new Statement();
        statement.Add(" WHERE day >= ").Value(from).Add(" AND day <= ").Value(to)
            .Add(" ORDER BY day, from_account, to_account, reason");
        return statement.RowsAsync<BookTotal>(
            context,
            "SELECT day AS \"Day\", from_account AS \"From\", to_account AS \"To\", reason AS \"Reason\", kopecks AS \"Kopecks\", lines AS \"Count\" FROM book_days",
            ct);
    }

    /// <summary>Whether the sums that are kept by day are those of the lines.</summary>
    public static async Task<bool> SumsAgreeAsync(RecordContext context, CancellationToken ct)
    {
        const string Lines = "SELECT day, from_account, to_account, reason, CAST(sum(kopecks) AS bigint) AS kopecks, CAST(count(*) AS integer) AS lines FROM book GROUP BY day, from_account, to_account, reason";
        const string Days = "SELECT day, from_account, to_account, reason, kopecks, lines FROM book_days";
        return await new Statement().NumberAsync(context, $"SELECT count(*) AS \"Value\" FROM ({Lines} EXCEPT {Days}) missing", ct) == 0
            && await new Statement().NumberAsync(context, $"SELECT count(*) AS \"Value\" FROM ({Days} EXCEPT {Lines}) strange", ct) == 0;
    }

    public static async Task<Page<BookEntry>> EntriesAsync(RecordContext context, BookQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.CountTo, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.CountTo, 10_000);

        // An account stands on one side of a line, never on both: two parts, each in the order of an index, which the database merges.
        var onwards = TryRead(query.After, out var day, out var stream, out var ordinal);
        string[] sides = query.Account is null ? [string.Empty] : ["b.from_account = ", "b.to_account = "];
        var page = new Statement();
        var counted = new Statement();
        foreach (var side in sides)
        {
            var joint = side == sides[0] ? string.Empty : " UNION ALL ";
            Filter(page.Add(joint).Add($"SELECT {Lines} FROM book b"), query, side);
            Filter(counted.Add(joint).Add("SELECT 1 FROM book b"), query, side);
            if (onwards)
            {
                page.Add(" AND (b.day, b.stream, b.ordinal) > (").Value(day).Add(", ").Value(stream).Add(", ").Value(ordinal).Add(")");
            }
        }

        page.Add(" ORDER BY day, stream, ordinal LIMIT ").Value(query.Limit + 1).Add(") b JOIN streams s ON s.id = b.stream ORDER BY b.day, b.stream, b.ordinal");
        List<BookEntry> rows = [.. await page.RowsAsync<BookEntry>(context, $"SELECT {Columns} FROM (", ct)];
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

        counted.Add(" LIMIT ").Value(query.CountTo + 1).Add(") counted");
        var count = (int)await counted.NumberAsync(context, "SELECT count(*) AS \"Value\" FROM (", ct);
        return new Page<BookEntry>(rows, next, Math.Min(count, query.CountTo), count > query.CountTo);
    }

    private static void Filter(Statement statement, BookQuery query, string side)
    {
        statement.Add(" WHERE b.day >= ").Value(query.From).Add(" AND b.day <= ").Value(query.To);
        if (query.Account is { } account)
        {
            statement.Add(" AND ").Add(side).Value(account);
        }

        if (query.Reason is { } reason)
        {
            statement.Add(" AND b.reason = ").Value(reason);
        }
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
