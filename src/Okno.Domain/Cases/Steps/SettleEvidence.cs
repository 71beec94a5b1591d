using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Settles which evidence of a payment holds (3.2, Q16, Q26). The receipt: everything stays, what the bank has above it is the payer's credit, what it has below is still on the way. The bank's record: the payment gets its sum
/// and day, and the contract is concluded anew on that day, or not at all, always by counter-entries. Two persons where the contract goes or a term moves to the applicant's loss.
/// </summary>
public sealed record SettleEvidence(string PaymentId, EvidenceSide Holds, string Reason) : CaseStep<SettleEvidence>
{
    private static readonly StepInfo Info = new(
        "settle-evidence", "3.2, 3.3, 3.4", [Role.Accountant, Role.Supervisor],
        [
            new Rule<SettleEvidence>("settle.disputed", "3.2", "Receipt and statement line of this payment disagree, and nobody has settled it", Effect.Blocks,
                (s, c) => c.Case.OpenDispute(s.PaymentId) is null ? Breach.With(("payment", s.PaymentId)) : null),
            new Rule<SettleEvidence>("settle.has-reason", "3.2", "It is said why this evidence holds", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Reason) ? Breach.With() : null),
            new Rule<SettleEvidence>("settle.not-handed-over", "3.11", "What would change the contract happens before the case is listed, handed over, or its money decided", Effect.Blocks,
                (s, c) => s.ComesTo(c) is { Changes: true } && Correction.IsTooLate(c.Case) ? Breach.With(("phase", c.Case.Phase)) : null),
            new Rule<SettleEvidence>("settle.money-here", "Q17", "The sum by which the bank has less was not given back meanwhile", Effect.Blocks,
                (s, c) => s.ComesTo(c) is { } change && s.Holds == EvidenceSide.BankRecord && change.Payment.Amount - change.Payment.Proved is var lacking
                    && lacking > Correction.Movable(c.Case, change.Undone) ? Breach.With(("amount", lacking)) : null),
            new Rule<SettleEvidence>("settle.against-applicant", "3.4", "A contract is taken away, or its term moved to the applicant's loss, only by two persons", Effect.NeedsSecondPerson,
                (s, c) => s.ComesTo(c) is { Undone: true } change && IsWorse(c.Case.Contract!, change.Comes as ContractConcluded)
                    ? Breach.With(("contract", c.Case.Contract!.On), ("becomes", (change.Comes as ContractConcluded)?.Contract.On)) : null),
        ],
        [typeof(EvidenceSettled), typeof(ContractUndone), typeof(ContractConcluded), typeof(PaymentBoughtNothing), typeof(PapersCompleted)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.Disputes.Any(dispute => dispute.PaymentId == PaymentId && dispute.Held == Holds) && context.Case.OpenDispute(PaymentId) is null;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Change change = ComesTo(context)!;
        EvidenceSettled settled = new(PaymentId, Holds, change.Amount, change.PaidOn, Reason.Trim(), context.Today);
        CaseEvent[] events = [.. change.Undone ? [new ContractUndone(context.Today, context.Case.PhaseFacts.Ended ? context.Case.Phase : Phase.PaidPartly)] : Array.Empty<CaseEvent>(), settled, .. change.Comes is { } comes ? [comes] : Array.Empty<CaseEvent>()];
        return PapersCompleted.IfNow(context.Case.Apply(events), context) is { } completed ? [.. events, completed] : events;
    }

    /// <summary>What the step would do: the payment's sum and day, whether the contract goes, and what comes instead. Null where there is nothing to settle.</summary>
    private Change? ComesTo(StepContext context)
    {
        Case @case = context.Case;
        if (@case.OpenDispute(PaymentId) is not { } dispute)
        {
            return null;
        }

        Payment payment = @case.Payments.First(one => one.Id == PaymentId);
        if (Holds == EvidenceSide.Receipt)
        {
            return new Change(payment, payment.Amount, payment.PaidOn, false, null);
        }

        Change plain = new(payment, dispute.Bank.Amount, dispute.Bank.PaidOn, false, null);
        if (@case.PhaseFacts.Ended)
        {
            Money all = EvidenceReadings.Replaced(@case, payment, plain.Amount, plain.PaidOn).Aggregate(Money.Zero, (sum, one) => sum + one.Amount);
            return plain with { Undone = @case.Contract is { } contract && all < contract.Price };
        }

        CaseEvent? comes = Acceptance.Of(context, EvidenceReadings.Replaced(@case, payment, plain.Amount, plain.PaidOn));
        return @case.Contract is not { } old ? plain with { Comes = comes }
            : comes is ContractConcluded same && same.Contract.On == old.On && same.Contract.Price == old.Price ? plain
            : plain with { Undone = true, Comes = comes is ContractConcluded other ? other with { Contract = WithOldDemands(other.Contract, old) } : comes };
    }

    /// <summary>Translations demanded under the old contract are demanded under the new one too.</summary>
    private static Contract WithOldDemands(Contract contract, Contract old) =>
        contract with { Checklist = contract.Checklist.AddRange(old.Checklist.Where(item => contract.Checklist.All(known => known.Paper != item.Paper))) };

    private static bool IsWorse(Contract old, ContractConcluded? comes) => comes?.Contract is not { } now
        || now.Last < old.Last
        || (old.Lane == Lane.Standard && now.Lane == Lane.Compressed)
        || now.Price > old.Price
        || now.Checklist.Any(item => old.Checklist.FirstOrDefault(known => known.Paper == item.Paper) is { } known && item.Due < known.Due);

    private sealed record Change(Payment Payment, Money Amount, DateOnly PaidOn, bool Undone, CaseEvent? Comes)
    {
        public bool Changes => Undone || Comes is not null;
    }
}

/// <summary>Which evidence holds; <paramref name="Amount"/> and <paramref name="PaidOn"/> are the payment's from now on.</summary>
[Event("evidence-settled")]
public sealed record EvidenceSettled(string PaymentId, EvidenceSide Held, Money Amount, DateOnly PaidOn, string Why, DateOnly On) : CaseEvent;

/// <summary>A correction shows that no payment accepted the offer as recorded: the contract was never concluded so (Civil Code 432, 438). Its price is a deposit again.</summary>
[Event("contract-undone")]
public sealed record ContractUndone(DateOnly On, Phase Back) : CaseEvent;
