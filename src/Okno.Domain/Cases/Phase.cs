using System.Collections.Frozen;

namespace Okno.Domain.Cases;

/// <summary>Where a case stands (requirements, section 5).</summary>
public enum Phase
{
    /// <summary>No event yet.</summary>
    New,

    /// <summary>Consent signed, intake saved.</summary>
    Opened,
    Assessed,
    Offered,
    PaidPartly,

    /// <summary>The contract is concluded; papers are collected and judged.</summary>
    Collecting,

    /// <summary>All papers of 2.1.4-2.1.11 are there: the one-day clock of 3.9.3 runs.</summary>
    Complete,
    Listed,
    HandedOver,
    Rendered,
    RenderedBy63,

    /// <summary>The authority refused on a ground outside 6.3.1-6.3.4.</summary>
    RefusedOtherwise,
    Expired,
    Withdrawn,

    /// <summary>Money came, but no contract can (orphan, ineligible: Q23).</summary>
    Void,
    Closed,
}

/// <summary>Whose turn it is in a phase.</summary>
public enum Turn
{
    Nobody,
    Applicant,
    Operator,
    Reviewer,
    Accountant,
    Courier,
    Authority,
    Supervisor,
}

/// <summary>What each phase means for the board: whose turn it is, whether the contract can still run, whether the case is over.</summary>
public sealed record PhaseFacts(Turn Turn, bool HasContract, bool Ended)
{
    private static readonly FrozenDictionary<Phase, PhaseFacts> Table = new Dictionary<Phase, PhaseFacts>
    {
        [Phase.New] = new(Turn.Operator, false, false),
        [Phase.Opened] = new(Turn.Operator, false, false),
        [Phase.Assessed] = new(Turn.Operator, false, false),
        [Phase.Offered] = new(Turn.Applicant, false, false),
        [Phase.PaidPartly] = new(Turn.Applicant, false, false),
        [Phase.Collecting] = new(Turn.Applicant, true, false),
        [Phase.Complete] = new(Turn.Courier, true, false),
        [Phase.Listed] = new(Turn.Courier, true, false),
        [Phase.HandedOver] = new(Turn.Authority, true, false),
        [Phase.Rendered] = new(Turn.Operator, true, true),
        [Phase.RenderedBy63] = new(Turn.Operator, true, true),
        [Phase.RefusedOtherwise] = new(Turn.Supervisor, true, false),
        [Phase.Expired] = new(Turn.Accountant, true, true),
        [Phase.Withdrawn] = new(Turn.Accountant, true, true),
        [Phase.Void] = new(Turn.Accountant, false, true),
        [Phase.Closed] = new(Turn.Nobody, false, true),
    }.ToFrozenDictionary();

    public static PhaseFacts Of(Phase phase) => Table[phase];
}
