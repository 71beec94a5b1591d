using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

public enum PaperStatus
{
    Received,
    Accepted,
    Rejected,
    Returned,
}

/// <summary>The visible defects of 4.3: a human sees them, a human may hold that the meaning is still unambiguous.</summary>
public enum PaperDefect
{
    Erasure,
    Addition,
    StrikeOut,
    UncertifiedCorrection,
    Damage,
    Illegible,
}

/// <summary>Where the paper itself is (Q18).</summary>
public enum Custody
{
    Shown,
    Copied,
    Taken,
    GivenToAuthority,
    ReturnedToApplicant,
}

/// <summary>
/// One paper of a case as it stands. <paramref name="Details"/> are the fields that were read from the paper, by name (dates as ISO text); <paramref name="Waived"/> is a human's decision that a
/// paper "when needed" is not needed (Q7). <paramref name="FirstReceivedOn"/> is the day when it was brought for the first time, however often it went back to be mended.
/// </summary>
public sealed record PaperState(
    PaperId Paper,
    PaperStatus Status,
    PaperForm Form,
    DateOnly ReceivedOn,
    ImmutableSortedDictionary<string, string> Details,
    ImmutableArray<PaperDefect> Defects,
    ImmutableArray<Finding> Findings,
    Custody Custody,
    bool Waived = false,
    string? Words = null,
    DateOnly? FirstReceivedOn = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAccepted => Status == PaperStatus.Accepted;
}
