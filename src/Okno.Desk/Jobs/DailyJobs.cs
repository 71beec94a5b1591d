using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What the service does by itself each day. Every job may run twice, late, or on several hosts at once: the steps decide, and the second finds nothing to do.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>While papers are collected the nearest deadline is never later than the contract's own day.</summary>
    private static readonly string[] Collecting = [CaseIndex.Camel(Phase.Collecting)];

    /// <summary>A hand-over may be due after the contract's last day, so these are looked through whole: they are the work of a few days.</summary>
    private static readonly string[] AwaitingHandover = [CaseIndex.Camel(Phase.Complete), CaseIndex.Camel(Phase.Listed)];

    /// <summary>Ends contracts whose term is over (3.4, 3.5) and requests to a second person that nobody answered. Gives how many of both.</summary>
    public async Task<(int Contracts, int Approvals)> ExpireAsync(CancellationToken ct = default)
    {
        int contracts = await ExpireContractsAsync(Collecting, Now.Day.AddDays(-1), ct) + await ExpireContractsAsync(AwaitingHandover, null, ct);
        return (contracts, await ExpireApprovalsAsync(ct));
    }

    private async Task<int> ExpireContractsAsync(string[] phases, DateOnly? dueTo, CancellationToken ct)
    {
        int contracts = 0;
        string? after = null;
        By job = By.Job("срок договора окончен");
        do
        {
            Page<LoadedStream> page = await store.ListAsync(new StreamQuery(StreamKinds.Case.Name) { Phases = phases, DueTo = dueTo, After = after, Limit = 200, CountTo = 0 }, ct);
            foreach (LoadedStream stream in page.Rows.Where(row => !row.Erased && StreamKinds.Case.Open(row).Contract is { } contract && contract.LastRolled < Now.Day))
            {
                contracts += await PerformAsync(stream.Id, new ExpireContract(), job, ct) is Performed.Done ? 1 : 0;
            }

            after = page.Next;
        }
        while (after is not null);

        return contracts;
    }

    private async Task<int> ExpireApprovalsAsync(CancellationToken ct)
    {
        int expired = 0;
        Moment now = Now;
        Page<LoadedStream> waiting = await store.ListAsync(new StreamQuery(StreamKinds.Approval.Name) { Phases = [CaseIndex.Camel(ApprovalStatus.Proposed)], DueTo = now.Day.AddDays(-1), Limit = 500, CountTo = 0 }, ct);
        foreach (LoadedStream stream in waiting.Rows)
        {
            Approval approval = StreamKinds.Approval.Open(stream);
            (StreamChange change, _) = StreamKinds.Approval.Change(stream.Id, approval.Number, approval, stream.Version, [new ApprovalExpired(now.Day)], StampOf(By.Job("никто не ответил в срок"), Role.System));
            expired += await store.CommitAsync(new Commit([change], null, null, [], now.Utc), ct) is CommitOutcome.Done ? 1 : 0;
        }

        return expired;
    }
}
