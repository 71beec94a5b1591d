using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Records a payment by its evidence (3.2). When what has been paid reaches the price, the contract is concluded on the day of the completing payment (3.3, 3.4, Q6, Q26); less is a deposit, more is a
/// credit. A payment after the window, or of somebody whom the Rules do not admit, concludes nothing and waits to be returned (Q23). From an eligible person without an offer it is a contract by 7.2 (Q33).
/// </summary>
/// <param name="Amount">More than zero.</param>
/// <param name="PaidOn">By Q26: execution day on the payer's document, else debit day, else credit day; not in the future.</param>
public sealed record RecordPayment(Money Amount, DateOnly PaidOn, PaymentEvidence Evidence) : CaseStep<RecordPayment>
{
    private static readonly StepInfo Info = new(
        "record-payment", "3.1, 3.2, 3.3, 3.4, 5.2, 7.2", [Role.Operator, Role.Accountant, Role.Supervisor, Role.System],
        [
            new Rule<RecordPayment>("payment.amount-positive", "5.2", "The sum paid is more than nothing", Effect.Blocks,
                (s, _) => s.Amount > Money.Zero ? null : Breach.With(("amount", s.Amount))),
            new Rule<RecordPayment>("payment.not-in-future", "3.2", "The day of payment is not in the future", Effect.Blocks,
                (s, c) => s.PaidOn <= c.Today ? null : Breach.With(("paid", s.PaidOn))),
            new Rule<RecordPayment>("payment.receipt-has-number", "3.2", "The payment receipt has a number", Effect.Blocks,
                (s, _) => s.Evidence is PaymentReceipt receipt && string.IsNullOrWhiteSpace(receipt.Number) ? Breach.With(("bank", receipt.Bank)) : null),
            new Rule<RecordPayment>("payment.evidence-not-used", "6.2", "The same evidence is not recorded in another case", Effect.Blocks,
                (_, c) => c.Facts.EvidenceUsedIn is null ? null : Breach.With(("number", c.Facts.EvidenceUsedIn))),
            new Rule<RecordPayment>("payment.case-has-intake", "3.10.1", "The case is open and its intake is saved", Effect.Blocks,
                (_, c) => c.Case.Intake is not null && c.Case.Phase != Phase.Closed ? null : Breach.With(("phase", c.Case.Phase))),
            new Rule<RecordPayment>("payment.not-the-same-twice", "3.2", "The receipt and the bank's line of one payment are not counted as two payments", Effect.NeedsSecondPerson,
                (s, c) => TheOtherEvidence(s, c.Case) is { } other ? Breach.ForHuman(("amount", other.Amount), ("paid", other.PaidOn)) : null),
            new Rule<RecordPayment>("payment.after-offer", "7.2", "An offer was made before the payment and still stood", Effect.Warns,
                (s, c) => c.Case.Contract is not null || Acceptance.StandingOffer(c.Case, s.PaidOn) is not null ? null : Breach.ForHuman(("paid", s.PaidOn))),
            new Rule<RecordPayment>("payment.payer-is-applicant", "3.2", "The payer named on the evidence is the applicant", Effect.Warns,
                (s, c) => c.Case.Intake is not { } intake || SamePerson(s.Evidence.Payer, intake.Applicant.Name) ? null : Breach.ForHuman(("payer", s.Evidence.Payer))),
        ],
        [typeof(PaymentRecorded), typeof(ContractConcluded), typeof(PaymentBoughtNothing), typeof(PapersCompleted)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.Payments.Any(payment => payment.Id == Evidence.Identity || payment.ConfirmedBy == Evidence.Identity);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Case @case = context.Case;
        bool fromRecord = Evidence is BankLine;
        PaymentRecorded recorded = new(new Payment(Evidence.Identity, Amount, PaidOn, Evidence, fromRecord, fromRecord ? Evidence.Identity : null));
        yield return recorded;
        if (@case.Contract is not null || @case.PhaseFacts.Ended)
        {
            // Whatever comes after the contract or after the end is the payer's money: Apply credits it.
            yield break;
        }

        // Parts may be recorded in any order: what concludes is the sum, on the day of the latest part.
        DateOnly day = @case.Payments.Select(payment => payment.PaidOn).Append(PaidOn).Max();
        if (Acceptance.Of(context, @case.Ledger.Balance(LedgerAccount.Deposit) + Amount, day, PaidOn) is not { } comes)
        {
            yield break;
        }

        yield return comes;
        if (PapersCompleted.IfNow(@case.Apply([recorded, comes]), context) is { } completed)
        {
            // Papers that came under a contract which a correction undid are still here.
            yield return completed;
        }
    }

    /// <summary>A payment of the same sum that the other kind of evidence proves, and that nothing ties to this kind yet: most likely the very same payment.</summary>
    private static Payment? TheOtherEvidence(RecordPayment step, Case @case) => @case.Payments.FirstOrDefault(payment =>
        payment.Amount == step.Amount && (step.Evidence is BankLine ? payment is { Evidence: PaymentReceipt, Confirmed: false } : payment.Evidence is BankLine));

    /// <summary>The surname, in Cyrillic or in Latin letters, stands in the payer's name. A coarse test: it only warns.</summary>
    private static bool SamePerson(string payer, PersonName name) =>
        payer.Length == 0
        || payer.Contains(name.Surname, StringComparison.OrdinalIgnoreCase)
        || (name.LatinSurname.Length > 0 && payer.Contains(name.LatinSurname, StringComparison.OrdinalIgnoreCase));
}

[Event("payment-recorded")]
public sealed record PaymentRecorded(Payment Payment) : CaseEvent;

[Event("contract-concluded")]
public sealed record ContractConcluded(Contract Contract, WindowDays Days) : CaseEvent;

/// <summary>The payment concludes no contract (Q23): the money waits to be returned in full.</summary>
[Event("payment-bought-nothing")]
public sealed record PaymentBoughtNothing(string Code, string Clause, DateOnly On) : CaseEvent;
