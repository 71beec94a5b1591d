using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Reconciling;
using Okno.Store.Book;
using Okno.Store.Reads;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>The bank's statements of a period against the record of the house.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Phases of the lines that left the Centre; set aside are lines of both directions.</summary>
    private static readonly string[] Leaving = [CaseIndex.Camel(LineMatch.Outgoing), CaseIndex.Camel(LineMatch.Refund), CaseIndex.Camel(LineMatch.SetAside)];

    /// <summary>Reconciles a period, both days inclusive. Reads the statements and the outgoing lines of the period, and the totals of the book.</summary>
    public async Task<Reconciliation> ReconcileAsync(DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        List<BankStatement> statements = await AllAsync(StreamKinds.Statement, new StreamQuery(StreamKinds.Statement.Name) { SortFrom = from, SortTo = to }, ct);
        List<IncomingLine> left = await AllAsync(StreamKinds.Line, new StreamQuery(StreamKinds.Line.Name) { Phases = Leaving, SortFrom = from, SortTo = to }, ct);
        left.RemoveAll(line => line.Bank.IsIncoming || !line.Bank.InRoubles);
        List<IncomingLine> foreign = await AllAsync(StreamKinds.Line, new StreamQuery(StreamKinds.Line.Name) { Phases = [CaseIndex.Camel(LineMatch.Foreign)], SortFrom = from, SortTo = to }, ct);
        IReadOnlyList<BookTotal> book = await BookTotalsAsync(from, to, ct);
        DateOnly today = Now.Day;
        Domain.Law.LawInForce inForce = law.For(null, today);
        return Reconciliation.Of(
            from, to,
            BankSide.Of(statements.SelectMany(statement => statement.Facts?.Periods ?? []), from, to, day => day < today && inForce.Calendar.IsWorkday(day)),
            new LinesSide(
                Of(book.Where(total => total.Reason == "line-imported")),
                Of(book.Where(total => total.Reason == "line-not-for-service")),
                Of(left),
                Of(left.Where(line => line.Match == LineMatch.Refund)),
                Of(left.Where(line => line.Match == LineMatch.SetAside)),
                statements.Sum(statement => statement.Facts?.RejectedInAll ?? 0),
                foreign.Count),
            new BookSide(
                Of(book.Where(total => total.From == Received)).Amount - Of(book.Where(total => total.To == Received)).Amount,
                Of(book.Where(total => total.To == BookLines.Code(LedgerAccount.Refunded)))));
    }

    /// <summary>The last day that a statement speaks of; null before the first statement.</summary>
    public async Task<DateOnly?> LastStatementDayAsync(CancellationToken ct = default) =>
        (await store.ListAsync(new StreamQuery(StreamKinds.Statement.Name) { Order = StreamOrder.Newest, Limit = 1, CountTo = 0 }, ct)).Rows is [var latest] ? latest.Index.SortDay : null;

    /// <summary>A page of the lines of a period, latest first; of one pile, or of all.</summary>
    public async Task<Page<IncomingLine>> ListLinesAsync(DateOnly from, DateOnly to, LineMatch? pile, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(LinesOf(from, to, pile) with { After = after, Limit = limit }, ct), StreamKinds.Line);

    /// <summary>All lines of a period, latest first; of one pile, or of all.</summary>
    public Task<List<IncomingLine>> LinesOfPeriodAsync(DateOnly from, DateOnly to, LineMatch? pile, CancellationToken ct = default) => AllAsync(StreamKinds.Line, LinesOf(from, to, pile), ct);

    /// <summary>What the lines of a period add up to in roubles, by direction. Reads every line of the period that passes.</summary>
    public async Task<(Money In, Money Out)> SumLinesAsync(DateOnly from, DateOnly to, LineMatch? pile, CancellationToken ct = default)
    {
        using Reading aside = Reading.Aside();
        ILookup<bool, IncomingLine> lines = (await LinesOfPeriodAsync(from, to, pile, ct)).Where(line => line.Bank.InRoubles).ToLookup(line => line.Bank.IsIncoming);
        return (Of(lines[true]).Amount, Of(lines[false]).Amount);
    }

    private static StreamQuery LinesOf(DateOnly from, DateOnly to, LineMatch? pile) =>
        new(StreamKinds.Line.Name) { Phases = pile is { } one ? [CaseIndex.Camel(one)] : null, SortFrom = from, SortTo = to, Order = StreamOrder.Newest };

    private static readonly string Received = BookLines.Code(LedgerAccount.Received);

    private static Tally Of(IEnumerable<BookTotal> totals) => totals.Aggregate(Tally.None, (sum, total) => sum + new Tally(new Money(total.Kopecks), total.Count));

    private static Tally Of(IEnumerable<IncomingLine> lines) => lines.Aggregate(Tally.None, (sum, line) => sum + new Tally(line.Bank.Amount, 1));

    /// <summary>Every stream that passes, page by page; for questions about a period.</summary>
    private async Task<List<TState>> AllAsync<TState, TEvent>(StreamKind<TState, TEvent> kind, StreamQuery query, CancellationToken ct)
        where TState : notnull
        where TEvent : class
    {
        List<TState> all = [];
        string? after = null;
        do
        {
            Page<LoadedStream> page = await store.ListAsync(query with { After = after, Order = StreamOrder.Newest, Limit = 1000, CountTo = 0 }, ct);
            all.AddRange(page.Rows.Where(row => !row.Erased).Select(kind.Open));
            after = page.Next;
        }
        while (after is not null);

        return all;
    }
}
