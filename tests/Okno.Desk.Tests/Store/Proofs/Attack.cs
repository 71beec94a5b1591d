using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store.Proofs;

/// <summary>One attack: what is done to the database, and which fault names its place.</summary>
internal sealed record Attack(string Table, string Kind, string Name, string Sql, Func<VerifyFault, bool> IsNamedBy)
{
    /// <summary>The attacker makes leaves and tiles anew afterwards.</summary>
    public bool Rebuilds { get; init; }

    private static readonly string[] OfStreams = ["journal", "book", "tokens", "cards", "claims", "answers", "outbox", "scans"];

    public static Attack Random(AttackedRecord record)
    {
        while (true)
        {
            var table = Pick([.. AttackedRecord.Tables.Keys.Where(name => name != "about")]);
            var rows = record.Rows[table];
            if ((System.Random.Shared.Next(8) switch
            {
                0 or 1 or 2 => Edit(record, table, Pick(rows)),
                3 => Delete(record, table, Pick(rows)),
                4 => Copy(record, table, Pick(rows)),
                5 => Swap(record, table, Pick(rows), Pick(rows)),
                6 => Cut(record, table),
                _ => OnStream(record),
            }) is { } attack)
            {
                return attack;
            }
        }
    }

    private static Attack? Edit(AttackedRecord record, string table, Dictionary<string, object?> row)
    {
        var column = Pick([.. row.Keys]);
        var other = Pick(record.Rows[table])[column];
        var value = Changed(row[column], other);
        if (value is null || Same(value, row[column]) || table == "counters" && column == "value" && Convert.ToInt64(value, null) > Convert.ToInt64(row[column], null))
        {
            return null;
        }

        var after = new Dictionary<string, object?>(row) { [column] = value };
        return new Attack(table, "edit", $"{table}.{column}", $"UPDATE {table} SET {column} = {record.Literal(value)} WHERE {record.Where(table, row)}", Names(record, table, row, after));
    }

    private static Attack Delete(AttackedRecord record, string table, Dictionary<string, object?> row) =>
        new(table, "delete", $"{table} delete", $"DELETE FROM {table} WHERE {record.Where(table, row)}", Names(record, table, row));

    private static Attack? Copy(AttackedRecord record, string table, Dictionary<string, object?> row)
    {
        var copy = new Dictionary<string, object?>(row);
        foreach (var column in AttackedRecord.Tables[table])
        {
            copy[column] = Changed(row[column], Pick(record.Rows[table])[column]);
        }

        switch (table)
        {
            case "streams":
                copy["number"] = $"{row["number"]}1";
                break;
            case "journal":
                copy["number"] = (long)row["number"]! + System.Random.Shared.Next(1, 4);
                break;
            case "leaves":
                copy["leaf"] = (long)row["leaf"]! + 1000 + System.Random.Shared.Next(1000);
                break;
        }

        return copy.Values.Any(value => value is null) && row.Any(pair => pair.Value is not null && copy[pair.Key] is null)
            ? null
            : new Attack(table, "clone", $"{table} clone", $"INSERT INTO {table} ({string.Join(", ", copy.Keys)}) VALUES ({string.Join(", ", copy.Values.Select(record.Literal))})", Names(record, table, row, copy));
    }

    private static Attack? Swap(AttackedRecord record, string table, Dictionary<string, object?> one, Dictionary<string, object?> other)
    {
        var column = Pick([.. one.Keys]);
        if (AttackedRecord.Tables[table].Contains(column) || Same(one[column], other[column]) || table == "counters" || (table == "leaves" && column == "leaf"))
        {
            return null;
        }

        var (first, second) = (Names(record, table, one), Names(record, table, other));
        return new Attack(table, "swap", $"{table}.{column}",
            $"UPDATE {table} SET {column} = {record.Literal(other[column])} WHERE {record.Where(table, one)}; UPDATE {table} SET {column} = {record.Literal(one[column])} WHERE {record.Where(table, other)}",
            fault => first(fault) || second(fault));
    }

    /// <summary>Cuts the tail of a table that is numbered.</summary>
    private static Attack? Cut(AttackedRecord record, string table)
    {
        if (table is not ("journal" or "leaves" or "heads" or "reads" or "tiles"))
        {
            return null;
        }

        var column = table switch { "journal" => "position", "leaves" => "leaf", "heads" => "number", "reads" => "id", _ => "place" };
        var from = Convert.ToInt64(Pick(record.Rows[table])[column], null);
        var names = record.Rows[table].Where(row => Convert.ToInt64(row[column], null) >= from).Select(row => Names(record, table, row)).ToList();
        return new Attack(table, "cut", $"{table} cut", $"DELETE FROM {table} WHERE {column} >= {from}", fault => names.Any(name => name(fault)));
    }

    /// <summary>A stream is put back to an earlier state that was true once, or is taken out with everything of it; with the trees made anew over it, or heads cut off, or neither.</summary>
    private static Attack OnStream(AttackedRecord record)
    {
        var back = System.Random.Shared.Next(2) == 0;
        var stream = back ? Pick(record.Grown) : AttackedRecord.IdOf(Pick(record.Rows["streams"])["id"]!);
        var id = record.Literal(record.Rows["streams"].Single(row => AttackedRecord.IdOf(row["id"]!) == stream)["id"]);
        var sql = $"DELETE FROM leaves WHERE log = 1 AND position IN (SELECT position FROM journal WHERE stream = {id}{(back ? $" AND position NOT IN (SELECT position FROM early_journal WHERE stream = {id})" : string.Empty)});";
        foreach (var table in OfStreams)
        {
            sql += $"DELETE FROM {table} WHERE stream = {id};" + (back ? $"INSERT INTO {table} SELECT * FROM early_{table} WHERE stream = {id};" : string.Empty);
        }

        sql += $"DELETE FROM streams WHERE id = {id};" + (back ? $"INSERT INTO streams SELECT * FROM early_streams WHERE id = {id};" : string.Empty);
        var rebuilds = System.Random.Shared.Next(3) > 0;
        if (rebuilds && System.Random.Shared.Next(2) == 0)
        {
            sql += "DELETE FROM heads;";
        }

        return new Attack("streams", back ? "roll back" : "take out", $"stream {(back ? "rolled back" : "taken out")}{(rebuilds ? ", trees made anew" : string.Empty)}", sql, fault => fault.Stream == stream) { Rebuilds = rebuilds };
    }

    private static Func<VerifyFault, bool> Names(AttackedRecord record, string table, params Dictionary<string, object?>[] rows)
    {
        var streams = new HashSet<Guid>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            switch (table)
            {
                case "streams":
                    streams.Add(AttackedRecord.IdOf(row["id"]!));
                    break;
                case "leaves":
                    places.Add($"leaf {row["log"]}/{row["leaf"]}");
                    places.Add($"leaves of log {row["log"]}");
                    places.Add($"{(Convert.ToInt64(row["log"], null) == 1 ? "position" : "read")} {row["position"]}");
                    break;
                case "tiles":
                    places.Add($"tile {row["log"]}/{row["level"]}/{row["place"]}");
                    places.Add($"tiles of log {row["log"]}");
                    break;
                case "heads":
                    places.Add($"head {row["number"]}");
                    break;
                case "book_days":
                    places.Add("sums of the book");
                    break;
                case "counters":
                    places.Add($"counter {row["name"]}");
                    break;
                default:
                    streams.Add(AttackedRecord.IdOf(row["stream"]!));
                    if (table == "reads")
                    {
                        places.Add($"read {row["id"]}");
                    }

                    break;
            }
        }

        return fault => (fault.Stream != Guid.Empty && streams.Contains(fault.Stream)) || (fault.Place is { } place && place.Split(", ").Any(places.Contains));
    }

    private static object? Changed(object? value, object? other)
    {
        switch (value)
        {
            case byte[] { Length: > 0 } bytes:
                var copy = (byte[])bytes.Clone();
                copy[System.Random.Shared.Next(copy.Length)] ^= (byte)(1 << System.Random.Shared.Next(8));
                return System.Random.Shared.Next(6) switch { 0 => bytes[..^1], 1 => Array.Empty<byte>(), 2 when other is byte[] => other, _ => copy };
            case Guid:
                return System.Random.Shared.Next(2) == 0 ? other : Guid.NewGuid();
            case string text when Guid.TryParse(text, out _):
                return System.Random.Shared.Next(2) == 0 ? other : Guid.NewGuid().ToString().ToUpperInvariant();
            case string text when DateOnly.TryParse(text, out var day):
                return day.AddDays(1).ToString("yyyy-MM-dd", null);
            case string text:
                return System.Random.Shared.Next(2) == 0 ? other ?? text + "x" : text + "x";
            case bool flag:
                return !flag;
            case short small:
                return (short)(small + 1);
            case int number:
                return number + 1;
            case long large:
                return System.Random.Shared.Next(3) switch { 0 => large - 1, 1 => large + 1, _ => large + System.Random.Shared.Next(1, 100_000) };
            case DateTime at:
                return at.AddSeconds(1);
            case DateOnly date:
                return date.AddDays(1);
            default:
                return null;
        }
    }

    private static bool Same(object? one, object? other) => one is byte[] a && other is byte[] b ? a.AsSpan().SequenceEqual(b) : Equals(one, other);

    private static T Pick<T>(IReadOnlyList<T> many) => many[System.Random.Shared.Next(many.Count)];
}
