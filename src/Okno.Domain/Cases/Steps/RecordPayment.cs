using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Windows;

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
            new Rule<RecordPayment>("payment.evidence-not-used", "6.2", "The same evidence is not recorded in another case", Effect.Blocks,
                (_, c) => c.Facts.EvidenceUsedIn is null ? null : Breach.With(("number", c.Facts.EvidenceUsedIn))),
            new Rule<RecordPayment>("payment.case-has-intake", "3.10.1", "The case is open and its intake is saved", Effect.Blocks,
                (_, c) => c.Case.Intake is not null && c.Case.Phase != Phase.Closed ? null : Breach.With(("phase", c.Case.Phase))),
            new Rule<RecordPayment>("payment.after-offer", "7.2", "An offer was made before the payment", Effect.Warns,
                (_, c) => c.Case.Offer is not null ? null : Breach.ForHuman()),
            new Rule<RecordPayment>("payment.payer-is-applicant", "3.2", "The payer named on the evidence is the applicant", Effect.Warns,
                (s, c) => c.Case.Intake is not { } intake || SamePerson(s.Evidence.Payer, intake.Applicant.Name) ? null : Breach.ForHuman(("payer", s.Evidence.Payer))),
        ],
        [typeof(PaymentRecorded), typeof(ContractConcluded), typeof(PaymentBoughtNothing)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.Payments.Any(payment => payment.Id == Evidence.Identity || payment.ConfirmedBy == Evidence.Identity);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Case @case = context.Case;
        bool fromRecord = Evidence is BankLine;
        yield return new PaymentRecorded(new Payment(Evidence.Identity, Amount, PaidOn, Evidence, fromRecord, fromRecord ? Evidence.Identity : null));
        if (@case.Contract is not null || @case.PhaseFacts.Ended)
        {
            // Whatever comes after the contract or after the end is the payer's money: Apply credits it.
            yield break;
        }

        PatentWindow window = PatentWindow.Of(@case.Intake!.Patent.IssuedOn, context.Law);
        DateOnly contact = @case.ContactedOn ?? PaidOn;
        if (window.StatusOn(contact) == WindowStatus.Closed || (PaidOn > window.LastFilingA.Latest && !window.TouchesFreeze))
        {
            yield return new PaymentBoughtNothing("ending.payment-after-window", "1.2", PaidOn);
            yield break;
        }

        bool offered = @case.Offer is { } offer && PaidOn <= offer.ValidUntil;
        if (!offered && CaseAssessment.Of(context, PaidOn).Findings.Any(finding => finding.IsBlocking && finding.Verdict == Verdict.NotMet))
        {
            yield return new PaymentBoughtNothing("ending.payment-ineligible", "Q23", PaidOn);
            yield break;
        }

        Money? price = offered ? @case.Offer!.Price : context.Law.PriceOn(PaidOn)?.Amount;
        if (price is { } due && @case.Ledger.Balance(LedgerAccount.Deposit) + Amount >= due)
        {
            yield return Conclude(context, window, contact, due);
        }
    }

    private ContractConcluded Conclude(StepContext context, PatentWindow window, DateOnly contact, Money price)
    {
        Intake intake = context.Case.Intake!;
        (DateOnly last, DateOnly rolled) = ContractTerm.Of(PaidOn, context.Law);
        // Q33: without an offer nobody agreed on later days, so every paper is due on the day of the contract.
        DateOnly? agreed = context.Case.Offer is null ? PaidOn : context.Case.Offer.PapersAgreedBy;
        ChecklistFacts facts = new(intake.Employer.Kind, intake.ForeignLanguagePapers, contact, PaidOn, intake.LanguageProofStillValid, agreed);
        ImmutableArray<ChecklistItem> checklist = Checklist.For(facts, window, context.Law);
        return new ContractConcluded(
            new Contract(PaidOn, last, rolled, window.LaneFor(contact, PaidOn) ?? Lane.Compressed, price, checklist, context.Law.Version, context.Case.Offer is null),
            WindowDays.Of(window));
    }

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
