using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Schema;

namespace Okno.Store.Streams;

/// <summary>The SQL of lists and searches, one text for both databases; every value is a parameter. Pages go on from the last row seen (keyset), so the
/// thousandth page costs what the first does.</summary>
internal static class StreamLists
{
    public static async Task<Page<StreamRow>> ListAsync(RecordContext context, StreamQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.CountTo, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.CountTo, 10_000);

        var filter = new Statement();
        Filter(filter, query);
        var (column, comparison, direction) = query.Order == StreamOrder.Due ? ("due", ">", "ASC") : ("sort_day", "<", "DESC");
        var onwards = TryRead(query.After, out var day, out var id);

        // One part for each phase, each in the order of an index, which the database merges: only the rows of the page are read, however many stand in other phases. Who has the turn has an index of its own.
        var page = new Statement();
        IReadOnlyList<IReadOnlyList<string>?> parts = query is { Phases.Count: > 1, Turn: null } ? [.. query.Phases.Distinct().Select(phase => new[] { phase })] : [query.Phases];
        foreach (var phases in parts)
        {
            page.Add(ReferenceEquals(phases, parts[0]) ? string.Empty : " UNION ALL SELECT * FROM streams s");
            Filter(page, query with { Phases = phases });
            if (onwards)
            {
                page.Add($" AND ({column}, id) {comparison} (").Value(day).Add(", ").Value(id).Add(")");
            }
        }

        page.Add($" ORDER BY {column} {direction}, id {direction} LIMIT ").Value(query.Limit + 1);
        var rows = await page.StreamsAsync(context, "SELECT * FROM streams s", ct);
        var next = rows.Count > query.Limit ? Cursor(rows[query.Limit - 1], query.Order) : null;
        if (next is not null)
        {
            rows.RemoveAt(query.Limit);
        }

        if (query.CountTo == 0)
        {
            return new Page<StreamRow>(rows, next, 0, CountIsBound: false);
        }

        filter.Add(" LIMIT ").Value(query.CountTo + 1).Add(") counted");
        var count = (int)await filter.NumberAsync(context, "SELECT count(*) AS \"Value\" FROM (SELECT 1 FROM streams s", ct);
        return new Page<StreamRow>(rows, next, Math.Min(count, query.CountTo), count > query.CountTo);
    }

    public static async Task<List<StreamRow>> SearchAsync(RecordContext context, string kind, TokenCondition condition, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        if (condition.Tokens.Count == 0)
        {
            return [];
        }

        var statement = new Statement();
        statement.Add(" JOIN (SELECT stream, count(*) AS hits FROM tokens WHERE token IN (").Values(condition.Tokens).Add(") GROUP BY stream HAVING count(*) >= ")
            .Value(condition.AtLeast).Add(") t ON t.stream = s.id WHERE s.kind = ").Value(kind)
            .Add(" ORDER BY t.hits DESC, s.sort_day DESC, s.id DESC LIMIT ").Value(limit);
        return await statement.StreamsAsync(context, "SELECT s.* FROM streams s", ct);
    }

    public static async Task<IReadOnlyList<DueCount>> DueCountsAsync(RecordContext context, string kind, IReadOnlyList<string> phases, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (phases.Count == 0)
        {
            return [];
        }

        var statement = new Statement();
        Filter(statement, new StreamQuery(kind) { Phases = phases, DueTo = to });
        statement.Add(" AND due >= ").Value(from).Add(" GROUP BY due, turn ORDER BY due, turn");
        return await statement.RowsAsync<DueCount>(context, "SELECT due AS \"Due\", turn AS \"Turn\", CAST(count(*) AS integer) AS \"Count\" FROM streams s", ct);
    }

    private static void Filter(Statement statement, StreamQuery query)
    {
        statement.Add(" WHERE kind = ").Value(query.Kind).Add(" AND NOT erased");
        if (query.Phases is { Count: 0 })
        {
            statement.Add(" AND 1 = 0");
        }
        else if (query.Phases is { } phases)
        {
            statement.Add(" AND phase IN (").Values(phases).Add(")");
        }

        if (query.Turn is { } turn)
        {
            statement.Add(" AND turn = ").Value(turn);
        }

        if (query.Lane is { } lane)
        {
            statement.Add(" AND lane = ").Value(lane);
        }

        if (query.DueTo is { } last)
        {
            statement.Add(" AND due <= ").Value(last);
        }

        if (query.SortFrom is { } earliest)
        {
            statement.Add(" AND sort_day >= ").Value(earliest);
        }

        if (query.SortTo is { } latest)
        {
            statement.Add(" AND sort_day <= ").Value(latest);
        }
    }

    private static string Cursor(StreamRow row, StreamOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"{(order == StreamOrder.Due ? row.Due : row.SortDay).DayNumber}-{row.Id:N}");

    /// <summary>The day and the stream of a cursor; false where the texts are none.</summary>
    public static bool TryReadCursor(string dayText, string streamText, out DateOnly day, out Guid stream)
    {
        day = default;
        stream = default;
        if (!int.TryParse(dayText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > DateOnly.MaxValue.DayNumber || !Guid.TryParseExact(streamText, "N", out stream))
        {
            return false;
        }

        day = DateOnly.FromDayNumber(number);
        return true;
    }

    // A cursor comes back through an address line: one that cannot be read starts the list from its beginning.
    private static bool TryRead(string? cursor, out DateOnly day, out Guid id)
    {
        day = default;
        id = default;
        return cursor?.Split('-') is [var dayText, var idText] && TryReadCursor(dayText, idText, out day, out id);
    }

    /// <summary>Keyed tokens and how many of them a stream must carry.</summary>
    internal sealed record TokenCondition(IReadOnlyList<byte[]> Tokens, int AtLeast);
}
