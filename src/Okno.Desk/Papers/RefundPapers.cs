using Okno.Desk.Wording;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Desk.Papers;

/// <summary>The printed order of a refund, and the purpose that stands on it and in the bank's file.</summary>
public static class RefundPapers
{
    /// <summary>Purpose of the payment; at most 210 characters, as the bank takes.</summary>
    public static string Purpose(TextBook words, RefundOrder order, string subject, bool isLine)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(order);
        string purpose = words.Say(isLine ? "refund.purpose-line" : "refund.purpose", ("number", subject), ("payee", order.Payee.Name));
        return purpose.Length <= 210 ? purpose : purpose[..210];
    }

    internal static RefundSheet Sheet(Case @case, RefundOrder order, string accountant, PrintedCase printed)
    {
        Domain.Law.Requisites from = printed.Law.Edition.Requisites;
        Payment? paid = @case.Payments.FirstOrDefault(payment => payment.Id == order.PaymentId);
        OutcomeProof? proof = OutcomeProof.Of(@case);
        return new RefundSheet(
            printed.Head(@case.Number, order.On), order.Number, order.Amount,
            new RefundSide(from.Recipient, from.Inn, from.Kpp, from.Account, from.Bank, from.Bic, from.CorrespondentAccount),
            new RefundSide(order.Payee.Name, order.Payee.Inn, null, order.Payee.Account, order.Payee.Bank, order.Payee.Bik, order.Payee.CorrespondentAccount),
            Purpose(printed.Words, order, @case.Number, isLine: false),
            paid is null ? "" : printed.Words.Say(paid.Evidence is PaymentReceipt ? "refund.paid-receipt" : "refund.paid-line",
                ("sum", paid.Amount), ("on", paid.PaidOn), ("payer", paid.Evidence.Payer), ("number", (paid.Evidence as PaymentReceipt)?.Number)),
            @case.Outcome is { } outcome ? new ClauseText(printed.Words.Say(outcome.Cause), printed.Clause(outcome.Clause)) : new ClauseText(printed.Words.Say("refund.over"), "5.2"),
            proof is null ? null : printed.Words.Say(proof.Code, ("number", proof.Number), ("on", proof.On)),
            printed.Signer("accountant", accountant), printed.Signer("supervisor", null));
    }
}
