using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>A side of a payment order as printed; what is null prints nothing.</summary>
public sealed record RefundSide(string Name, string? Inn, string? Kpp, string Account, string Bank, string Bik, string? CorrespondentAccount);

/// <summary>The order to give money back to the one who paid (Q17): number, sum, both sides, purpose, and why the money goes back.</summary>
/// <param name="Order">Number of the Centre's payment order.</param>
/// <param name="Paid">The payment that goes back, in one line.</param>
/// <param name="Cause">Why it goes back, with the clause.</param>
/// <param name="Proof">What proves the cause, in one line; null where the cause is the payment itself.</param>
public sealed record RefundSheet(
    PaperHead Head, string Order, Money Amount, RefundSide From, RefundSide To, string Purpose, string Paid, ClauseText Cause, string? Proof, Signer Accountant, Signer Supervisor) : IPaper
{
    public static string Template => "refund-order";

    public string AmountInWords => Display.InWords(Amount);
}
