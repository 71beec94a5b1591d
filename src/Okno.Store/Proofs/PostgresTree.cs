using Npgsql;
using NpgsqlTypes;

namespace Okno.Store.Proofs;

/// <summary>Growth of a tree on PostgreSQL: one transaction under a lock of its own, so that two keepers take turns and the second sees that the tree has grown.</summary>
internal static class PostgresTree
{
    // Any fixed number: together with the log it names the lock.
    private const int KeeperLock = 0x6F6B6E70;

    /// <summary>
    /// Positions are given out before commits, in another order. Whoever takes one holds the table's lock for writers until the transaction has ended and is visible. So: first the last position, then who holds that lock;
    /// whoever holds it no longer has either committed, visibly to every later snapshot, or never will.
    /// </summary>
    public static async Task<WriteFence> FenceAsync(NpgsqlDataSource source, ProvedLog log, CancellationToken ct)
    {
        var (table, column) = log == ProvedLog.Journal ? ("journal", "position") : ("reads", "id");
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('{table}', '{column}')), 0)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"SELECT DISTINCT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted AND relation = '{table}'::regclass "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var last = reader.GetInt64(0);
        await reader.NextResultAsync(ct);
        var writing = new HashSet<string>();
        while (await reader.ReadAsync(ct))
        {
            writing.Add(reader.GetString(0));
        }

        return new WriteFence(last, writing);
    }

    public static async Task<bool> GrowAsync(NpgsqlDataSource source, TreeGrowth growth, CancellationToken ct)
    {
        var log = (short)growth.Log;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1, $2)", connection, transaction))
        {
            turn.Parameters.Add(new NpgsqlParameter<int> { TypedValue = KeeperLock });
            turn.Parameters.Add(new NpgsqlParameter<int> { TypedValue = log });
            await turn.ExecuteNonQueryAsync(ct);
        }

        await using (var ask = new NpgsqlCommand("SELECT coalesce(max(leaf) + 1, 0) FROM leaves WHERE log = $1", connection, transaction))
        {
            ask.Parameters.Add(new NpgsqlParameter<short> { TypedValue = log });
            if ((long)(await ask.ExecuteScalarAsync(ct))! != growth.From)
            {
                return false;
            }
        }

        await using (var copy = await connection.BeginBinaryImportAsync("COPY leaves (log, position, leaf) FROM STDIN (FORMAT binary)", ct))
        {
            var leaf = growth.From;
            foreach (var position in growth.Positions)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(log, NpgsqlDbType.Smallint, ct);
                await copy.WriteAsync(position, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(leaf++, NpgsqlDbType.Bigint, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await using (var put = new NpgsqlCommand(
            "INSERT INTO tiles (log, level, place, hashes) SELECT $1, t.level, t.place, t.hashes FROM unnest($2, $3, $4) AS t (level, place, hashes) ON CONFLICT (log, level, place) DO UPDATE SET hashes = excluded.hashes",
            connection,
            transaction))
        {
            put.Parameters.Add(new NpgsqlParameter<short> { TypedValue = log });
            put.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. growth.Tiles.Keys.Select(id => id.Level)] });
            put.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. growth.Tiles.Keys.Select(id => id.Place)] });
            put.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. growth.Tiles.Values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            await put.ExecuteNonQueryAsync(ct);
        }

        await using (var settle = new NpgsqlCommand("INSERT INTO about (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", connection, transaction))
        {
            settle.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ProofTree.SettledName(growth.Log) });
            settle.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = SqliteTree.Bytes(growth.Settled), NpgsqlDbType = NpgsqlDbType.Bytea });
            await settle.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }
}
