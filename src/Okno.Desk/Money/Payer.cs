using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Desk;

public sealed partial class ServiceDesk
{
    /// <summary>The accountant says that a line is the money of one receipt although they name different sums: both are kept, and the disagreement is a task.</summary>
    public async Task<Performed> TieReceiptAsync(string lineNumber, string caseNumber, string paymentId, By by, CancellationToken ct = default)
    {
        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { Erased: false } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        return await store.FindByNumberAsync(StreamKinds.Case.Name, caseNumber, ct) is not { Erased: false } found ? new Performed.NotFound(caseNumber)
            : !line.Bank.MayPay ? new Performed.Refused([Finding.Of("line.pays-in-roubles", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))])
            : await PerformAsync(found.Id, new ConfirmPayment(paymentId, line.Bank.Amount, line.Evidence), by, ct);
    }

    /// <summary>The statement line behind a payment of a case, with the payer's requisites as the bank gave them; null where only a receipt proves it.</summary>
    public async Task<IncomingLine?> PaidByAsync(Case @case, string paymentId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return await LineBehindAsync(@case.Payments.FirstOrDefault(payment => payment.Id == paymentId), ct) is { Erased: false } line ? StreamKinds.Line.Open(line) : null;
    }
}
