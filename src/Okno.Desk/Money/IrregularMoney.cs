using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>One thing that an accountant ends by one step. <paramref name="Number"/> is of a case, or of a statement line where <paramref name="IsLine"/>.</summary>
/// <param name="Step">The one step that ends it: a step of the case, or "return-line" / "record-line-return".</param>
/// <param name="PaymentId">The payment that it is about; null where it is about all.</param>
/// <param name="Order">Number of the order that waits for the bank; null for other tasks.</param>
public sealed record MoneyRow(MoneyTask Task, string Number, bool IsLine, Money Sum, string Payer, DateOnly? Since, string Step, string? PaymentId = null, string? Order = null);

/// <summary>How many things of a kind wait; counted to a bound.</summary>
public sealed record MoneyPile(MoneyTask Task, int Count, bool CountIsBound);

/// <summary>An order to the bank that is not paid yet, for the bank's file. <paramref name="Subject"/>: the number of its case or line.</summary>
public sealed record ReadyRefund(RefundOrder Order, string Subject, bool IsLine);

/// <summary>Money that did not go the straight way: each kind in a pile, each row with the one step that ends it.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Rows of a pile that are looked at; who has more ends these first.</summary>
    private const int PileBound = 200;

    public async Task<ImmutableArray<MoneyPile>> MoneyPilesAsync(CancellationToken ct = default)
    {
        ImmutableArray<MoneyPile>.Builder piles = ImmutableArray.CreateBuilder<MoneyPile>();
        foreach (MoneyTask task in Enum.GetValues<MoneyTask>())
        {
            int count = (await MoneyRowsAsync(task, ct)).Length;
            piles.Add(new MoneyPile(task, count, count >= PileBound));
        }

        return piles.ToImmutable();
    }

    /// <summary>The rows of a pile, the longest waiting first; at most 200 cases and 200 lines.</summary>
    public async Task<ImmutableArray<MoneyRow>> MoneyRowsAsync(MoneyTask task, CancellationToken ct = default)
    {
        List<MoneyRow> rows = [];
        if (task is MoneyTask.Orphan or MoneyTask.Ordered)
        {
            Page<LoadedStream> lines = await store.ListAsync(
                new StreamQuery(StreamKinds.Line.Name) { Phases = [CaseIndex.Camel(task == MoneyTask.Orphan ? LineMatch.Unknown : LineMatch.ToReturn)], Order = StreamOrder.Newest, Limit = PileBound, CountTo = 0 }, ct);
            rows.AddRange(lines.Rows.Where(row => !row.Erased).Select(StreamKinds.Line.Open).Select(line => new MoneyRow(
                task, line.Number, true, line.Bank.Amount, line.Return?.Payee.Name ?? line.Bank.Payer, line.Return?.On ?? line.Day, task == MoneyTask.Orphan ? ReturnLineName : "record-line-return", null, line.Return?.Number)));
        }

        if (task != MoneyTask.Orphan)
        {
            IReadOnlyList<LoadedStream> cases = await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.All, [MoneyTasks.Token(task)], PileBound, ct);
            rows.AddRange(cases.Where(row => !row.Erased).Select(StreamKinds.Case.Open).Where(one => MoneyTasks.Of(one).Contains(task)).SelectMany(one => RowsOf(task, one)));
        }

        return [.. rows.OrderBy(row => row.Since ?? DateOnly.MaxValue).ThenBy(row => row.Number, StringComparer.Ordinal)];
    }

    /// <summary>Every order that waits for the bank, of cases and of lines; the oldest first.</summary>
    public async Task<ImmutableArray<ReadyRefund>> ReadyRefundsAsync(CancellationToken ct = default)
    {
        List<ReadyRefund> ready = [];
        foreach (MoneyRow row in await MoneyRowsAsync(MoneyTask.Ordered, ct))
        {
            RefundOrder? order = row.IsLine
                ? (await FindLineByNumberAsync(row.Number, ct))?.State.Return
                : (await FindCaseAsync(row.Number, ct))?.State.RefundOrders.FirstOrDefault(known => known.Number == row.Order);
            if (order is not null)
            {
                ready.Add(new ReadyRefund(order, row.Number, row.IsLine));
            }
        }

        return [.. ready];
    }

    private static IEnumerable<MoneyRow> RowsOf(MoneyTask task, Case one)
    {
        Payment? last = one.Payments.LastOrDefault();
        MoneyRow row = new(task, one.Number, false, one.Ledger.Received, last?.Evidence.Payer ?? "", last?.PaidOn, "decide-outcome");
        switch (task)
        {
            case MoneyTask.Dispute:
                foreach (EvidenceDispute dispute in one.Disputes.Where(dispute => dispute.Held is null))
                {
                    yield return row with { Sum = dispute.Receipt.Amount, Since = dispute.NoticedOn, Step = "settle-evidence", PaymentId = dispute.PaymentId };
                }

                break;
            case MoneyTask.Void or MoneyTask.Outcome:
                yield return row with { Since = one.Ending?.On };
                break;
            case MoneyTask.Over:
                yield return row with { Sum = one.Ledger.Balance(LedgerAccount.Credit), Step = "settle-credit" };
                break;
            case MoneyTask.Refund:
                yield return row with { Sum = OrderRefund.Free(one), Since = one.Outcome?.On ?? row.Since, Step = "order-refund" };
                break;
            case MoneyTask.Ordered:
                foreach (RefundOrder order in one.RefundOrders.Where(order => !OrderRefund.IsPaid(one, order)))
                {
                    yield return row with { Sum = order.Amount, Payer = order.Payee.Name, Since = order.On, Step = "record-refund", PaymentId = order.PaymentId, Order = order.Number };
                }

                break;
            default:
                yield return row;
                break;
        }
    }
}
