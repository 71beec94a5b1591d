using Okno.Desk.Tests.Cases;
using Okno.Desk.Tests.Statements;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Reconciling;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Reconciling;

/// <summary>Each test lives in a month of its own, so that no other test's statements fall into its period.</summary>
public abstract class ReconcileTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateOnly Last(DateOnly first) => first.AddMonths(1).AddDays(-1);

    private static OneCFile Month(Workplace at, DateOnly first) =>
        new(at.Desk.Law.For(null, first).Edition.Requisites.Account) { Days = (first, Last(first)), Opening = Money.Roubles(100_000) };

    private static async Task ImportAsync(Workplace at, OneCFile statement)
    {
        using MemoryStream file = new(statement.Bytes());
        Assert.Null((await at.Desk.ImportStatementAsync(file, Accountant, Ct))!.Error);
    }

    private static Task<Reconciliation> ReconcileAsync(Workplace at, DateOnly first) => at.Desk.ReconcileAsync(first, Last(first), Ct);

    private static async Task<IncomingLine> LineAsync(Workplace at, LineMatch pile, string document) =>
        Assert.Single((await at.Desk.ListLinesAsync(pile, limit: 500, ct: Ct)).Rows, line => line.Bank.DocumentNumber == document);

    /// <summary>A withdrawn case whose price is to be given back in full.</summary>
    private static async Task<(Guid Id, Money Due)> WithRefundDueAsync(Workplace at)
    {
        Life life = at.Contracted().Do(new Withdraw("уезжаю")).DoWithSecondPerson(new DecideOutcome(OutcomeKind.Full, Money.Zero, "по решению"));
        return (await at.KeepAsync(life), life.Case.Ledger.Balance(LedgerAccount.RefundDue));
    }

    [Fact]
    public async Task A_month_with_payments_and_a_refund_that_the_bank_has_shown_agrees_to_the_kopeck()
    {
        Workplace at = new(fixture, "2026-03-31");
        DateOnly first = new(2026, 3, 1);
        (Guid id, Money due) = await WithRefundDueAsync(at);
        await at.DoAsync(id, new RecordRefund(due, at.Today, "7001"), Accountant);
        await ImportAsync(at, Month(at, first).In("3001", at.Today, "6400.00", "Каримов", "за услуги").Out("7001", at.Today, due.ToString(), "Возврат оплаты"));
        Assert.Equal(["difference.out-not-refund", "difference.refund-unseen"], (await ReconcileAsync(at, first)).Differences.Select(difference => difference.Code));

        Assert.Equal(1, await at.Desk.TieRefundsAsync(Ct));
        Assert.Equal(0, await at.Desk.TieRefundsAsync(Ct));

        Reconciliation found = await ReconcileAsync(at, first);
        Assert.Empty(found.Differences);
        Assert.Equal((Money.Roubles(100_000), Money.Roubles(6400), due, Money.Roubles(106_400) - due), (found.Bank.Opening, found.Bank.Credited, found.Bank.Debited, found.Bank.Closing));
        Assert.NotNull(Assert.Single((await at.CaseAsync(id)).Refunds).Line);
        Assert.Equal((await at.CaseAsync(id)).Number, (await LineAsync(at, LineMatch.Refund, "7001")).CaseNumber);
    }

    [Fact]
    public async Task An_outgoing_line_that_is_first_to_tell_of_a_refund_records_it_once()
    {
        Workplace at = new(fixture, "2026-02-27");
        DateOnly first = new(2026, 2, 1);
        (Guid id, Money due) = await WithRefundDueAsync(at);
        await ImportAsync(at, Month(at, first).Out("7101", at.Today, due.ToString(), "Возврат оплаты"));
        Assert.Equal(0, await at.Desk.TieRefundsAsync(Ct));
        string line = (await LineAsync(at, LineMatch.Outgoing, "7101")).Number, number = (await at.CaseAsync(id)).Number;

        Done(await at.Desk.MatchLineAsync(line, number, Accountant, Ct));
        Assert.IsType<Performed.AlreadyDone>(await at.Desk.MatchLineAsync(line, number, Accountant, Ct));

        Case after = await at.CaseAsync(id);
        Assert.Equal(due, after.Ledger.Balance(LedgerAccount.Refunded));
        Assert.Equal(Money.Zero, after.Ledger.Balance(LedgerAccount.RefundDue));
        Assert.Empty((await ReconcileAsync(at, first)).Differences);
    }

    [Fact]
    public async Task One_outgoing_line_stands_behind_one_refund_only_and_an_incoming_line_behind_none()
    {
        Workplace at = new(fixture, "2026-01-30");
        DateOnly first = new(2026, 1, 1);
        (Guid id, Money due) = await WithRefundDueAsync(at);
        (Guid other, _) = await WithRefundDueAsync(at);
        await ImportAsync(at, Month(at, first).Out("7201", at.Today, due.ToString(), "Возврат оплаты").In("3201", at.Today, due.ToString(), "Юн", "без примет"));
        IncomingLine line = await LineAsync(at, LineMatch.Outgoing, "7201"), incoming = await LineAsync(at, LineMatch.Unknown, "3201");
        Done(await at.Desk.MatchLineAsync(line.Number, (await at.CaseAsync(id)).Number, Accountant, Ct));

        Assert.Equal(["refund.line-not-used"], Broken(await at.Desk.MatchLineAsync(line.Number, (await at.CaseAsync(other)).Number, Accountant, Ct)));
        Assert.Equal(["line.known"], Broken(await at.Desk.PerformAsync(other, new RecordRefund(due, at.Today, "3201", incoming.Bank.Identity), Accountant, Ct)));
        Assert.Equal(due, (await at.CaseAsync(other)).Ledger.Balance(LedgerAccount.RefundDue));
    }

    [Fact]
    public async Task Two_cases_with_one_order_number_and_one_sum_are_left_to_a_human()
    {
        Workplace at = new(fixture, "2025-12-30");
        (Guid id, Money due) = await WithRefundDueAsync(at);
        (Guid other, _) = await WithRefundDueAsync(at);
        await at.DoAsync(id, new RecordRefund(due, at.Today, "7301"), Accountant);
        await at.DoAsync(other, new RecordRefund(due, at.Today, "7301"), Accountant);
        await ImportAsync(at, Month(at, new DateOnly(2025, 12, 1)).Out("7301", at.Today, due.ToString(), "Возврат оплаты"));

        Assert.Equal(0, await at.Desk.TieRefundsAsync(Ct));
        Assert.Equal(LineMatch.Outgoing, (await LineAsync(at, LineMatch.Outgoing, "7301")).Match);
    }

    [Fact]
    public async Task What_left_for_another_purpose_is_named_and_the_last_statement_day_is_known()
    {
        Workplace at = new(fixture, "2026-05-29");
        DateOnly first = new(2026, 5, 1);
        await ImportAsync(at, Month(at, first).Out("1", at.Today, "150.00", "Комиссия банка"));

        NamedDifference fee = Assert.Single((await ReconcileAsync(at, first)).Differences);
        Assert.Equal(("difference.out-not-refund", Money.Roubles(-150), 1), (fee.Code, fee.Amount, fee.Count));

        Done(await at.Desk.SetLineAsideAsync((await LineAsync(at, LineMatch.Outgoing, "1")).Number, "комиссия банка", Accountant, Ct));
        Assert.Empty((await ReconcileAsync(at, first)).Differences);
        Assert.Equal(Last(first), await at.Desk.LastStatementDayAsync(Ct));
    }
}

public sealed class ReconcileOnSqliteTests(SqliteDesk fixture) : ReconcileTests(fixture), IClassFixture<SqliteDesk>;

public sealed class ReconcileOnPostgresTests(PostgresDesk fixture) : ReconcileTests(fixture), IClassFixture<PostgresDesk>;
