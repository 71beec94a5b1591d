using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>Closes a case: the money has its outcome, nothing is due, and no original of the applicant is left at the Centre (3.5).</summary>
public sealed record Close(string? Words) : CaseStep<Close>
{
    private static readonly StepInfo Info = new(
        "close", "3.5, 3.11", [Role.Operator, Role.Accountant, Role.Supervisor],
        [
            new Rule<Close>("close.case-ended", "3.5", "The case has ended, or was never paid for", Effect.Blocks,
                (_, c) => c.Case is { PhaseFacts.Ended: true, Phase: not Phase.Closed } or { Phase: Phase.RefusedOtherwise, Outcome: not null }
                    || (c.Case.Phase is Phase.Opened or Phase.Assessed or Phase.Offered && c.Case.Ledger.Received == Money.Zero) ? null : Breach.With(("phase", c.Case.Phase))),
            new Rule<Close>("close.money-decided", "3.12", "The money has its outcome", Effect.Blocks,
                (_, c) => c.Case.Outcome is not null || c.Case.Ledger.Received == Money.Zero ? null : Breach.With(("received", c.Case.Ledger.Received))),
            new Rule<Close>("close.nothing-due", "3.12", "Everything that is due is paid back", Effect.Blocks,
                (_, c) => c.Case.Ledger.Balance(LedgerAccount.RefundDue) is var due && due > Money.Zero ? Breach.With(("due", due)) : null),
            new Rule<Close>("close.evidence-settled", "3.2", "No receipt and statement line disagree", Effect.Blocks,
                (_, c) => c.Case.Disputes.FirstOrDefault(dispute => dispute.Held is null) is { } open ? Breach.With(("receipt", open.Receipt.Amount), ("line", open.Bank.Amount)) : null),
            new Rule<Close>("close.originals-returned", "3.5", "No original of the applicant is left at the Centre", Effect.Blocks,
                (_, c) => string.Join(", ", c.Case.Papers.Where(paper => paper.Custody == Custody.Taken).Select(paper => paper.Paper)) is { Length: > 0 } kept ? Breach.With(("papers", kept)) : null),
        ],
        [typeof(CaseClosed)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new CaseClosed(context.Today, Words)];
}

[Event("case-closed")]
public sealed record CaseClosed(DateOnly On, string? Words) : CaseEvent;
