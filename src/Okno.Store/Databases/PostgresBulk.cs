using Npgsql;
using NpgsqlTypes;
using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>Many new streams on PostgreSQL: binary COPY into each table, inside one transaction. Claims are taken in the order of their tokens, so that two bulks wait for each other in one direction only.</summary>
internal sealed class PostgresBulk(NpgsqlConnection connection, NpgsqlTransaction transaction) : BulkAppend
{
    public static async Task<BulkAppend> BeginAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        return new PostgresBulk(connection, await connection.BeginTransactionAsync(ct));
    }

    public override async Task<long> NextAsync(string counter, long count, CancellationToken ct)
    {
        // Another bulk may hold the counter for as long as it takes, but a connection that is half open must not be waited for for ever.
        await using var command = new NpgsqlCommand(RecordDatabase.TakeNumbers, connection, transaction)
        {
            CommandTimeout = 3600,
            Parameters = { new NpgsqlParameter("p0", counter), new NpgsqlParameter("p1", count) },
        };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public override async Task<AppendOutcome> AddAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        try
        {
            await StreamsAsync(born, ct);
            await JournalAsync(born, ct);
            await BookAsync(born, ct);
            await ScansAsync(born, ct);
            await TokensAsync(born, ct);
            await CardsAsync(born, ct);
            await ClaimsAsync(born, ct);
            await using var last = new NpgsqlCommand("SELECT currval(pg_get_serial_sequence('journal', 'position'))", connection, transaction);
            return AppendOutcome.Done((long)(await last.ExecuteScalarAsync(ct))!);
        }
        catch (PostgresException refused) when (PostgresAppend.Meaning(refused) is { } end)
        {
            return AppendOutcome.Because(end);
        }
    }

    public override Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task StreamsAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        await using var copy = await CopyAsync("COPY streams (id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased) FROM STDIN (FORMAT binary)", ct);
        foreach (var row in born.Select(change => change.Row))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(row.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.Kind, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.Number, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.Version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(row.Head, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(row.Phase, NpgsqlDbType.Text, ct);
            await TextAsync(copy, row.Turn, ct);
            await copy.WriteAsync(row.Due, NpgsqlDbType.Date, ct);
            await TextAsync(copy, row.Lane, ct);
            await copy.WriteAsync(row.SortDay, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(row.Marks, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(row.State, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task JournalAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        await using var copy = await CopyAsync("COPY journal (stream, number, type, event_version, at, key_id, payload, hash) FROM STDIN (FORMAT binary)", ct);
        foreach (var row in born.SelectMany(change => change.Events))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(row.Stream, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.Number, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(row.Type, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.EventVersion, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(row.At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(row.KeyId, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.Payload, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(row.Hash, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task BookAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        await using var copy = await CopyAsync("COPY book (stream, ordinal, day, from_account, to_account, kopecks, reason) FROM STDIN (FORMAT binary)", ct);
        foreach (var line in born.SelectMany(change => change.Book))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(line.Stream, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(line.Ordinal, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(line.Day, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(line.From, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(line.To, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(line.Kopecks, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(line.Reason, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task ScansAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        if (born.All(change => change.Scans.Count == 0))
        {
            return;
        }

        await using var copy = await CopyAsync("COPY scans (address, stream, length) FROM STDIN (FORMAT binary)", ct);
        foreach (var scan in born.SelectMany(change => change.Scans))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(scan.Address, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(scan.Stream, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(scan.Length, NpgsqlDbType.Bigint, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task TokensAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        await using var copy = await CopyAsync("COPY tokens (token, stream) FROM STDIN (FORMAT binary)", ct);
        foreach (var (token, stream) in born.SelectMany(change => (change.Marks?.Tokens ?? []).Select(token => (token, change.Row.Id))))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(token, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(stream, NpgsqlDbType.Uuid, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task CardsAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        if (born.All(change => change.Marks?.Card is null))
        {
            return;
        }

        await using var copy = await CopyAsync("COPY cards (stream, card) FROM STDIN (FORMAT binary)", ct);
        foreach (var change in born.Where(change => change.Marks?.Card is not null))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(change.Row.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(change.Marks!.Card!, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task ClaimsAsync(IReadOnlyList<SealedChange> born, CancellationToken ct)
    {
        await using var copy = await CopyAsync("COPY claims (token, stream, kind) FROM STDIN (FORMAT binary)", ct);
        foreach (var claim in born.SelectMany(change => change.Marks?.Claims ?? []).OrderBy(claim => claim.Token, ByteOrder.Instance))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(claim.Token, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(claim.Stream, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(claim.Kind, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task<NpgsqlBinaryImporter> CopyAsync(string sql, CancellationToken ct)
    {
        var copy = await connection.BeginBinaryImportAsync(sql, ct);
        copy.Timeout = TimeSpan.FromHours(1);
        return copy;
    }

    private static Task TextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken ct) =>
        text is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(text, NpgsqlDbType.Text, ct);

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
