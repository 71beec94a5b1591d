using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Tax;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>The payment papers of 4.6 in the life of a case: recorded, judged at acceptance, judged again at the listing.</summary>
public sealed class TaxReceiptsTests
{
    private static readonly PaperId Paper = new(PaperKind.TaxReceipts);

    private static RecordTaxReceipts Receipts(Life life, int months) => new(TaxReceipts(life.Intake, months), LossStated: false);

    private static string[] Codes(Decision decision) => [.. decision.Findings().Select(finding => finding.Code).Distinct()];

    [Fact]
    public void Receipts_are_recorded_before_any_money_is_taken_and_until_the_hand_over()
    {
        Life life = Life.Usual().Open();
        life.Do(Receipts(life, 11)).Assess().Do(Receipts(life, 10)).Contract().Do(Receipts(life, 11)).BringPapers().Do(Receipts(life, 11)).Confirm().List().Do(Receipts(life, 11));

        Assert.Equal(11, life.Case.TaxReceipts!.Receipts.Length);
        Assert.Equal(5, life.Events.OfType<TaxReceiptsRecorded>().Count());
        Assert.Contains("case.phase", Codes(life.HandOver().Ask(Receipts(life, 11))));
    }

    [Fact]
    public void What_the_receipts_lack_is_told_at_recording_and_stops_nothing()
    {
        Life life = Life.Usual().Open();
        TaxReceipt bad = TaxReceipts(life.Intake, 1)[0] with { Number = "", Kind = TaxPaymentKind.NotNamed, Amount = Money.Roubles(1) };

        Decision.Accepted accepted = Assert.IsType<Decision.Accepted>(life.Ask(new RecordTaxReceipts([bad], false)));

        Assert.Equal(["tax.shortfall", "tax.unpaid", "tax.receipt-number", "tax.receipt-kind"], Codes(accepted));
        Assert.All(accepted.Warnings, finding => Assert.Equal(Effect.Warns, finding.Effect));
        Assert.Equal(accepted.Warnings, Assert.IsType<TaxReceiptsRecorded>(Assert.Single(accepted.Events)).Findings);
    }

    [Fact]
    public void The_paper_is_accepted_by_one_person_where_every_month_that_has_begun_is_paid()
    {
        // The plan may take until 13 April, and the twelfth month begins on the 12th: it can still be paid in time.
        Life life = Life.Usual().Contract();
        life.Do(Receipts(life, 11)).Receive(Paper).Accept(Paper);

        Assert.True(life.Case.PaperOf(Paper)!.IsAccepted);
        Finding warned = Assert.Single(life.Case.PaperOf(Paper)!.Findings);
        Assert.Equal(("tax.unpaid", "12", Effect.Warns), (warned.Code, warned.Facts["month"], warned.Effect));
    }

    [Fact]
    public void A_month_that_has_begun_and_is_not_paid_asks_a_second_person()
    {
        Life life = Life.Usual().Contract();
        life.Do(Receipts(life, 10)).Receive(Paper);
        ReviewPaper accept = new(Paper, Accept: true, [], null);

        Assert.Equal(["tax.unpaid"], Codes(Assert.IsType<Decision.NeedsApproval>(life.Ask(accept))));
        Assert.IsType<Decision.Accepted>(life.Ask(accept, secondPerson: true));
        Assert.IsType<Decision.Accepted>(life.Ask(accept with { Accept = false, Words = "не хватает месяца" }));
    }

    [Fact]
    public void A_receipt_without_a_field_that_4_6_demands_blocks_the_acceptance()
    {
        Life life = Life.Usual().Contract();
        life.Do(new RecordTaxReceipts([TaxReceipts(life.Intake, 11)[0] with { Payer = "" }, .. TaxReceipts(life.Intake, 11)[1..]], false)).Receive(Paper);

        Assert.Equal(["tax.unpaid", "tax.receipt-payer"], Codes(Assert.IsType<Decision.Refused>(life.Ask(new ReviewPaper(Paper, Accept: true, [], null), secondPerson: true))));
    }

    [Fact]
    public void A_paper_whose_receipts_nobody_recorded_is_accepted_with_a_warning()
    {
        Finding warned = Assert.Single(Assert.IsType<Decision.Accepted>(Life.Usual().Contract().Receive(Paper).Ask(new ReviewPaper(Paper, Accept: true, [], null))).Warnings);
        Assert.Equal(("tax.not-recorded", Effect.Warns), (warned.Code, warned.Effect));
    }

    [Fact]
    public void The_same_receipt_in_another_case_is_a_warning_at_recording_and_a_second_person_at_acceptance()
    {
        Life life = Life.Usual().Contract();
        life.Facts = life.Facts with { TaxReceiptsUsedIn = [new TaxReceiptReuse(3, ["26-000007"])] };

        Finding told = Assert.Single(Assert.IsType<Decision.Accepted>(life.Ask(Receipts(life, 11))).Warnings, finding => finding.Clause == "6.2");
        Assert.Equal(("tax.receipt-used-elsewhere", Verdict.HumanDecides, "3", "26-000007"), (told.Code, told.Verdict, told.Facts["line"], told.Facts["cases"]));

        life.Do(Receipts(life, 11)).Receive(Paper);
        Assert.Equal(["tax.unpaid", "tax.receipt-used-elsewhere"], Codes(Assert.IsType<Decision.NeedsApproval>(life.Ask(new ReviewPaper(Paper, Accept: true, [], null)))));
    }

    [Theory]
    [InlineData("2026-04-10", false)] // the eleventh month still runs
    [InlineData("2026-04-13", true)] // the twelfth began on Sunday, 12 April
    public void At_the_listing_the_months_are_judged_by_the_day_really_planned_and_nothing_blocks(string planned, bool needsTwo)
    {
        Life life = Life.Usual().Contract();
        life.Do(Receipts(life, 11)).BringPapers().Confirm();

        Decision decision = life.Ask(new ListForHandover("2026-04-07/1", Day(planned)));

        Assert.Equal(needsTwo, decision is Decision.NeedsApproval);
        Assert.Equal(needsTwo, Codes(decision).Contains("tax.unpaid"));
        Assert.DoesNotContain(decision.Findings(), finding => finding.IsBlocking);
    }

    [Fact]
    public void The_planned_filing_is_the_best_known_day_of_the_stage()
    {
        Life life = Life.Usual().Open();
        Assert.Equal(Day("2026-04-07"), CaseTax.PlannedFiling(life.Case, life.Today, life.Law));

        life.Contract();
        DateOnly lastPaper = life.Case.Contract!.Checklist.Where(item => item.StartsHandoverClock).Max(item => item.Due);
        Assert.Equal(lastPaper.AddDays(1), CaseTax.PlannedFiling(life.Case, life.Today, life.Law));

        life.BringPapers().Confirm();
        Assert.Equal(life.Case.Complete!.HandoverDue, CaseTax.PlannedFiling(life.Case, life.Today, life.Law));
        life.Do(new ListForHandover("2026-04-09/1", Day("2026-04-09")));
        Assert.Equal(Day("2026-04-09"), CaseTax.PlannedFiling(life.Case, life.Today, life.Law));
    }
}
