using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases;

/// <summary>How the events of money change the ledger of a case. A correction posts the reverse entries on its own day.</summary>
public sealed partial record Case
{
    private Case WithPayment(Payment payment)
    {
        Ledger ledger = Ledger.Post(payment.PaidOn, LedgerAccount.OnTheWay, LedgerAccount.Deposit, payment.Amount, "payment-recorded");
        if (Outcome is not null || Contract is not null)
        {
            ledger = ledger.Post(payment.PaidOn, LedgerAccount.Deposit, Outcome is null ? LedgerAccount.Credit : LedgerAccount.RefundDue, payment.Amount, "payment-over-price");
        }

        return this with { Payments = Payments.Add(payment), Ledger = ledger, Phase = Phase is Phase.Opened or Phase.Assessed or Phase.Offered ? Phase.PaidPartly : Phase };
    }

    private Case Conclude(ContractConcluded e)
    {
        Money held = Ledger.Balance(LedgerAccount.Deposit);
        return this with
        {
            Phase = Phase.Collecting,
            Contract = e.Contract,
            Days = e.Days,
            Ledger = Ledger.Post(e.Contract.On, LedgerAccount.Deposit, LedgerAccount.Contract, e.Contract.Price, "contract-concluded")
                .Post(e.Contract.On, LedgerAccount.Deposit, LedgerAccount.Credit, held - e.Contract.Price, "payment-over-price"),
        };
    }

    private Case Confirm(PaymentConfirmed e)
    {
        Payment payment = Payments.First(p => p.Id == e.PaymentId);
        Payment confirmed = payment with { Confirmed = true, ConfirmedBy = e.Line.Identity, InRecord = e.InRecord };
        return With(confirmed) with
        {
            // What the bank shows over the receipt is money of this payer that nothing explains yet.
            Ledger = Ledger.Post(payment.PaidOn, LedgerAccount.OnTheWay, LedgerAccount.Unmatched, confirmed.OverReceipt, "evidence-over-receipt"),
        };
    }

    private Case Settle(EvidenceSettled e)
    {
        Payment payment = Payments.First(p => p.Id == e.PaymentId);
        bool byBank = e.Held == EvidenceSide.BankRecord;
        LedgerAccount taker = Outcome is not null ? LedgerAccount.RefundDue : byBank && Contract is null ? LedgerAccount.Deposit : LedgerAccount.Credit;
        Ledger ledger = Ledger.Post(e.On, LedgerAccount.Unmatched, taker, payment.OverReceipt, "evidence-settled");
        Money lacking = byBank ? payment.Amount - payment.Proved : Money.Zero;
        Money fromCredit = Money.Min(lacking, ledger.Balance(LedgerAccount.Credit));
        return With(byBank ? payment with { Amount = e.Amount, PaidOn = e.PaidOn, InRecord = null } : payment) with
        {
            Ledger = ledger.Post(e.On, LedgerAccount.Credit, LedgerAccount.OnTheWay, fromCredit, "evidence-settled")
                .Post(e.On, LedgerAccount.Deposit, LedgerAccount.OnTheWay, lacking - fromCredit, "evidence-settled"),
            Disputes = [.. Disputes.Select(dispute => dispute.PaymentId == e.PaymentId && dispute.Held is null ? dispute with { Held = e.Held, SettledOn = e.On, Why = e.Why } : dispute)],
        };
    }

    private Case TakeBack(PaymentTakenBack e)
    {
        Payment payment = Payments.First(p => p.Id == e.PaymentId);
        Money unexplained = OpenDispute(e.PaymentId) is null ? Money.Zero : payment.OverReceipt;
        Money over = payment.OverReceipt - unexplained;
        Money fromCredit = Contract is null ? Money.Min(over, Ledger.Balance(LedgerAccount.Credit)) : payment.Amount + over;
        return this with
        {
            Phase = e.Back,
            Ending = e.Back == Phase ? Ending : null,
            Payments = Payments.Remove(payment),
            TakenBack = TakenBack.Add(new TakenBackPayment(payment, e.On, e.Why)),
            Disputes = [.. Disputes.Where(dispute => dispute.PaymentId != e.PaymentId)],
            Ledger = Ledger.Post(e.On, LedgerAccount.Unmatched, LedgerAccount.OnTheWay, unexplained, "payment-taken-back")
                .Post(e.On, LedgerAccount.Credit, LedgerAccount.OnTheWay, fromCredit, "payment-taken-back")
                .Post(e.On, LedgerAccount.Deposit, LedgerAccount.OnTheWay, payment.Amount + over - fromCredit, "payment-taken-back"),
        };
    }

    private Case Undo(ContractUndone e) => this with
    {
        Phase = e.Back,
        Contract = null,
        Complete = null,
        CreditKept = null,
        Ledger = Ledger.Post(e.On, LedgerAccount.Contract, LedgerAccount.Deposit, Ledger.Balance(LedgerAccount.Contract), "contract-undone")
            .Post(e.On, LedgerAccount.Credit, LedgerAccount.Deposit, Ledger.Balance(LedgerAccount.Credit), "contract-undone"),
    };

    /// <summary>The disagreement about a payment that nobody has settled yet, or null.</summary>
    public EvidenceDispute? OpenDispute(string paymentId) => Disputes.FirstOrDefault(dispute => dispute.PaymentId == paymentId && dispute.Held is null);

    private Case With(Payment payment) => this with { Payments = [.. Payments.Select(p => p.Id == payment.Id ? payment : p)] };

    private Case Settle(Outcome outcome)
    {
        Ledger ledger = Ledger;
        Money toKeep = outcome.Retained;
        foreach (LedgerAccount account in (ReadOnlySpan<LedgerAccount>)[LedgerAccount.Contract, LedgerAccount.Deposit])
        {
            Money kept = Money.Min(toKeep, ledger.Balance(account));
            ledger = ledger.Post(outcome.On, account, LedgerAccount.Earned, kept, outcome.Cause);
            ledger = ledger.Post(outcome.On, account, LedgerAccount.RefundDue, ledger.Balance(account), outcome.Cause);
            toKeep -= kept;
        }

        ledger = ledger.Post(outcome.On, LedgerAccount.Credit, LedgerAccount.RefundDue, ledger.Balance(LedgerAccount.Credit), outcome.Cause);
        return this with { Outcome = outcome, Ledger = ledger };
    }
}
