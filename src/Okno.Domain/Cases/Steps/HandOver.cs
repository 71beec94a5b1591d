using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// The papers of a listed case are handed to the authority: from this moment the service is rendered (3.11). A late hand-over is never blocked, because 3.9.3 obliges the Centre to it; it warns, after the last
/// day to file it needs a second person, and the record keeps the Centre's fault (Q28).
/// </summary>
public sealed record HandOver(string Register) : CaseStep<HandOver>
{
    private static readonly StepInfo Info = new(
        "hand-over", "3.7.2, 3.9.3, 3.11", [Role.Courier, Role.Supervisor],
        [
            ContractRules.PhaseIs<HandOver>(Phase.Listed),
            new Rule<HandOver>("handover.in-this-register", "3.11", "The case is listed in this register", Effect.Blocks,
                (s, c) => c.Case.Listing is { } listing && listing.Register != s.Register ? Breach.With(("register", listing.Register)) : null),
            ContractRules.ContractIsInForce<HandOver>(),
            ContractRules.BeforeHardStop<HandOver>((_, c) => c.Today),
            new Rule<HandOver>("handover.before-last-filing", "1.2", "The hand-over is not later than the last day to file", Effect.NeedsSecondPerson,
                (_, c) => c.Case.Days is { } days && c.Today > days.LastFiling.Latest ? Breach.With(("day", c.Today), ("lastFiling", days.LastFiling.Latest)) : null),
            ContractRules.PassportHolds<HandOver>((_, c) => c.Case.Listing is { } listing && c.Today > listing.PlannedFor ? c.Today : null),
            new Rule<HandOver>("handover.one-day-kept", "3.9.3", "The hand-over is within one calendar day from the last paper, by the authority's hours", Effect.Warns,
                (_, c) => c.Case.Complete is { } complete && c.Case.Refusals.IsEmpty && c.Today > complete.HandoverDue ? Breach.With(("day", c.Today), ("due", complete.HandoverDue)) : null),
        ],
        [typeof(HandedOver), typeof(FaultRecorded)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        yield return new HandedOver(Register, context.Today);
        bool papersWereLate = context.Case.Faults.Any(fault => !fault.OfTheCentre);
        foreach (Finding late in warnings.Where(finding => finding.Code is "handover.one-day-kept" or "handover.before-last-filing"))
        {
            // The one day is the Centre's own; a filing after the last day is the Centre's fault only where the applicant's papers were in time (Q3, Q28).
            yield return new FaultRecorded(new Fault("fault." + late.Code, late.Clause, OfTheCentre: late.Code == "handover.one-day-kept" || !papersWereLate, context.Today));
        }
    }
}

[Event("handed-over")]
public sealed record HandedOver(string Register, DateOnly On) : CaseEvent;
