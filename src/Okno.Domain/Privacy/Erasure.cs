using System.Collections.Immutable;

namespace Okno.Domain.Privacy;

public enum ErasureStatus
{
    /// <summary>Nothing keeps the case any more; two persons have to decide.</summary>
    Due,

    /// <summary>Two persons decided; what was named is being destroyed, or a crash cut it short.</summary>
    Decided,
    Done,
}

/// <summary>What is destroyed, or stays: a stream by kind and human number. <paramref name="Until"/> is the last day, inclusive, for which it is kept; null where it is destroyed.</summary>
public sealed record ErasureTarget(string Kind, Guid Stream, string Number, DateOnly? Until = null);

/// <summary>
/// The forgetting of one case, from the day on which nothing keeps it to the act that it is gone. Holds numbers, counts and names of staff, nothing of the applicant: it outlives what it tells of.
/// </summary>
public sealed record Erasure(Guid Id, string Number)
{
    public Guid Case { get; init; }

    public string CaseNumber { get; init; } = "";

    /// <summary>The first day on which the case might go.</summary>
    public DateOnly ErasableFrom { get; init; }

    /// <summary>The last day on which it must be gone, inclusive.</summary>
    public DateOnly DestroyBy { get; init; }

    /// <summary>Codes of the terms that are over, "consent-withdrawn" among them.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    public ErasureStatus Status { get; init; }

    public ErasureDecided? Decided { get; init; }

    public DateOnly? DoneOn { get; init; }

    public Erasure Apply(ErasureEvent @event) => @event switch
    {
        ErasureDue e => this with { Case = e.Case, CaseNumber = e.CaseNumber, ErasableFrom = e.ErasableFrom, DestroyBy = e.DestroyBy, Because = e.Because, Status = ErasureStatus.Due },
        ErasureDecided e => this with { Decided = e, Status = ErasureStatus.Decided },
        ErasureDone e => this with { DoneOn = e.On, Status = ErasureStatus.Done },
        _ => throw new InvalidOperationException($"An erasure does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of an erasure. A closed family.</summary>
public abstract record ErasureEvent
{
    private protected ErasureEvent()
    {
    }
}

[Cases.Event("erasure-due")]
public sealed record ErasureDue(Guid Case, string CaseNumber, DateOnly ErasableFrom, DateOnly DestroyBy, ImmutableArray<string> Because) : ErasureEvent;

/// <param name="ProposedBy">Name of the first person.</param>
/// <param name="ConfirmedBy">Name of the second.</param>
/// <param name="Destroyed">Streams whose keys are destroyed.</param>
/// <param name="Kept">What touches the person and has a term of its own that still runs.</param>
/// <param name="Counts">What goes with the streams, by kind ("events", "tokens", ...).</param>
/// <param name="KeyCopiesUntil">The last day on which a copy of the key folder from before can exist.</param>
/// <param name="Hash">SHA-256 of the act, as printed on it.</param>
[Cases.Event("erasure-decided")]
public sealed record ErasureDecided(
    DateOnly On, string Approval, string ProposedBy, string ConfirmedBy, ImmutableArray<ErasureTarget> Destroyed, ImmutableArray<ErasureTarget> Kept, ImmutableArray<ErasureCount> Counts, DateOnly KeyCopiesUntil, string Hash) : ErasureEvent;

/// <summary>How many of a kind.</summary>
public sealed record ErasureCount(string Kind, int Number);

[Cases.Event("erasure-done")]
public sealed record ErasureDone(DateOnly On) : ErasureEvent;
