using System.Data.Common;
using Okno.Store.Cards;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Proofs;
using Okno.Store.Schema;

namespace Okno.Testing.Faults;

/// <summary>The same database, whose round trips fail by a plan.</summary>
internal sealed class FaultyDatabase(RecordDatabase inner, FaultPlan plan) : RecordDatabase
{
    public override string TakeRows => inner.TakeRows;

    public override string Clock => inner.Clock;

    public override string ClockAnd(string microseconds) => inner.ClockAnd(microseconds);

    // What is asked through a context is reading: it fails when it is begun.
    public override RecordContext NewContext()
    {
        plan.TripAsync("read", () => Task.FromResult(0)).GetAwaiter().GetResult();
        return inner.NewContext();
    }

    public override Task<bool> ExistsAsync(CancellationToken ct) => plan.TripAsync("exists", () => inner.ExistsAsync(ct));

    public override Task MigrateAsync(CancellationToken ct) => plan.TripAsync("migrate", () => Told(inner.MigrateAsync(ct)));

    public override Task<RawLoad> LoadAsync(IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims, CancellationToken ct) =>
        plan.TripAsync("load", () => inner.LoadAsync(streams, answerKey, claims, ct));

    public override Task<AppendOutcome> AppendAsync(SealedCommit commit, CancellationToken ct) => plan.TripAsync("append", () => inner.AppendAsync(commit, ct), commit: true);

    public override async Task<BulkAppend> BeginBulkAsync(CancellationToken ct)
    {
        BulkAppend? begun = null;
        try
        {
            return await plan.TripAsync<BulkAppend>("begin bulk", async () => begun = new Bulk(await inner.BeginBulkAsync(ct), plan));
        }
        catch (InjectedFaultException) when (begun is not null)
        {
            // A connection whose answer is lost is gone, and its transaction with it.
            await begun.DisposeAsync();
            throw;
        }
    }

    public override Task<RawCards> CardsAsync(IReadOnlyList<WantedCard> wanted, int perToken, CancellationToken ct) => plan.TripAsync("cards", () => inner.CardsAsync(wanted, perToken, ct));

    public override Task WriteReadsAsync(IReadOnlyList<ReadRow> rows, CancellationToken ct) => plan.TripAsync("reads", () => Told(inner.WriteReadsAsync(rows, ct)), commit: true);

    public override Task<IReadOnlyList<T>> WriteAsync<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken ct) =>
        plan.TripAsync("write", () => inner.WriteAsync(sql, values, read, ct));

    public override Task<DbTransaction> SnapshotAsync(RecordContext context, CancellationToken ct) => plan.TripAsync("snapshot", () => inner.SnapshotAsync(context, ct));

    public override Task<DbConnection> ConnectAsync(CancellationToken ct) => plan.TripAsync("connect", () => inner.ConnectAsync(ct));

    public override DateTimeOffset MomentAt(DbDataReader reader, int column) => inner.MomentAt(reader, column);

    public override Task<WriteFence> FenceAsync(ProvedLog log, CancellationToken ct) => plan.TripAsync("fence", () => inner.FenceAsync(log, ct));

    public override Task<bool> GrowAsync(TreeGrowth growth, CancellationToken ct) => plan.TripAsync("grow", () => inner.GrowAsync(growth, ct), commit: true);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private static async Task<int> Told(Task work)
    {
        await work;
        return 0;
    }

    private sealed class Bulk(BulkAppend inner, FaultPlan plan) : BulkAppend
    {
        public override Task<long> NextAsync(string counter, long count, CancellationToken ct) => plan.TripAsync("bulk next", () => inner.NextAsync(counter, count, ct));

        public override Task<AppendOutcome> AddAsync(IReadOnlyList<SealedChange> born, CancellationToken ct) => plan.TripAsync("bulk add", () => inner.AddAsync(born, ct));

        public override Task CommitAsync(CancellationToken ct) => plan.TripAsync("bulk commit", () => Told(inner.CommitAsync(ct)));

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
