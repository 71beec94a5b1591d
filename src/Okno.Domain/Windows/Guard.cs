using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;

namespace Okno.Domain.Windows;

/// <summary>
/// The plan that the Rules' own terms give: contact, contract, papers on their last lawful day, hand-over on the authority's next open day.
/// <paramref name="Passes"/>: it ends by the last filing day. <paramref name="BringPapersBy"/>: the latest day for all papers with which it passes, never before the contract; null where none is left.
/// </summary>
public sealed record FilingPlan(DateOnly Contact, DateOnly Contract, Lane Lane, DateOnly LastPapersOn, DateOnly HandOverOn, DayInterval LastFiling, bool Passes, ImmutableArray<Finding> Findings, DateOnly? BringPapersBy);

/// <summary>Sees the trap of the Rules before money moves: a case accepted in time that can only be handed over too late (6.3.1 without a refund, 3.14).</summary>
public static class Guard
{
    /// <param name="papersAgreedBy">The earlier paper date that the applicant signed, if any.</param>
    public static FilingPlan Simulate(PatentWindow window, DateOnly contact, DateOnly contract, EmployerKind employer, DateOnly? papersAgreedBy, LawInForce law)
    {
        Lane lane = window.LaneFor(contact, contract) ?? Lane.Compressed;
        ChecklistFacts facts = new(employer, [], contact, contract, AllPapersAgreedBy: papersAgreedBy);
        DateOnly lastPapers = Checklist.For(facts, window, law).Where(item => item.StartsHandoverClock && item.Need != Need.NotRequired).Max(item => item.Due);
        DateOnly handOver = HandoverDay.NextDay(lastPapers, law);

        // Q3: by default the authority's receipt matters; under the other reading the Centre's does.
        DateOnly decisive = law.Switches.Is(SwitchCode.WhoseReceipt, "centre") ? lastPapers : handOver;
        bool passes = decisive <= window.LastFilingA.Earliest;

        DateOnly latest = window.LatestContactFor(window.LastFilingA.Earliest);
        DateOnly lawful = LastLawfulDay(lane, contract, law);
        DateOnly bring = latest < lawful ? latest : lawful;
        DateOnly? bringBy = bring >= contract ? bring : null;
        return new FilingPlan(contact, contract, lane, lastPapers, handOver, window.LastFilingA, passes, [Judge(window, lane, contact, contract, lastPapers, handOver, decisive, passes, bringBy)], bringBy);
    }

    private static DateOnly LastLawfulDay(Lane lane, DateOnly contract, LawInForce law) =>
        lane == Lane.Compressed ? contract : law.Edition.Term(TermCode.LatePapers).Count(contract, law.Calendar).Earliest;

    private static Finding Judge(PatentWindow window, Lane lane, DateOnly contact, DateOnly contract, DateOnly lastPapers, DateOnly handOver, DateOnly decisive, bool passes, DateOnly? bringBy)
    {
        ReadOnlySpan<(string, object?)> facts =
        [
            ("contact", contact), ("contract", contract), ("lane", lane.ToString().ToLowerInvariant()), ("papers", lastPapers),
            ("handover", handOver), ("last", window.LastFilingA.Earliest), ("bring_by", bringBy),
        ];
        return passes ? Finding.Of("plan.in-time", "3.9.3", Verdict.Met, Effect.Informs, facts)
            : bringBy is not null ? Finding.Of("plan.papers-sooner", "3.10.2", Verdict.NotMet, Effect.NeedsSecondPerson, facts) with { Statute = "115-ФЗ, ст. 13.3", Repair = "agree-earlier-papers" }
            : decisive <= window.LastFilingA.Latest ? Finding.Of("plan.may-be-too-late", "6.3.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, facts) with { Statute = "115-ФЗ, ст. 13.3", Repair = "sign-risk-notice" }
            : Finding.Of("plan.too-late", "6.3.1", Verdict.NotMet, Effect.NeedsSecondPerson, facts) with { Statute = "115-ФЗ, ст. 13.3", Repair = "sign-risk-notice" };
    }
}
