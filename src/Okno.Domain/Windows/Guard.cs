using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;

namespace Okno.Domain.Windows;

/// <summary>Where a plan ends against the last filing day.</summary>
public enum PlanEnd
{
    InTime,

    /// <summary>Too late with papers on their last lawful day; in time if they come sooner.</summary>
    InTimeWithPapersSooner,

    /// <summary>No paper date helps, and whether it is too late depends on a decree that is not there yet (Q32).</summary>
    MayBeTooLate,

    TooLate,
}

/// <summary>
/// The plan that the Rules' own terms give: contact, contract, papers on their last lawful day, hand-over on the authority's next open day.
/// <paramref name="BringPapersBy"/>: the latest day for all papers with which it passes, never before the contract; null where none is left.
/// </summary>
public sealed record FilingPlan(DateOnly Contact, DateOnly Contract, Lane Lane, DateOnly LastPapersOn, DateOnly HandOverOn, DayInterval LastFiling, PlanEnd End, DateOnly? BringPapersBy)
{
    /// <summary>It ends by the last filing day.</summary>
    public bool Passes => End == PlanEnd.InTime;

    /// <summary>What is to be said of the plan, made when asked.</summary>
    public ImmutableArray<Finding> Findings => [AssessmentWindowRules.Tell(this)];
}

/// <summary>Sees the trap of the Rules before money moves: a case accepted in time that can only be handed over too late (6.3.1 without a refund, 3.14).</summary>
public static class Guard
{
    /// <param name="papersAgreedBy">The earlier paper date that the applicant signed, if any.</param>
    public static FilingPlan Simulate(PatentWindow window, DateOnly contact, DateOnly contract, EmployerKind employer, DateOnly? papersAgreedBy, LawInForce law)
    {
        Lane lane = window.LaneFor(contact, contract) ?? Lane.Compressed;
        DateOnly lastPapers = Checklist.LastDue(employer, lane, contract, papersAgreedBy, law);
        DateOnly handOver = HandoverDay.NextDay(lastPapers, law);

        // Q3: by default the authority's receipt matters; under the other reading the Centre's does.
        DateOnly decisive = law.Switches.Is(SwitchCode.WhoseReceipt, "centre") ? lastPapers : handOver;
        DateOnly latest = window.LatestContactFor(window.LastFiling.Earliest);
        DateOnly lawful = Checklist.DueOf(PaperDue.LatePapersTerm, lane, contract, null, law);
        DateOnly bring = latest < lawful ? latest : lawful;
        DateOnly? bringBy = bring >= contract ? bring : null;
        PlanEnd end = decisive <= window.LastFiling.Earliest ? PlanEnd.InTime
            : bringBy is not null ? PlanEnd.InTimeWithPapersSooner
            : decisive <= window.LastFiling.Latest ? PlanEnd.MayBeTooLate
            : PlanEnd.TooLate;
        return new FilingPlan(contact, contract, lane, lastPapers, handOver, window.LastFiling, end, bringBy);
    }
}
