using CsCheck;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class CamtBatchTests
{
    private static readonly CamtSample Made = new(Version: 4);

    [Fact]
    public void Transactions_that_add_up_to_the_entry_are_documents_of_their_own()
    {
        Statement statement = Read("30.00", Made.Transaction("10.00", "Первый", "1"), Made.Transaction("20.00", "Второй", "2"));
        Assert.Empty(statement.Quarantined);
        Assert.Equal([("10.00", "Первый"), ("20.00", "Второй")], statement.Documents.Select(document => (document.Amount.ToString(), document.PayerName!)));
        Assert.Equal("30.00", statement.Summary.SumIn.ToString());
    }

    [Fact]
    public void A_debit_within_a_credit_entry_is_taken_off()
    {
        Statement statement = Read("30.00", Made.Transaction("40.00"), Made.Transaction("10.00", side: "DBIT"));
        Assert.Equal([StatementDirection.In, StatementDirection.Out], statement.Documents.Select(document => document.Direction));
        Assert.Equal(("40.00", "10.00"), (statement.Summary.SumIn.ToString(), statement.Summary.SumOut.ToString()));
    }

    [Fact]
    public void The_only_transaction_without_a_sum_takes_the_rest() =>
        Assert.Equal(["10.00", "20.00"], Read("30.00", Made.Transaction("10.00"), Made.Transaction()).Documents.Select(document => document.Amount.ToString()));

    [Fact]
    public void A_single_transaction_moves_what_the_entry_says_whatever_was_instructed() =>
        Assert.Equal([("30.00", "RUB")], Read("30.00", Made.Transaction("0.31", currency: "EUR")).Documents.Select(document => (document.Amount.ToString(), document.Currency)));

    [Theory]
    [InlineData("10.00", "20.01")]
    [InlineData(null, null)]
    [InlineData("30.00", null)]
    [InlineData("31.00", null)]
    public void Transactions_that_do_not_add_up_leave_the_entry_whole_and_it_is_said(string? one, string? other)
    {
        Statement statement = Read("30.00", Made.Transaction(one, "Первый", purpose: "за первого"), Made.Transaction(other, "Второй", purpose: "за второго"));
        StatementDocument document = Assert.Single(statement.Documents);
        Assert.Equal(("30.00", null, CamtSample.Payer, "за первого; за второго"), (document.Amount.ToString(), document.PayerName, document.PayerAccount, document.Purpose));
        Assert.Equal(QuarantineReason.BatchSum, Assert.Single(statement.Quarantined).Reason);
    }

    [Fact]
    public void Documents_of_an_entry_always_add_up_to_its_sum() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Select(Gen.Long[0, 50_000], Gen.Bool, Gen.Bool, (kopecks, told, debit) => (kopecks, told, debit)).Array[0, 5], Gen.Bool).Sample((whole, parts, exact) =>
        {
            if (exact && parts.Length > 0)
            {
                whole = Math.Max(1, parts.Sum(part => part.debit ? -part.kopecks : part.kopecks));
            }

            Statement statement = Read(Said(whole), [.. parts.Select(part => Made.Transaction(part.told || exact ? Said(part.kopecks) : null, side: part.debit ? "DBIT" : "CRDT"))]);
            Assert.Equal(whole, statement.Summary.SumIn.Money.Kopecks - statement.Summary.SumOut.Money.Kopecks);
            Assert.All(statement.Documents, document => Assert.True(document.Sum.Kopecks >= 0));
        });

    [Fact]
    public void An_entry_of_more_transactions_than_are_held_stands_whole()
    {
        string one = Made.Transaction("1.00");
        Statement statement = Read("50001.00", [.. Enumerable.Repeat(one, 50_001)]);
        Assert.Equal("50001.00", Assert.Single(statement.Documents).Amount.ToString());
        Assert.Equal(QuarantineReason.TooMany, Assert.Single(statement.Quarantined).Reason);
    }

    private static string Said(long kopecks) => $"{kopecks / 100}.{kopecks % 100:00}";

    private static Statement Read(string sum, params string[] transactions) => (Made with { Entries = Made.Entry(sum, string.Concat(transactions)) }).Read();
}
