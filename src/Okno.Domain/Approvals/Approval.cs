using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Approvals;

public enum ApprovalStatus
{
    Proposed,
    Confirmed,
    Declined,
    Expired,
}

/// <summary>
/// The one mechanism of every two-person step: proposed by one, confirmed or declined by another, or it expires. <paramref name="Subject"/> is the stream that the step changes (empty for a change of the law),
/// <paramref name="Step"/> its name, and <see cref="Content"/> the step itself as JSON (for the law: the file). <see cref="Findings"/> are what the second person is shown.
/// </summary>
public sealed record Approval(Guid Id, string Number)
{
    public string Step { get; init; } = "";

    public Guid Subject { get; init; }

    public string SubjectNumber { get; init; } = "";

    public string Content { get; init; } = "";

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public string ProposedBy { get; init; } = "";

    public string Why { get; init; } = "";

    /// <summary>The last day on which it can be confirmed, inclusive.</summary>
    public DateOnly ExpiresOn { get; init; }

    public ApprovalStatus Status { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Answer { get; init; }

    /// <summary>Only another person may confirm, only while it waits and only until its last day.</summary>
    public bool MayBeAnsweredBy(string account, DateOnly today) => Status == ApprovalStatus.Proposed && today <= ExpiresOn && !string.Equals(account, ProposedBy, StringComparison.OrdinalIgnoreCase);

    public Approval Apply(ApprovalEvent @event) => @event switch
    {
        ApprovalProposed e => this with
        {
            Step = e.Step, Subject = e.Subject, SubjectNumber = e.SubjectNumber, Content = e.Content, Findings = e.Findings, ProposedBy = e.ProposedBy, Why = e.Why, ExpiresOn = e.ExpiresOn, Status = ApprovalStatus.Proposed,
        },
        ApprovalConfirmed e => this with { Status = ApprovalStatus.Confirmed, AnsweredBy = e.By, Answer = e.Words },
        ApprovalDeclined e => this with { Status = ApprovalStatus.Declined, AnsweredBy = e.By, Answer = e.Words },
        ApprovalExpired => this with { Status = ApprovalStatus.Expired },
        _ => throw new InvalidOperationException($"An approval does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of an approval. A closed family.</summary>
public abstract record ApprovalEvent
{
    private protected ApprovalEvent()
    {
    }
}

[Cases.Event("approval-proposed")]
public sealed record ApprovalProposed(string Step, Guid Subject, string SubjectNumber, string Content, ImmutableArray<Finding> Findings, string ProposedBy, string Why, DateOnly ExpiresOn) : ApprovalEvent;

[Cases.Event("approval-confirmed")]
public sealed record ApprovalConfirmed(string By, string Words) : ApprovalEvent;

[Cases.Event("approval-declined")]
public sealed record ApprovalDeclined(string By, string Words) : ApprovalEvent;

[Cases.Event("approval-expired")]
public sealed record ApprovalExpired(DateOnly On) : ApprovalEvent;
