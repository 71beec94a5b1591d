using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using Okno.Store;
using Okno.Store.Verify;
using Okno.Testing;

namespace Okno.Benchmarks.Record;

/// <summary>What it costs to prove the whole record beside the least that a check of its bytes could do: take every table out by COPY and hash it.</summary>
internal static class VerifyAgainstCopy
{
    private const string Group = "okno verify against COPY out + SHA-256 of the same bytes (PostgreSQL)";

    private static readonly string[] Tables = ["streams", "journal", "book", "tokens", "cards", "claims", "answers", "outbox", "leaves", "tiles", "heads", "reads", "scans"];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        using TemporaryFolder folder = new();
        string database = await PostgresServer.NewDatabaseAsync();
        List<double> verified = [], copied = [];
        long bytes = 0, events = 0;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys")) { HeadsFolder = folder.File("heads") }, quick ? 400 : 3000))
        {
            await desk.Desk.Store.Proofs.KeepAsync();
            await desk.Desk.Store.Proofs.ExportAsync(folder.File("heads"), desk.Desk.Now.Utc);
            await using NpgsqlConnection connection = new(database + ";Pooling=False");
            await connection.OpenAsync();
            await using (NpgsqlCommand settle = new("VACUUM ANALYZE", connection))
            {
                await settle.ExecuteNonQueryAsync();
            }

            for (int round = -1; round < 5; round++)
            {
                long began = Stopwatch.GetTimestamp();
                bytes = await CopyAsync(connection);
                double copy = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                began = Stopwatch.GetTimestamp();
                VerifyReport report = await desk.Desk.VerifyAsync();
                double verify = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                events = report.Events;

                // The numbers of these cases were given by the bench, not by the counter.
                if (report.Faults.FirstOrDefault(fault => fault.What != FaultKind.Counter) is { } fault)
                {
                    throw new InvalidOperationException($"The record does not verify: {fault}");
                }

                if (round >= 0)
                {
                    copied.Add(copy);
                    verified.Add(verify);
                }
            }
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(database);
        double ratio = Statistics.Median(copied) / Statistics.Median(verified);
        return
        [
            Figure.Milliseconds(Group, $"COPY out + SHA-256, {bytes / 1e6:0.0} MB", copied),
            Figure.Milliseconds(Group, $"okno verify, {events:#,0} events", verified),
            new Figure(Group, "events proved", $"{Figure.Said(events * 1000 / Statistics.Median(verified))} events/s"),
            new Figure(Group, "speed of verify, of COPY + SHA-256", Figure.Said(ratio), Budget: $"at least 0.25: {Figure.Kept(ratio >= 0.25)}"),
        ];
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[1 << 16];
        long bytes = 0;
        foreach (string table in Tables)
        {
            await using NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT binary)");
            while (await copy.ReadAsync(block.AsMemory(), CancellationToken.None) is var part and > 0)
            {
                hash.AppendData(block, 0, part);
                bytes += part;
            }
        }

        hash.GetHashAndReset();
        return bytes;
    }
}
