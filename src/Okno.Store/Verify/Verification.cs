using System.Threading.Channels;
using Okno.Store.Cards;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Proofs;
using Okno.Store.Scans;

namespace Okno.Store.Verify;

/// <summary>Walks over the whole record on one snapshot: first all streams in the order of their ids, one thread reading and all cores proving; then the trees, leaf by leaf; then their heads and the small tables.</summary>
internal sealed class Verification(RecordDatabase database, KeyRing keys, CardSeal cards, Sealer sealer, RecordProofs proofs, VerifyRules rules, IProgress<VerifyProgress>? progress)
{
    private readonly Findings findings = new();
    private readonly Lock telling = new();
    private long streams;
    private long events;
    private long erased;

    public async Task<VerifyReport> RunAsync(CancellationToken ct)
    {
        // What is outside is read first: a head that is exported while we look would else be missed in the database.
        var folder = (rules.HeadsFolder ?? proofs.Outside) is { } outside ? new HeadsFolder(outside) : null;
        var exported = folder?.Heads() ?? [];
        await using var context = database.NewReportContext();
        await using var transaction = await database.SnapshotAsync(context, ct);
        var at = new Snapshot(database, Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database), transaction, findings);
        var streamsInAll = await at.CountAsync("SELECT count(*) FROM streams", ct);
        await CheckStreamsAsync(at, streamsInAll, ct);

        var heads = await HeadCheck.ReadAsync(at, proofs, exported, folder?.Keys() ?? [], findings, ct);
        var leavesInAll = await at.CountAsync("SELECT count(*) FROM leaves", ct);
        var (leaves, waiting) = (0L, 0L);
        foreach (var log in new[] { ProvedLog.Journal, ProvedLog.Reads })
        {
            var before = leaves;
            var tree = new TreeCheck(at, log, () => folder?.Leaves(log, exported) ?? [], findings);
            await tree.RunAsync(heads.SizesOf(log), done => Tell(streamsInAll, before + done, leavesInAll), ct);
            heads.Check(log, tree);
            leaves += tree.Leaves;
            waiting += tree.Waiting;
        }

        foreach (var table in new[] { "leaves", "tiles" })
        {
            foreach (var log in await at.ListAsync($"SELECT DISTINCT log FROM {table} WHERE log < @p0 OR log > @p1", reader => reader.GetInt64(0), ct, (short)ProvedLog.Journal, (short)ProvedLog.Reads))
            {
                findings.Blame(FaultKind.Tile, $"{table} of log {log}", "There is no such log.");
            }
        }

        // A wrong line was named above with its stream, and is the reason why the sums differ.
        if (!findings.Faults.Any(fault => fault.What == FaultKind.Book) && !await Book.BookTable.SumsAgreeAsync(context, ct))
        {
            findings.Blame(FaultKind.Book, "sums of the book", "The sums that are kept by day are not those of the lines of the book.");
        }

        await CheckScansAsync(at, ct);
        return new VerifyReport(streams, events, erased, findings.KeysGone, findings.Faults, findings.Count) { Leaves = leaves, Waiting = waiting, Heads = heads.Count, ExportedHeads = heads.Exported };
    }

    private async Task CheckStreamsAsync(Snapshot at, long inAll, CancellationToken ct)
    {
        var pages = Channel.CreateBounded<StreamsPage>(new BoundedChannelOptions(4) { SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var checks = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new StreamCheck(keys, cards, sealer, rules, findings)).ToList();
        var working = checks.Select(check => Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var page in pages.Reader.ReadAllAsync(end.Token))
                    {
                        var (were, erasedBefore) = (check.Events, check.Erased);
                        check.Check(page);
                        lock (telling)
                        {
                            streams += page.Rows.Count;
                            events += check.Events - were;
                            erased += check.Erased - erasedBefore;
                        }

                        Tell(inAll, 0, 0);
                    }
                }
                catch
                {
                    // The reader must not wait for a worker that is gone.
                    await end.CancelAsync();
                    throw;
                }
            },
            ct)).ToList();
        try
        {
            await Task.Run(() => ReadAsync(at, pages.Writer, end.Token), ct);
        }
        finally
        {
            pages.Writer.TryComplete();
            await Task.WhenAll(working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            checks.ForEach(check => check.Dispose());
        }

        await Task.WhenAll(working);
        await CheckCountersAsync(at, checks, ct);
    }

    private static async Task ReadAsync(Snapshot at, ChannelWriter<StreamsPage> pages, CancellationToken ct)
    {
        Guid? after = null;
        while (true)
        {
            var page = await StreamsPage.ReadAsync(at, after, ct);
            await pages.WriteAsync(page, ct);
            if (page.IsLast)
            {
                return;
            }

            after = page.Rows[^1].Id;
        }
    }

    private async Task CheckCountersAsync(Snapshot at, List<StreamCheck> checks, CancellationToken ct)
    {
        var counters = (await at.ListAsync("SELECT name, value FROM counters", reader => (Name: reader.GetString(0), Value: reader.GetInt64(1)), ct)).ToDictionary(row => row.Name, row => row.Value);
        foreach (var (name, given) in checks.SelectMany(check => check.Numbers).GroupBy(pair => pair.Key, pair => pair.Value).Select(group => (group.Key, group.MaxBy(number => number.Value))))
        {
            if (counters.GetValueOrDefault(name) < given.Value)
            {
                findings.Blame(FaultKind.Counter, $"counter {name}", $"The counter stands at {counters.GetValueOrDefault(name)}, and number {given.Stream.Number} was given: it was set back.");
            }
        }
    }

    private async Task CheckScansAsync(Snapshot at, CancellationToken ct)
    {
        if (rules.ScanIsThere is not { } isThere)
        {
            return;
        }

        foreach (var (scan, stream) in await at.ListAsync("SELECT address, length, stream FROM scans ORDER BY address", reader => (new ScanRef(Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1)), reader.GetGuid(2)), ct))
        {
            if (!await isThere(scan, ct))
            {
                findings.Blame(FaultKind.Scan, $"scan {scan.Address}", "The bytes of the scan are missing, or are not those that were put there.", stream);
            }
        }
    }

    private void Tell(long inAll, long leaves, long leavesInAll)
    {
        lock (telling)
        {
            progress?.Report(new VerifyProgress(streams, inAll, events) { Leaves = leaves, LeavesInAll = leavesInAll });
        }
    }
}
