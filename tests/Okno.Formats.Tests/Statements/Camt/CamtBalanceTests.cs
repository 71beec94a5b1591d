using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class CamtBalanceTests
{
    [Theory]
    [InlineData("9000.00", true)]
    [InlineData("9000.01", false)]
    public void Without_totals_the_booked_entries_of_a_camt053_stand_for_them(string closing, bool holds)
    {
        CamtSample sample = new();
        Statement statement = (sample with
        {
            Head = CamtSample.Balance("OPBD", "100.00", "2026-04-20") + CamtSample.Balance("CLBD", closing, "2026-04-20"),
            Entries = sample.Entry("9000.00", "", "A") + sample.Entry("100.00", "", "B", "DBIT"),
        }).Read();
        Assert.Equal(holds, statement.Summary.BalanceHolds);
        Assert.Null(statement.Accounts[0].BalanceHolds);
        Assert.Equal((Turnover.Unsaid, holds), (statement.Summary.Checks[0].CreditedTurnover, statement.Summary.Checks[0].BalanceHolds));
    }

    [Theory]
    [InlineData("9000.00", Turnover.Equal)]
    [InlineData("9000.01", Turnover.Part)]
    [InlineData("8999.99", Turnover.More)]
    public void Totals_of_the_bank_are_compared_with_the_documents(string credited, Turnover turnover)
    {
        CamtSample sample = new();
        Statement statement = (sample with
        {
            Head = CamtSample.Balance("OPBD", "100.00", "2026-04-20") + CamtSample.Balance("CLBD", "9000.00", "2026-04-20")
                + $"<TxsSummry><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>{credited}</Sum></TtlCdtNtries><TtlDbtNtries><Sum>100.00</Sum></TtlDbtNtries></TxsSummry>",
            Entries = sample.Entry("9000.00", "", "A") + sample.Entry("100.00", "", "B", "DBIT"),
        }).Read();
        StatementCheck check = Assert.Single(statement.Summary.Checks);
        Assert.Equal((turnover, Turnover.Equal, turnover == Turnover.Equal), (check.CreditedTurnover, check.DebitedTurnover, check.BalanceHolds!.Value));
    }

    [Theory]
    [InlineData("OPBD:1.00 CLBD:2.00", "1.00", "2.00")]
    [InlineData("PRCD:1.00 CLBD:2.00", "1.00", "2.00")]
    [InlineData("PRCD:9.00 OPBD:1.00 CLBD:2.00 CLAV:7.00 FWAV:8.00 OPAV:6.00", "1.00", "2.00")]
    [InlineData("OPBD:1.00 ITBD:2.00", "1.00", "2.00")]
    [InlineData("ITBD:1.00 CLBD:2.00", "1.00", "2.00")]
    [InlineData("ITBD:1.00 ITBD:2.00", "1.00", "2.00")]
    [InlineData("ITBD:1.00", null, null)]
    [InlineData("CLBD:2.00", null, "2.00")]
    public void Opening_and_closing_are_booked_balances_interim_ones_where_a_statement_has_pages(string balances, string? opening, string? closing)
    {
        string head = string.Concat(balances.Split(' ').Select(balance => balance.Split(':')).Select(parts => CamtSample.Balance(parts[0], parts[1], "2026-04-20")));
        StatementAccount account = (new CamtSample { Head = head }).Read().Accounts[0];
        Assert.Equal((opening, closing), (account.Opening?.ToString(), account.Closing?.ToString()));
    }

    [Fact]
    public void An_overdrawn_balance_is_negative()
    {
        CamtSample sample = new();
        Statement statement = (sample with
        {
            Head = CamtSample.Balance("OPBD", "100.00", "2026-04-20", "DBIT") + CamtSample.Balance("CLBD", "50.00", "2026-04-20"),
            Entries = sample.Entry("150.00", ""),
        }).Read();
        Assert.Equal("-100.00", statement.Accounts[0].Opening.ToString());
        Assert.True(statement.Summary.BalanceHolds);
    }

    [Fact]
    public void A_balance_in_a_currency_that_is_not_the_accounts_is_left_out()
    {
        Statement statement = (new CamtSample { Head = CamtSample.Balance("OPBD", "1.00", "2026-04-20", currency: "USD") + CamtSample.Balance("CLBD", "2.00", "2026-04-20") }).Read();
        Assert.Equal((null, "2.00"), (statement.Accounts[0].Opening?.ToString(), statement.Accounts[0].Closing?.ToString()));
        Assert.Equal(QuarantineReason.Currency, Assert.Single(statement.Quarantined).Reason);
    }

    [Fact]
    public void Several_statements_of_a_file_are_checked_together_by_account()
    {
        CamtSample sample = new();
        string one = (sample with { Entries = sample.Entry("8900.00", "") }).Xml;
        string second = one[one.IndexOf("<Stmt>", StringComparison.Ordinal)..one.IndexOf("</BkToCstmrStmt>", StringComparison.Ordinal)].Replace("BANK-1", "BANK-2", StringComparison.Ordinal);
        Statement statement = Sample.Read(one.Replace("</BkToCstmrStmt>", second + "</BkToCstmrStmt>", StringComparison.Ordinal));
        Assert.Equal((2, 2, "17800.00"), (statement.Summary.AccountsCount, statement.Summary.DocumentsCount, statement.Summary.SumIn.ToString()));
        Assert.True(Assert.Single(statement.Summary.Checks).BalanceHolds);
    }
}
