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
/// paper "when needed" is not needed (Q7). <paramref name="EnteredBy"/> names the account that entered each field; it is absent for what was kept before fields had an owner. <paramref name="FirstReceivedOn"/> is the day when it was brought for the first time, however often it went back to be mended.
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
    DateOnly? FirstReceivedOn = null,
    ImmutableSortedDictionary<string, string>? EnteredBy = null)
{
    /// <summary>The paper with fields that <paramref name="by"/> entered or changed; an empty value takes a field away. What is entered as it stood keeps its owner.</summary>
    public PaperState Entered(ImmutableSortedDictionary<string, string>? fields, string? by)
    {
        if (fields is null || fields.IsEmpty)
        {
            return this;
        }

        ImmutableSortedDictionary<string, string> details = Details;
        ImmutableSortedDictionary<string, string> owners = EnteredBy ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        foreach ((string code, string value) in fields)
        {
            if (value.Length == 0 ? details.ContainsKey(code) : details.GetValueOrDefault(code) != value)
            {
                details = value.Length == 0 ? details.Remove(code) : details.SetItem(code, value);
                owners = value.Length == 0 || by is null ? owners.Remove(code) : owners.SetItem(code, by);
            }
        }

        return this with { Details = details, EnteredBy = owners.IsEmpty ? null : owners };
    }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAccepted => Status == PaperStatus.Accepted;
}
