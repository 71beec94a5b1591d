using System.Collections.Immutable;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>A second person's word, on its way into the same transaction as the step it confirms.</summary>
internal sealed record Confirmation(Stamp Stamp, StreamChange Change, ImmutableArray<Finding> Shown)
{
    /// <summary>Findings that the second person was not shown, or with other facts (another sum, another plan): then the request must be made anew. Only the day of asking may differ.</summary>
    public ImmutableArray<Finding> NotShown(ImmutableArray<Finding> findings) =>
        [.. findings.Where(finding => finding.NeedsSecondPerson && !Shown.Any(shown => shown.Code == finding.Code && shown.Facts.Remove("day").SequenceEqual(finding.Facts.Remove("day"))))];
}

/// <summary>The one mechanism of every two-person step: proposed by one, confirmed or declined by another, or it expires.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Calendar days for which a request to a second person waits. A rule of the house, not of the Rules.</summary>
    private const int ApprovalDays = 3;

    /// <summary>Asks a second person to confirm a step that needs one. A step that needs none is simply performed.</summary>
    public async Task<Performed> ProposeAsync(Guid @case, ICaseStep step, By by, CancellationToken ct = default)
    {
        Performed tried = await PerformAsync(@case, step, by, null, ct);
        if (tried is not Performed.NeedsSecondPerson needs)
        {
            return tried;
        }

        LoadedStream subject = (await store.LoadAsync(@case, ct: ct)).Stream!;
        string content = RecordJson.Text(step);
        return await ProposeAsync(step.Step.Name, @case, subject.Index.Number, content, needs.Findings, by, by.RoleFor(step.Step.Roles)!.Value, ct);
    }

    /// <summary>Confirms a waiting request: the step is decided again on the case as it is now, and happens only if nothing new stands against it.</summary>
    public async Task<Performed> ConfirmAsync(string approvalNumber, string words, By by, CancellationToken ct = default)
    {
        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await OpenApprovalAsync(approvalNumber, by, ct) is not (LoadedStream stream, Approval approval))
        {
            return new Performed.NotFound(approvalNumber);
        }

        if (Answerable(approval, by) is { } refusal)
        {
            return refusal;
        }

        Moment now = Now;
        Role role = by.RoleFor(ConfirmersOf(approval.Step))!.Value;
        (StreamChange change, _) = StreamKinds.Approval.Change(stream.Id, approval.Number, approval, stream.Version, [new ApprovalConfirmed(by.Account, words)], StampOf(by with { Why = words }, role));
        Stamp proposer = await ProposerAsync(stream.Id, ct);
        Confirmation confirmation = new(proposer with { Why = approval.Why, Channel = by.Channel, ApprovedBy = by.Account, ApprovalNumber = approval.Number }, change, approval.Findings);
        if (approval.Step == PublishLawName)
        {
            return await PublishAsync(approval, confirmation, by, now, ct);
        }

        if (approval.Step == ReturnLineName)
        {
            return await ReturnLineAsync(approval, confirmation, by, now, ct);
        }

        if (approval.Step == EraseCaseName)
        {
            return await EraseAsync(approval, confirmation, by, now, ct);
        }

        Type type = CaseSteps.ByName[approval.Step].Type;
        ICaseStep step = (ICaseStep)RecordJson.Read(System.Text.Encoding.UTF8.GetBytes(approval.Content), type);
        return await PerformAsync(approval.Subject, step, by with { SeenRevision = null }, confirmation, ct);
    }

    public async Task<Performed> DeclineAsync(string approvalNumber, string words, By by, CancellationToken ct = default)
    {
        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await OpenApprovalAsync(approvalNumber, by, ct) is not (LoadedStream stream, Approval approval))
        {
            return new Performed.NotFound(approvalNumber);
        }

        if (Answerable(approval, by) is { } refusal)
        {
            return refusal;
        }

        (StreamChange change, _) = StreamKinds.Approval.Change(
            stream.Id, approval.Number, approval, stream.Version, [new ApprovalDeclined(by.Account, words)], StampOf(by with { Why = words }, by.RoleFor(ConfirmersOf(approval.Step))!.Value));
        Performed.Done done = new(stream.Id, approval.Number, stream.Version + 1, ["approval-declined"], []);
        return await CommitAsync([change], done, by, Now, ct) switch
        {
            CommitOutcome.Done => done,
            CommitOutcome.AlreadyDone first => RecordJson.Read<Performed>(first.Answer),
            _ => new Performed.Stale(approval.Number, stream.Version + 1),
        };
    }

    /// <summary>The answer that this very request got before; null where it is new or has no key.</summary>
    private async Task<Performed?> AnsweredAsync(By by, CancellationToken ct) =>
        by.Key is not null && (await store.LoadManyAsync([], by.Key, ct: ct)).Answer is { } answer ? RecordJson.Read<Performed>(answer) : null;

    /// <summary>Who proposed, with the name and the role of that moment: the fold keeps the account only.</summary>
    private async Task<Stamp> ProposerAsync(Guid approval, CancellationToken ct)
    {
        await foreach (RecordedEvent first in store.HistoryAsync(approval, ct))
        {
            return StreamKinds.Approval.Read(first).By;
        }

        throw new InvalidOperationException($"The approval {approval} has no event.");
    }

    /// <summary>Who may confirm a step: whoever may perform it, and a supervisor; never the proposer (judged elsewhere).</summary>
    public static ImmutableArray<Role> ConfirmersOf(string step) => step == PublishLawName
        ? [Role.RulesEditor, Role.Supervisor]
        : step == ReturnLineName ? MoneyRoles
        : step == EraseCaseName ? EraseRoles
        : [Role.Supervisor, .. CaseSteps.ByName[step].Info.Roles];

    private async Task<Performed> ProposeAsync(string step, Guid subject, string subjectNumber, string content, ImmutableArray<Finding> findings, By by, Role role, CancellationToken ct)
    {
        Moment now = Now;
        Guid id = Guid.CreateVersion7(now.Utc);
        string number = $"С-{now.Day.Year % 100:00}-{await store.NextAsync($"approval-{now.Day.Year}", ct):0000}";
        ApprovalProposed proposed = new(step, subject, subjectNumber, content, findings, by.Account, by.Why, now.Day.AddDays(ApprovalDays));
        (StreamChange change, _) = StreamKinds.Approval.Change(id, number, StreamKinds.Approval.Empty(id, number), 0, [proposed], StampOf(by, role));
        Performed.AwaitsSecondPerson awaits = new(number, findings);
        return await CommitAsync([change], awaits, by, now, ct) is CommitOutcome.AlreadyDone done ? RecordJson.Read<Performed>(done.Answer) : awaits;
    }

    private async Task<(LoadedStream Stream, Approval Approval)?> OpenApprovalAsync(string number, By by, CancellationToken ct) =>
        await store.FindByNumberAsync(StreamKinds.Approval.Name, number, ct) is { Erased: false } stream ? (stream, StreamKinds.Approval.Open(stream)) : null;

    private Performed? Answerable(Approval approval, By by) =>
        by.RoleFor(ConfirmersOf(approval.Step)) is null ? new Performed.Forbidden("confirm-approval", ConfirmersOf(approval.Step))
        : approval.MayBeAnsweredBy(by.Account, Now.Day) ? null
        : new Performed.Refused([Finding.Of(
            approval.Status != ApprovalStatus.Proposed ? "approval.answered" : string.Equals(approval.ProposedBy, by.Account, StringComparison.OrdinalIgnoreCase) ? "approval.same-person" : "approval.expired",
            "Q34", Verdict.NotMet, Effect.Blocks, ("number", approval.Number), ("by", approval.ProposedBy), ("expires", approval.ExpiresOn))]);
}
