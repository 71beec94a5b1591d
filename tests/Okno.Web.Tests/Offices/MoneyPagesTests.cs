using System.Text;
using Microsoft.Playwright;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Offices;

/// <summary>The money that did not go the straight way, at the desk: every pile, every form, wide and narrow; and by the keyboard alone.</summary>
public sealed class MoneyPagesTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_about_money_is_sound(int width)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case over = await day.PaidAsync();
        await day.DoAsync(over.Number, new RecordPayment(Money.Roubles(500), day.Today, Sample.Receipt(day.Today, "к-2")));
        Case part = await day.OfferedAsync();
        await day.DoAsync(part.Number, new RecordPayment(Money.Roubles(3000), day.Today, Sample.Receipt(day.Today, "к-3")));
        Case disputed = await DisputedAsync(day);
        Case left = await day.PaidAsync();
        await day.DoAsync(left.Number, new Withdraw("уезжаю домой"));
        await ImportAsync(day, new BankFile(day.Today) { FirstNumber = 901 }.In(Money.Roubles(300), "ООО «Прохожий»", "за канцтовары"));

        IPage page = await day.EnterAsync(browser, "accountant", width);
        await page.VisitAsync("/desk/money", $"money-{width}");
        await page.ClickAsync("text=Решить, что верно");
        await page.IsSoundAsync($"money-dispute-{width}");
        await page.VisitAsync("/desk/money?pile=Over", $"money-over-{width}");
        await page.ClickAsync("main >> text=Решить о переплате");
        await page.IsSoundAsync($"money-settle-credit-{width}");
        await page.VisitAsync($"/desk/cases/{over.Number}/take-back-payment", $"money-take-back-{width}");
        await page.VisitAsync("/desk/money?pile=Part", $"money-part-{width}");
        await page.ClickAsync("text=Вернуть внесённое");
        await page.IsSoundAsync($"money-outcome-{width}");
        await page.VisitAsync("/desk/money?pile=Orphan", $"money-orphan-{width}");
        await page.ClickAsync("text=Вернуть отправителю");
        await page.IsSoundAsync($"money-return-line-{width}");
        await page.FillAsync("[name=order]", "7");
        await page.FillAsync("[name=account]", "40817810099910004312");
        await page.FillAsync("[name=bik]", "044525225");
        await page.FillAsync("[name=bank]", "Банк «Окраинный»");
        await page.FillAsync("[name=reason]", "плательщик неизвестен");
        await page.ClickAsync("text=Попросить подтверждения");
        await page.IsSoundAsync($"money-return-line-wrong-{width}");
        await page.VisitAsync($"/desk/cases/{left.Number}/order-refund", $"money-order-{width}");
        await page.VisitAsync($"/desk/cases/{disputed.Number}", $"money-case-{width}");
    }

    [Fact]
    public async Task A_refund_goes_from_the_list_to_the_banks_file_by_the_keyboard_alone()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case void_ = await day.OfferedAsync();
        await day.DoAsync(void_.Number, new RecordPayment(Money.Roubles(3000), day.Today, Sample.Receipt(day.Today, "к-9", "Каримова Зухра")));
        Assert.IsType<Okno.Desk.Performed.Done>(await ConfirmedAsync(day, void_, new DecideOutcome(OutcomeKind.Full, Money.Zero, null)));

        IPage page = await day.EnterAsync(browser, "accountant", 1280, script: false);
        await page.GotoAsync("/desk/money");
        await page.FocusAsync("text=Подготовить возврат");
        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("[name=order]", "17");
        await page.FillAsync("[name=account]", Account);
        await page.FillAsync("[name=bik]", "044525225");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/done**");
        Assert.Equal("17", Assert.Single((await day.CaseAsync(void_.Number)).RefundOrders).Number);

        await page.GotoAsync("/desk/money?pile=Ordered");
        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Файл для банка"));
        string text = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(await File.ReadAllBytesAsync(await file.PathAsync(), Ct));
        Assert.Contains("Номер=17\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Сумма=3000.00\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Каримова Зухра", text, StringComparison.Ordinal);

        await page.ClickAsync("main >> text=Записать возврат");
        await page.ClickAsync("main button:has-text(\"Записать возврат\")");
        await page.WaitForURLAsync("**/done**");
        Assert.Equal(Money.Roubles(3000), (await day.CaseAsync(void_.Number)).Ledger.Balance(LedgerAccount.Refunded));
    }

    /// <summary>An account whose key agrees with the BIK 044525225.</summary>
    private static readonly string Account = Enumerable.Range(0, 10).Select(key => $"40817810{key}99910004312").First(account => Okno.Formats.Requisites.BankAccount.Account(account, "044525225").Valid);

    private static async Task<Case> DisputedAsync(OfficeDay day)
    {
        Case paid = await day.PaidAsync();
        IncomingLine line = await ImportAsync(day, new BankFile(day.Today.AddDays(-1)) { FirstNumber = 801 }.In(paid.Payments[0].Amount + Money.Roubles(10), "Кто-то", "перевод"));
        await day.DoAsync(paid.Number, new ConfirmPayment(paid.Payments[0].Id, line.Bank.Amount, line.Evidence));
        return await day.CaseAsync(paid.Number);
    }

    private static async Task<IncomingLine> ImportAsync(OfficeDay day, BankFile file)
    {
        using MemoryStream bytes = new(file.Bytes());
        await day.Service.ImportStatementAsync(bytes, By("accountant", Role.Accountant), ct: Ct);
        return (await day.Service.ListLinesAsync(LineMatch.Unknown, ct: Ct)).Rows.MaxBy(line => line.Number, StringComparer.Ordinal)!;
    }

    private static async Task<Okno.Desk.Performed> ConfirmedAsync(OfficeDay day, Case @case, ICaseStep step)
    {
        Okno.Desk.Performed asked = await day.Service.ProposeAsync((await day.CaseAsync(@case.Number)).Id, step, By("accountant", Role.Accountant), Ct);
        return await day.Service.ConfirmAsync(Assert.IsType<Okno.Desk.Performed.AwaitsSecondPerson>(asked).Approval, "согласен", By("supervisor", Role.Supervisor), Ct);
    }

    private static Okno.Desk.By By(string account, Role role) => new(account, account, [role], "возврат", "desk");
}
