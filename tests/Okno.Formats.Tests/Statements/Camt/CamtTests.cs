using Okno.Domain.Payments;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class CamtTests
{
    public static TheoryData<string, int> Versions()
    {
        TheoryData<string, int> versions = [];
        foreach (string family in (string[])["053", "054"])
        {
            for (int version = 2; version <= 8; version++)
            {
                versions.Add(family, version);
            }
        }

        return versions;
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_version_gives_sum_day_parties_reference_and_purpose(string family, int version)
    {
        CamtSample sample = new(family, version);
        Statement statement = (sample with { Entries = sample.Entry("8900.00", sample.Transaction()) }).Read();
        Assert.Empty(statement.Quarantined);
        Assert.Equal(($"camt.{family}.001.{version:00}", true), (statement.Summary.Header.Version, statement.Summary.EndMarker));
        StatementDocument document = Assert.Single(statement.Documents);
        Assert.Equal((Money.Roubles(8900), "8900.00", "RUB", StatementDirection.In, "BANK-1"), (document.Sum, document.Amount.ToString(), document.Currency, document.Direction, document.BankReference));
        Assert.Equal(
            ("Каримов Жасур", "773370857141", CamtSample.Payer, "Департамент финансов города Москвы", CamtSample.Own, CamtSample.Own),
            (document.PayerName, document.PayerInn, document.PayerAccount, document.PayeeName, document.PayeeAccount, document.OwnAccount));
        DateOnly day = new(2026, 4, 20);
        Assert.Equal((day, day, null, day), (document.Date, document.CreditedOn, document.DebitedOn, document.ValuedOn));
        Assert.Equal(("PMNT/RCDT/DMCT", "BANK-1", "Переоформление патента 77 2400123456"), (document.Kind, document.Number, document.Purpose));
        Assert.Contains(KeyValuePair.Create("EndToEndId", "E2E-1"), document.Fields);
        StatementAccount account = Assert.Single(statement.Accounts);
        Assert.Equal((CamtSample.Own, "RUB", day, day), (account.Account, account.Currency, account.From, account.To));
    }

    [Theory]
    [InlineData("camt.053.001.01")]
    [InlineData("camt.052.001.02")]
    public void A_message_that_is_no_statement_of_booked_entries_is_named(string message) =>
        Assert.Equal(StatementError.UnsupportedFormat, Sample.ErrorOf(System.Text.Encoding.UTF8.GetBytes(new CamtSample().Xml.Replace("camt.053.001.02", message, StringComparison.Ordinal))));

    [Fact]
    public void Elements_with_a_prefix_inside_an_envelope_are_read_the_same()
    {
        CamtSample sample = new();
        sample = sample with { Entries = sample.Entry("8900.00", sample.Transaction()) };
        string prefixed = sample.Xml.Replace("</", "\0", StringComparison.Ordinal).Replace("<?", "\u0001", StringComparison.Ordinal)
            .Replace("<", "<n:", StringComparison.Ordinal).Replace("\0", "</n:", StringComparison.Ordinal).Replace("\u0001", "<?", StringComparison.Ordinal).Replace("xmlns=", "xmlns:n=", StringComparison.Ordinal);
        int start = prefixed.IndexOf("<n:Document", StringComparison.Ordinal);
        Statement enveloped = Sample.Read($"<Envelope><AppHdr><Fr>Банк</Fr></AppHdr>{prefixed[start..]}</Envelope>");
        Assert.Equal(sample.Read().Documents.Select(d => d.Identity), enveloped.Documents.Select(d => d.Identity));
        Assert.Single(enveloped.Documents);
    }

    [Fact]
    public void Money_that_is_only_expected_is_kept_out_and_said_so()
    {
        foreach (int version in (int[])[2, 8])
        {
            CamtSample sample = new(Version: version);
            Statement statement = (sample with
            {
                Entries = sample.Entry("8900.00", sample.Transaction()) + sample.Entry("500.00", sample.Transaction(), "BANK-2", status: "PDNG") + sample.Entry("1.00", sample.Transaction(), "BANK-3", status: "INFO"),
            }).Read();
            Assert.Equal("8900.00", statement.Summary.SumIn.ToString());
            Assert.Single(statement.Documents);
            Assert.Equal([QuarantineReason.NotBooked, QuarantineReason.NotBooked], statement.Quarantined.Select(q => q.Reason));
            Assert.Contains("500.00 RUB BANK-2", statement.Quarantined[0].Text, StringComparison.Ordinal);
            Assert.True(statement.Summary.BalanceHolds);
        }
    }

    [Fact]
    public void A_reversal_moves_money_back_between_the_parties_of_what_it_reverses()
    {
        CamtSample sample = new();
        StatementDocument back = (sample with
        {
            Entries = sample.Entry("8900.00", "<TxDtls><RltdPties><Cdtr><Nm>Каримов Жасур</Nm></Cdtr></RltdPties></TxDtls>", more: "<RvslInd>true</RvslInd>"),
        }).Read().Documents[0];
        Assert.True(back.Reversal);
        Assert.Equal((StatementDirection.In, CamtSample.Own, null, "Каримов Жасур"), (back.Direction, back.PayerAccount, back.PayeeAccount, back.PayeeName));
    }

    [Fact]
    public void Remittance_in_parts_is_put_together_with_the_references_of_the_creditor()
    {
        CamtSample sample = new();
        string full = new('я', 140);
        string details = $"<TxDtls><RmtInf><Ustrd>{full}</Ustrd><Ustrd>конец</Ustrd><Ustrd>ещё</Ustrd><Strd><RfrdDocInf><Nb>17</Nb></RfrdDocInf><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>26-000123-4</Ref></CdtrRefInf><AddtlRmtInf>патент</AddtlRmtInf></Strd></RmtInf></TxDtls>";
        Assert.Equal($"{full}конец ещё 17 26-000123-4 патент", (sample with { Entries = sample.Entry("1", details) }).Read().Documents[0].Purpose);
    }

    [Theory]
    [InlineData("RUB", "8900", "8900", 890_000)]
    [InlineData("RUR", "8900.5", "8900.5", 890_050)]
    [InlineData("RUB", "8900.50000", "8900.50", 890_050)]
    [InlineData("JPY", "2700", "2700", 270_000)]
    [InlineData("JPY", "2700.00", "2700.00", 270_000)]
    [InlineData("KWD", "1.230", "1.23", 123)]
    [InlineData("KWD", "1.200", "1.20", 120)]
    public void A_sum_is_kept_in_hundredths_of_its_currency_whatever_its_own_fraction(string currency, string written, string read, long hundredths)
    {
        CamtSample sample = new();
        StatementDocument document = Assert.Single((sample with { Entries = sample.Entry(written, "", currency: currency) }).Read().Documents);
        Assert.Equal((read, hundredths, currency == "RUR" ? "RUB" : currency), (document.Amount.ToString(), document.Sum.Kopecks, document.Currency));
    }

    [Theory]
    [InlineData("KWD", "1.234", QuarantineReason.Fraction)]
    [InlineData("RUB", "0.001", QuarantineReason.Fraction)]
    [InlineData("RUB", "-1.00", QuarantineReason.Amount)]
    [InlineData("RUB", "1,00", QuarantineReason.Amount)]
    [InlineData("RUB", "1.0x0", QuarantineReason.Amount)]
    [InlineData("RUB", "1.", QuarantineReason.Amount)]
    [InlineData("RUB", "", QuarantineReason.Amount)]
    [InlineData("рубли", "1.00", QuarantineReason.Currency)]
    public void A_sum_that_cannot_be_kept_exactly_is_left_out_and_named(string currency, string written, string reason)
    {
        CamtSample sample = new();
        Statement statement = (sample with { Entries = sample.Entry(written, "", currency: currency) + sample.Entry("8900.00", "", "BANK-2") }).Read();
        Assert.Equal([reason, QuarantineReason.DocumentIncomplete], statement.Quarantined.Select(q => q.Reason));
        Assert.Equal("BANK-2", Assert.Single(statement.Documents).BankReference);
    }

    [Fact]
    public void Sums_of_different_currencies_are_never_added_up()
    {
        CamtSample sample = new();
        StatementSummary summary = (sample with { Entries = sample.Entry("5.00", "", "A", currency: "EUR") + sample.Entry("8900.00", "", "B") + sample.Entry("7.00", "", "C", "DBIT", currency: "EUR") }).Read().Summary;
        Assert.Equal(("8900.00", "0", "RUB"), (summary.SumIn.ToString(), summary.SumOut.ToString(), summary.Currency));
        Assert.Equal([("EUR", "5.00", "7.00"), ("RUB", "8900.00", "0")], summary.Totals.Select(total => (total.Currency, total.In.ToString(), total.Out.ToString())));
        Assert.True(summary.BalanceHolds);
    }
}
