using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Desk;

public sealed partial class ServiceDesk
{
    /// <summary>The statement line behind a payment of a case, with the payer's requisites as the bank gave them; null where only a receipt proves it.</summary>
    public async Task<IncomingLine?> PaidByAsync(Case @case, string paymentId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return await LineBehindAsync(@case.Payments.FirstOrDefault(payment => payment.Id == paymentId), ct) is { Erased: false } line ? StreamKinds.Line.Open(line) : null;
    }
}
