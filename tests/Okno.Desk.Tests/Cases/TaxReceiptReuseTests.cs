using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Tax;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Cases;

public abstract class TaxReceiptReuseTests(DeskFixture fixture)
{
    private static readonly PaperId Paper = new(PaperKind.TaxReceipts);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_receipt_in_two_cases_is_shown_in_both_and_accepted_only_by_two()
    {
        Workplace at = new(fixture);
        Life first = at.Contracted();
        Life second = at.Contracted();
        Guid one = await at.KeepAsync(first);
        Guid two = await at.KeepAsync(second);
        string series = Guid.NewGuid().ToString("N")[..12];
        TaxReceipt[] own = [.. Sample.TaxReceipts(first.Intake, 11, series)];
        TaxReceipt[] theirs = [.. Sample.TaxReceipts(second.Intake, 11, series + "X")];

        Assert.DoesNotContain((await at.DoAsync(one, new RecordTaxReceipts([.. own], false), Operator)).Warnings, finding => finding.Clause == "6.2");
        Assert.DoesNotContain((await at.DoAsync(two, new RecordTaxReceipts([.. theirs], false), Operator)).Warnings, finding => finding.Clause == "6.2");

        // The third receipt of the first person under the second one's name, typed with spaces.
        TaxReceipt borrowed = own[2] with { Number = $" {own[2].Number[..6]} {own[2].Number[6..]} ", Payer = second.Intake.Applicant.Name.Full };
        Performed.Done told = await at.DoAsync(two, new RecordTaxReceipts([.. theirs[..2], borrowed, .. theirs[3..]], false), Operator);
        Finding shown = Assert.Single(told.Warnings, finding => finding.Clause == "6.2");
        Assert.Equal(("tax.receipt-used-elsewhere", "3", first.Case.Number), (shown.Code, shown.Facts["line"], shown.Facts["cases"]));

        await at.DoAsync(two, new ReceivePaper(Paper, PaperForm.Original, Custody.Taken, Sample.Words()), Operator);
        Performed.NeedsSecondPerson asked = Assert.IsType<Performed.NeedsSecondPerson>(await at.Desk.PerformAsync(two, new ReviewPaper(Paper, Accept: true, [], null), Reviewer, Ct));
        Assert.Contains(asked.Findings, finding => finding.Code == "tax.receipt-used-elsewhere");

        TaxReceiptReuse seen = Assert.Single(await at.Desk.FindTaxReceiptsAsync(await at.CaseAsync(one), Ct));
        Assert.Equal((3, second.Case.Number), (seen.Line, Assert.Single(seen.Cases)));

        // Recorded anew without it, the match is gone from both, and the journal still has it.
        await at.DoAsync(two, new RecordTaxReceipts([.. theirs], false), Operator);
        Assert.Empty(await at.Desk.FindTaxReceiptsAsync(await at.CaseAsync(one), Ct));
        Assert.Equal(3, (await at.Desk.HistoryAsync(two, Ct)).Count(line => line.EventName == "tax-receipts-recorded"));
    }

    [Fact]
    public async Task A_short_number_of_another_payer_is_another_receipt()
    {
        Workplace at = new(fixture);
        Life first = at.Contracted();
        Life second = at.Contracted();
        Guid one = await at.KeepAsync(first);
        Guid two = await at.KeepAsync(second);
        TaxReceipt counter = Sample.TaxReceipts(first.Intake, 1)[0] with { Number = "17" };

        await at.DoAsync(one, new RecordTaxReceipts([counter], false), Operator);
        Performed.Done other = await at.DoAsync(two, new RecordTaxReceipts([counter with { Payer = "Другой Человек" }], false), Operator);

        Assert.DoesNotContain(other.Warnings, finding => finding.Code == "tax.receipt-used-elsewhere");
    }
}

public sealed class TaxReceiptReuseOnSqliteTests(SqliteDesk fixture) : TaxReceiptReuseTests(fixture), IClassFixture<SqliteDesk>;

public sealed class TaxReceiptReuseOnPostgresTests(PostgresDesk fixture) : TaxReceiptReuseTests(fixture), IClassFixture<PostgresDesk>;
