using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Store.Verify;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Drills;

/// <summary>What a drill came to.</summary>
/// <param name="Failovers">Primaries killed.</param>
/// <param name="Acknowledged">Steps that were answered "done" to a client.</param>
/// <param name="Unknown">Answers that did not come; each was asked for again with its key.</param>
/// <param name="Lost">Acknowledged steps that the record does not have.</param>
/// <param name="Twice">Steps that took effect more often than once.</param>
/// <param name="LongestOutage">From a kill to the next acknowledged step.</param>
/// <param name="Verified">What verify says at the end, read from the standby.</param>
internal sealed record DrillOutcome(int Failovers, int Acknowledged, int Unknown, int Lost, int Twice, TimeSpan LongestOutage, VerifyReport Verified);

/// <summary>
/// Clients work at a desk over a primary and its synchronous standby. Again and again the primary is killed, the standby promoted, the old primary rebuilt as the new standby; the clients go on, each asking again with the same key
/// when no answer came. A ledger that only the clients keep decides at the end.
/// </summary>
internal sealed class FailoverDrill(PostgresPair pair, string keyFolder, Action<string> say)
{
    private const int Clients = 8;

    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<string>> ledger = new();
    private int acknowledged;
    private int unknown;
    private int people;
    private long lastAcknowledged;

    public async Task<DrillOutcome> RunAsync(int failovers, CancellationToken ct)
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero));
        string database = pair.ConnectionString("okno");
        await using RecordStore store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, keyFolder), ct);
        ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), clock);

        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task[] clients = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(desk, client, enough.Token), ct))];
        TimeSpan longest = TimeSpan.Zero;
        for (int round = 1; round <= failovers; round++)
        {
            await MoreAsync(40, clients, ct);
            long killed = Stopwatch.GetTimestamp();
            pair.KillPrimary();
            pair.Promote();
            TimeSpan promoted = Stopwatch.GetElapsedTime(killed);
            await pair.RebuildAsync();
            await MoreAsync(1, clients, ct);
            TimeSpan outage = Stopwatch.GetElapsedTime(killed, Volatile.Read(ref lastAcknowledged));
            longest = outage > longest ? outage : longest;
            say($"drill: fail-over {round} of {failovers}: promoted after {promoted.TotalSeconds:0.0} s, work went on after {outage.TotalSeconds:0.0} s; {Volatile.Read(ref acknowledged)} steps acknowledged so far, {Volatile.Read(ref unknown)} asked again");
        }

        await MoreAsync(40, clients, ct);
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        await using RecordStore standby = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, keyFolder) { Reports = pair.StandbyConnectionString("okno") }, ct);
        (int lost, int twice) = await JudgeAsync(standby, ct);
        VerifyReport verified = await standby.VerifyAsync((kind, events) => StreamKinds.ByName[kind].Fold(events), book: (kind, state) => StreamKinds.ByName[kind].BookOf(state), ct: ct);
        (await BookCheck.OfAsync(standby)).IsConserved();
        return new DrillOutcome(failovers, acknowledged, unknown, lost, twice, longest, verified);
    }

    /// <summary>Until so many further steps are acknowledged. A client that fell over ends the drill.</summary>
    private async Task MoreAsync(int steps, Task[] clients, CancellationToken ct)
    {
        int goal = Volatile.Read(ref acknowledged) + steps;
        while (Volatile.Read(ref acknowledged) < goal)
        {
            if (clients.FirstOrDefault(client => client.IsFaulted) is { } fallen)
            {
                await fallen;
            }

            await Task.Delay(20, ct);
        }
    }

    private async Task WorkAsync(ServiceDesk desk, int client, CancellationToken enough)
    {
        for (int round = 0; !enough.IsCancellationRequested; round++)
        {
            int person = Interlocked.Increment(ref people);
            Domain.People.Intake intake = Sample.Intake(Sample.Day("2025-05-12"), person);
            DateOnly today = desk.Now.Day;
            Guid id = Guid.Empty;
            (string Name, Func<By, Task<Performed>> Do)[] steps =
            [
                ("open", by => desk.OpenCaseAsync(new OpenCase(intake, Sample.Consent(today), today), by, CancellationToken.None)),
                ("assess", by => desk.PerformAsync(id, new Assess(), by, CancellationToken.None)),
                ("offer", by => desk.PerformAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), by, CancellationToken.None)),
                ("pay", by => desk.PerformAsync(id, new RecordPayment(desk.Law.Current.On(today, today).PriceOn(today)!.Amount, today, Sample.Receipt(today, $"{person}", intake.Applicant.Name.Full)), by, CancellationToken.None)),
            ];
            foreach ((string name, Func<By, Task<Performed>> step) in steps)
            {
                Performed.Done done = await UntilAnsweredAsync(step, Workplace.Person($"client {client}", "Клиент", Role.Operator, Role.Accountant, Role.Supervisor) with { Key = $"{client}/{round}/{name}" });
                id = done.Stream;
                foreach (string happened in done.Events)
                {
                    ledger.GetOrAdd(id, _ => new()).Enqueue(happened);
                }

                Interlocked.Increment(ref acknowledged);
                Volatile.Write(ref lastAcknowledged, Stopwatch.GetTimestamp());
            }
        }
    }

    private async Task<Performed.Done> UntilAnsweredAsync(Func<By, Task<Performed>> step, By by)
    {
        while (true)
        {
            try
            {
                Performed performed = await step(by);
                return performed as Performed.Done ?? throw new InvalidOperationException($"{by.Key}: {performed}");
            }
            catch (Exception cut) when (cut is DbException or TimeoutException or IOException || cut.InnerException is DbException or NpgsqlException)
            {
                Interlocked.Increment(ref unknown);
                await Task.Delay(50);
            }
        }
    }

    /// <summary>The record against the clients' ledger: every acknowledged event once, in order, and nothing else.</summary>
    private async Task<(int Lost, int Twice)> JudgeAsync(RecordStore store, CancellationToken ct)
    {
        int lost = 0, twice = 0;
        foreach ((Guid id, ConcurrentQueue<string> said) in ledger)
        {
            List<string> kept = await store.HistoryAsync(id, ct).Select(happened => happened.Type).ToListAsync(ct);
            ImmutableArray<string> told = [.. said];
            lost += told.Except(kept).Count() + Math.Max(0, told.Length - kept.Count);
            twice += Math.Max(0, kept.Count - told.Length);
        }

        return (lost, twice);
    }
}
