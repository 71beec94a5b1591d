using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Puts a complete case into a register for a day. The Centre's own record of the payment must be there (3.9.3); near the last day two persons may release a case whose payment is proved by the receipt
/// alone (Q16). A case that the authority refused on another ground is mended and listed again the same way while time remains (Q21).
/// </summary>
public sealed record ListForHandover(string Register, DateOnly PlannedFor) : CaseStep<ListForHandover>
{
    private static readonly StepInfo Info = new(
        "list-for-handover", "3.7.2, 3.9.3", [Role.Courier, Role.Supervisor],
        [
            ContractRules.PhaseIs<ListForHandover>(Phase.Complete, Phase.RefusedOtherwise),
            ContractRules.ContractIsInForce<ListForHandover>(),
            new Rule<ListForHandover>("handover.register-open", "3.11", "The register exists and nothing of it was handed over yet", Effect.Blocks,
                (s, c) => c.Facts.RegisterIsOpen ? null : Breach.With(("register", s.Register))),
            new Rule<ListForHandover>("handover.money-undecided", "3.14", "The money of this case is not decided yet: after that nothing is handed over", Effect.Blocks,
                (_, c) => c.Case.Outcome is { } outcome ? Breach.With(("cause", outcome.Cause)) : null),
            new Rule<ListForHandover>("handover.papers-complete", "3.9.3", "Every paper of 2.1.4-2.1.11 is accepted", Effect.Blocks,
                (_, c) => MissingFromPacket(c.Case) is { Length: > 0 } missing ? Breach.With(("missing", missing)) : null),
            new Rule<ListForHandover>("handover.day-not-past", "3.9.3", "The planned day is today or later and within the contract", Effect.Blocks,
                (s, c) => s.PlannedFor >= c.Today && s.PlannedFor <= c.Case.Contract?.LastRolled ? null : Breach.With(("planned", s.PlannedFor), ("last", c.Case.Contract?.LastRolled))),
            new Rule<ListForHandover>("handover.payment-in-record", "3.9.3", "The payment is in the Centre's own record", Effect.Blocks,
                (_, c) => PaymentIsInRecord(c.Case) || IsLastMoment(c) ? null : Breach.With(("safe", c.Case.Days?.SafeContact))),
            new Rule<ListForHandover>("handover.release-without-record", "Q16", "A payment that only the receipt proves is released by two persons", Effect.NeedsSecondPerson,
                (_, c) => !PaymentIsInRecord(c.Case) && IsLastMoment(c) ? Breach.With(("lastFiling", c.Case.Days?.LastFiling.Earliest)) : null),
            new Rule<ListForHandover>("handover.in-time", "1.2", "The planned day is not later than the last day to file", Effect.NeedsSecondPerson,
                (s, c) => c.Case.Days is { } days && s.PlannedFor > days.LastFiling.Earliest ? Breach.With(("planned", s.PlannedFor), ("lastFiling", days.LastFiling.Earliest)) : null),
            new Rule<ListForHandover>("handover.within-one-day", "3.9.3", "The planned day is within one calendar day from the last paper, by the authority's hours", Effect.Warns,
                (s, c) => c.Case.Complete is { } complete && c.Case.Refusals.IsEmpty && s.PlannedFor > complete.HandoverDue ? Breach.With(("planned", s.PlannedFor), ("due", complete.HandoverDue)) : null),
            ContractRules.BeforeHardStop<ListForHandover>((s, _) => s.PlannedFor),
            new Rule<ListForHandover>("handover.authority-open", "3.9.3", "The authority is open on the planned day", Effect.Warns,
                (s, c) => c.Law.Authority.IsOpen(s.PlannedFor) ? null : Breach.ForHuman(("planned", s.PlannedFor))),
            ContractRules.PassportHolds<ListForHandover>((s, _) => s.PlannedFor),
            new Rule<ListForHandover>("handover.papers-from-employer", "2.1.9", "The petition and the contract come from the employer now named", Effect.NeedsSecondPerson,
                (_, c) => c.Case.Intake is { Employer.Inn: { Length: > 0 } declared } && FromAnotherEmployer(c.Case, declared) is { Length: > 0 } papers ? Breach.With(("papers", papers), ("declared", declared)) : null),
            new Rule<ListForHandover>("handover.visit-done", "3.8", "The visit for fingerprints and photo is done", Effect.Warns,
                (_, c) => c.Case.Visit is { Attended: true } ? null : Breach.ForHuman()),
        ],
        [typeof(Listed)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<Finding> FurtherFindings(StepContext context) => CaseTax.AtListing(PlannedFor, context);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new Listed(Register, PlannedFor, warnings)];

    private static string MissingFromPacket(Case @case) => string.Join(", ", @case.Missing.Where(item => item.StartsHandoverClock).Select(item => item.Paper));

    private static string FromAnotherEmployer(Case @case, string declared) => string.Join(", ", @case.Papers
        .Where(paper => paper is { Paper.Kind: PaperKind.Petition or PaperKind.WorkContract, IsAccepted: true } && paper.Details.GetValueOrDefault("employerInn") is { Length: > 0 } inn && inn != declared)
        .Select(paper => paper.Paper));

    private static bool PaymentIsInRecord(Case @case)
    {
        Money confirmed = @case.Payments.Aggregate(Money.Zero, (sum, payment) => sum + payment.Proved);
        return @case.Contract is { } contract && confirmed >= contract.Price;
    }

    private static bool IsLastMoment(StepContext context) => context.Case.Days is { } days && context.Today >= days.SafeContact;
}

[Event("listed")]
public sealed record Listed(string Register, DateOnly PlannedFor, ImmutableArray<Finding> Findings) : CaseEvent;
