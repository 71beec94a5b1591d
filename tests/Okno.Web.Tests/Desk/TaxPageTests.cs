using System.Collections.Immutable;
using Microsoft.Playwright;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Tax;
using Okno.Testing.Cases;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Desk;

/// <summary>The tax of a case at the desk: receipts typed line by line, months, remedy, findings, reuse.</summary>
public sealed class TaxPageTests(AprilDesk desk, Browser browser)
{
    private static ImmutableArray<TaxReceipt> Receipts(Intake person, int months, string number) => Sample.TaxReceipts(person, months, number);

    [Fact]
    public async Task Receipts_are_typed_line_by_line_and_the_months_the_sum_and_the_day_are_answered()
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/tax");
        Assert.Contains("Квитанции не внесены", clerk.Words, StringComparison.Ordinal);
        // Nobody is told to pay for months that may be paid long since.
        Assert.Contains("8 900,00 ₽", clerk.Words.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("не оплачен", clerk.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Доплатите", clerk.Words, StringComparison.Ordinal);

        await clerk.OpenAsync($"/desk/cases/{number}/record-tax-receipts");
        await clerk.SendAsync(("number1", "551"), ("paid1", "20.05.2025"), ("amount1", "106 800,00"), ("do", "more"));
        Assert.Contains("Строка 6", clerk.Words, StringComparison.Ordinal);
        await clerk.SendAsync();
        Assert.EndsWith("/done", clerk.At.AbsolutePath, StringComparison.Ordinal);

        await clerk.OpenAsync($"/desk/cases/{number}/tax");
        Assert.Contains("Оплачено без перерыва по 24.05.2026", clerk.Words, StringComparison.Ordinal);
        Assert.Contains("Доплачивать ничего не нужно", clerk.Words, StringComparison.Ordinal);
        // The letter of 4.6 asks for the rate of each month: the two readings stand side by side.
        Assert.Contains("По ставке каждого месяца", clerk.Words, StringComparison.Ordinal);
        Assert.Contains("не хватает", clerk.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount1", "0", "Сумма должна быть больше нуля")]
    [InlineData("amount1", "10000000", "Сумма больше налога за два года")]
    [InlineData("paid1", "21.04.2026", "Этот день ещё не наступил")]
    [InlineData("paid1", "31.02.2026", "дат")]
    [InlineData("kbk1", "182101", "20")]
    public async Task What_cannot_be_is_refused_at_its_field_and_the_rest_is_kept(string field, string value, string said)
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/record-tax-receipts");
        (string Name, string? Value)[] typed = [("number1", "551"), ("paid1", "20.05.2025"), ("amount1", "8900"), ("purpose1", "НДФЛ за патент")];
        await clerk.SendAsync([.. typed.Where(one => one.Name != field), (field, value)]);

        Assert.Contains(said, clerk.Words, StringComparison.Ordinal);
        Assert.Contains("НДФЛ за патент", clerk.Page, StringComparison.Ordinal);
        Assert.Null((await desk.CaseAsync(number)).TaxReceipts);
    }

    [Fact]
    public async Task A_gap_is_named_in_days_the_remedy_in_words_and_the_same_receipt_leads_to_the_other_case()
    {
        Intake first = desk.Person();
        Intake second = desk.Person();
        string one = await desk.PaidAsync(first);
        string two = await desk.PaidAsync(second);
        string series = Guid.NewGuid().ToString("N")[..10];
        ImmutableArray<TaxReceipt> receipts = Receipts(first, 10, series);
        // The third month is paid nine days late; the eleventh, which runs on 20 April, is missing 1 400 roubles.
        receipts = [.. receipts[..2], receipts[2] with { Paid = receipts[2].Paid.AddDays(11) }, .. receipts[3..], receipts[9] with { Number = series + "10", Paid = Sample.Day("2026-03-23"), Amount = Money.Roubles(8_600) }];
        await desk.DoAsync(one, new RecordTaxReceipts(receipts, false));
        await desk.DoAsync(two, new RecordTaxReceipts([receipts[0] with { Payer = second.Applicant.Name.Full }], false));

        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{one}/tax");
        Assert.Contains("без оплаты 10 дней", clerk.Words.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("не хватает 1 400,00 ₽", clerk.Words.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Деньги перерыв не исправят", clerk.Words, StringComparison.Ordinal);
        Assert.Contains($"/desk/cases/{two}/tax", clerk.Page, StringComparison.Ordinal);
        Assert.Contains("совпадение ещё не значит", clerk.Words, StringComparison.Ordinal);

        IPage page = await browser.OpenAsync(desk.Okno);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Account", "operator");
        await page.FillAsync("#Password", Accounts.DemoStaff.Password);
        await page.ClickAsync("main button");
        await page.GotoAsync($"/desk/cases/{one}/tax");
        await page.IsSoundAsync("desk-tax");
        await page.GotoAsync($"/desk/cases/{one}/record-tax-receipts");
        await page.IsSoundAsync("desk-record-tax-receipts");
        await page.SetViewportSizeAsync(360, 740);
        await page.IsSoundAsync("desk-record-tax-receipts-phone");
        await page.GotoAsync($"/desk/cases/{one}/tax");
        await page.IsSoundAsync("desk-tax-phone");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_shortfall_that_can_still_be_paid_is_told_with_its_sum_and_its_last_day()
    {
        Intake person = desk.Person();
        string number = await desk.PaidAsync(person);
        // Ten months and the eleventh are paid; of the twelfth, which begins on 25 April, 8 600 of 10 000.
        ImmutableArray<TaxReceipt> receipts = Receipts(person, 11, Guid.NewGuid().ToString("N")[..10]);
        await desk.DoAsync(number, new RecordTaxReceipts([.. receipts, receipts[10] with { Number = "9" + receipts[10].Number, Amount = Money.Roubles(8_600) }], false));

        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/tax");
        Assert.Contains("Доплатите 1 400,00 ₽ до 24.04.2026 включительно.", clerk.Words.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }
}
