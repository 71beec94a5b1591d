using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("40601810000003000002", "RUB")]
    [InlineData("03224643520000005201", "RUB")]
    [InlineData("40702840000000000001", "USD")]
    [InlineData("40702978000000000001", "EUR")]
    [InlineData("40702972000000000001", "TJS")]
    [InlineData("40702999000000000001", "999")]
    [InlineData("40702A10000000000001", "A10")]
    [InlineData("4070284000000000000", null)]
    [InlineData("NL26VAYB8060476890", null)]
    [InlineData("40702***000000000001", null)]
    [InlineData("", null)]
    public void An_account_says_its_currency_in_its_number(string account, string? currency) => Assert.Equal(currency, StatementCurrency.OfAccount(account));

    [Fact]
    public void A_document_of_a_rouble_account_is_in_roubles_whatever_the_account_of_the_other_party()
    {
        Statement statement = Sample.Read(Sample.Text.Replace("40817810000000000001", "40817840000000000001", StringComparison.Ordinal));
        Assert.All(statement.Documents, document => Assert.True(document.InRoubles));
        Assert.Equal("RUB", statement.Accounts[0].Currency);
        Assert.All(statement.Documents, document => Assert.Equal(Sample.Own, document.OwnAccount));
    }

    [Fact]
    public void A_document_of_a_dollar_account_is_in_dollars()
    {
        Statement statement = Sample.Read(Sample.Text.Replace(Sample.Own, "40601840000003000002", StringComparison.Ordinal));
        Assert.All(statement.Documents, document => Assert.Equal("USD", document.Currency));
        Assert.Equal("USD", statement.Accounts[0].Currency);
    }

    [Theory]
    [InlineData("Номер=16", "Номер=16\nВалюта=EUR", "EUR")]
    [InlineData("Номер=16", "Номер=16\nКодВалюты=978", "EUR")]
    [InlineData("Номер=16", "Номер=16\nВалюта=RUR", "RUB")]
    [InlineData("Номер=16", "Номер=16\nВалюта=", "RUB")]
    [InlineData("Отправитель=Банк", "Отправитель=Банк\nВалюта=usd", "USD")]
    public void A_currency_that_a_bank_writes_beside_the_sum_is_believed(string found, string with, string currency) =>
        Assert.Equal(currency, Sample.Read(Sample.Text.Replace(found, with, StringComparison.Ordinal)).Documents[1].Currency);
}
