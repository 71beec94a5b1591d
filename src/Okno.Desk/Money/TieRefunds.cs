using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>The bank's outgoing lines behind refunds: a refund is recorded by its order when it is sent, and seen when the bank shows it.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>
    /// Ties each outgoing line that waits to the one refund of the same order number and sum that was recorded before it. Moves no money: a refund that nobody recorded stays for the accountant.
    /// Gives how many were tied; may run twice or on several hosts at once.
    /// </summary>
    public async Task<int> TieRefundsAsync(CancellationToken ct = default)
    {
        int tied = 0;
        By job = By.Job("банк показал возврат");
        string? after = null;
        do
        {
            Page<IncomingLine> page = await ListLinesAsync(LineMatch.Outgoing, after, 200, ct);
            foreach (IncomingLine line in page.Rows)
            {
                // Two cases with one order number and one sum: a human must say which.
                if (line.Bank.InRoubles && await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.All, [CaseIndex.RefundOrder(line.Bank.DocumentNumber, line.Bank.Amount)], 2, ct) is [{ Erased: false } one])
                {
                    tied += await PerformAsync(one.Id, RefundBehind(line), job, ct) is Performed.Done ? 1 : 0;
                }
            }

            after = page.Next;
        }
        while (after is not null);

        return tied;
    }

    /// <summary>An outgoing line as the refund that it shows.</summary>
    private static RecordRefund RefundBehind(IncomingLine line) => new(line.Bank.Amount, line.Day, line.Bank.DocumentNumber, line.Bank.Identity);
}
