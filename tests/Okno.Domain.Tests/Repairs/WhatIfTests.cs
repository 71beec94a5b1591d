using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Repairs;

public sealed class WhatIfTests
{
    private static readonly AssessmentFacts Person = new(Citizenship: "UZB", Issued: Day("2023-05-17"), Region: "77", Contact: Day("2024-04-22"), Employer: EmployerKind.LegalEntity);

    private static WhatIf If(Change change, AssessmentFacts? facts = null) => WhatIf.Of(facts ?? Person, change, Day("2024-04-22"), On("2024-04-22"));

    private static ComparedDay Compared(WhatIf answer, string code) => answer.Days.Single(day => day.Code == code);

    [Fact]
    public void If_I_pay_tomorrow_everything_is_due_tomorrow_and_the_plan_is_in_time()
    {
        WhatIf answer = If(new PayOn(Day("2024-04-23")));

        Assert.False(answer.Before.Passes);
        Assert.True(answer.After.Passes);
        Assert.Equal((Lane.Standard, Lane.Compressed), (answer.Before.Result.Plan!.Lane, answer.After.Result.Plan!.Lane));
        Assert.Equal(["plan.papers-sooner"], answer.Gone.Select(finding => finding.Code));
        Assert.Empty(answer.New);
        Assert.False(Compared(answer, "contact").Moves);
        Assert.Equal(new ComparedDay("contract", Day("2024-04-22"), Day("2024-04-23")), Compared(answer, "contract"));
        Assert.Equal(new ComparedDay("papers", Day("2024-04-27"), Day("2024-04-23")), Compared(answer, "papers"));
        Assert.Equal(new ComparedDay("handover", Day("2024-05-02"), Day("2024-04-24")), Compared(answer, "handover"));
        Assert.False(Compared(answer, "last-filing").Moves);
        Assert.Equal(Day("2024-05-23"), Compared(answer, "contract-end").After);
    }

    [Fact]
    public void If_one_late_paper_comes_earlier_the_plan_still_waits_for_the_others()
    {
        WhatIf one = If(new BringPaper(PaperKind.HivCertificate, Day("2024-04-24")));
        Assert.False(one.After.Passes);
        Assert.DoesNotContain(one.Days, day => day.Moves);

        PaperKind[] late = [PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion, PaperKind.LanguageProof];
        WhatIf all = WhatIf.Of(Person, [.. late.Select(kind => new BringPaper(kind, Day("2024-04-24")))], Day("2024-04-22"), On("2024-04-22"));
        Assert.True(all.After.Passes);
        Assert.Equal(Day("2024-04-24"), Compared(all, "papers").After);
        Assert.Equal(If(new BringPapers(Day("2024-04-24"))).Days, all.Days);
    }

    [Fact]
    public void If_the_employer_is_a_natural_person_the_missing_contract_is_not_asked_for()
    {
        AssessmentFacts held = Person with { Contact = Day("2024-04-15"), Held = [.. Enum.GetValues<PaperKind>().Where(kind => kind != PaperKind.WorkContract)] };

        WhatIf answer = If(new ChangeEmployer(EmployerKind.NaturalPerson), held);

        Assert.Equal(["papers.do-not-pay-yet"], answer.Gone.Select(finding => finding.Code));
        Assert.DoesNotContain(answer.Days, day => day.Moves);
        Assert.Contains(If(new ChangeEmployer(EmployerKind.Notary), held with { Employer = EmployerKind.NaturalPerson }).New, finding => finding.Code == "papers.do-not-pay-yet");
    }

    [Theory]
    [InlineData("2025-04-22", false)]
    [InlineData("2025-04-23", true)]
    public void If_I_renew_the_passport_it_must_last_a_year_from_the_filing(string expires, bool passes)
    {
        AssessmentFacts shortPassport = Person with { Contact = Day("2024-04-17"), PassportExpires = Day("2024-12-31") };
        Assert.Equal(Day("2024-04-23"), Standing.Of(shortPassport, Day("2024-04-17"), On("2024-04-17")).Result.Plan!.HandOverOn);

        WhatIf answer = WhatIf.Of(shortPassport, new RenewPassport(Day(expires)), Day("2024-04-17"), On("2024-04-17"));

        Assert.Equal(passes, answer.After.Passes);
        Assert.True(answer.Cost.WaitsForOthers);
    }

    [Fact]
    public void If_I_come_after_the_last_day_the_window_is_closed_and_there_is_no_plan()
    {
        WhatIf answer = If(new ComeOn(Day("2024-04-28")), Person with { Contact = null });

        Assert.Contains(answer.New, finding => finding.Code == "window.closed");
        Assert.Null(answer.After.Result.Plan);
        Assert.Equal(new ComparedDay("handover", Day("2024-05-02"), null), Compared(answer, "handover"));
    }

    [Fact]
    public void What_lies_in_nobodys_hands_changes_nothing()
    {
        foreach (Change beyond in new Change[] { new TakeTheRisk(), new AskStaff("freeze"), new LoadDecree(2027), new GoToIssuingAuthority("50"), new ApplyAnew(), new LeaveService() })
        {
            Assert.False(beyond.IsInTheirHands);
            Assert.Same(Person, Changed.By([beyond], Person, Day("2024-04-22"), Today));
        }
    }

    [Theory]
    [InlineData("2024-04-21", "before-contact", "2024-04-22")]
    [InlineData("2024-04-22", null, null)]
    [InlineData("2024-05-17", null, null)]
    [InlineData("2024-05-18", "after-twelve-months", "2024-05-17")]
    public void A_payment_is_not_before_the_contact_nor_after_the_twelve_months(string day, string? code, string? limit) =>
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new PayOn(Day(day)), Person, Day("2024-04-22"), Today));

    [Theory]
    [InlineData("2024-04-22", "in-the-past", "2024-04-23")]
    [InlineData("2024-04-23", null, null)]
    public void Nobody_pays_or_comes_yesterday(string day, string? code, string? limit)
    {
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new PayOn(Day(day)), Person, Day("2024-04-23"), Today));
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new ComeOn(Day(day)), Person with { Contact = null }, Day("2024-04-23"), Today));
    }

    [Theory]
    [InlineData("2024-04-21", "before-contract", "2024-04-22")]
    [InlineData("2024-04-22", null, null)]
    [InlineData("2024-04-27", null, null)]
    [InlineData("2024-04-28", "later-than-lawful", "2024-04-27")]
    public void Papers_are_agreed_between_the_contract_and_their_last_lawful_day(string day, string? code, string? limit)
    {
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new BringPapers(Day(day)), Person, Day("2024-04-22"), Today));
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new BringPaper(PaperKind.LanguageProof, Day(day)), Person, Day("2024-04-22"), Today));
    }

    [Theory]
    [InlineData("2024-04-21", "in-the-past", "2024-04-22")]
    [InlineData("2044-04-22", null, null)]
    [InlineData("2044-04-23", "too-far", "2044-04-22")]
    public void A_new_passport_ends_in_the_future_and_not_beyond_reason(string day, string? code, string? limit) =>
        Assert.Equal(Fault(code, limit), ChangeCheck.Of(new RenewPassport(Day(day)), Person, Day("2024-04-22"), Today));

    [Fact]
    public void Months_that_are_paid_are_not_paid_again()
    {
        AssessmentFacts paid = Person with { PaidThrough = Day("2024-04-16") };
        Assert.Equal(new ChangeFault("already-paid", Day("2024-04-16")), ChangeCheck.Of(new PayTax(1, Day("2024-04-16")), paid, Day("2024-04-22"), Today));
        Assert.Null(ChangeCheck.Of(new PayTax(1, Day("2024-05-16")), paid, Day("2024-04-22"), Today));
    }

    private static ChangeFault? Fault(string? code, string? limit) => code is null ? null : new ChangeFault(code, Day(limit!));
}
