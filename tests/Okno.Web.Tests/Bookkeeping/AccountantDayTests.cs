using Microsoft.Playwright;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Web.Tests.Offices;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Bookkeeping;

/// <summary>The accountant's day in a real browser, by the keyboard: the statement in, each line decided by one key, the day reconciled to zero, the tables and the act taken away.</summary>
public sealed class AccountantDayTests(Browser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_day_ends_with_statement_and_book_equal_to_the_kopeck(int width)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case certain = await day.OfferedAsync(), named = await day.OfferedAsync();
        BankFile statement = new BankFile(day.Today)
            .In(certain.Offer!.Price, certain.Intake!.Applicant.Name.Full, $"Оплата по предложению {certain.Offer.Reference}, патент {certain.Intake.Patent.Key}")
            .In(Money.Roubles(100), named.Intake!.Applicant.Name.Full, "за услуги")
            .In(Money.Roubles(300), "ООО «Прохожий»", "=1+1 за канцтовары")
            .Out(Money.Roubles(150), "Банк", "комиссия за ведение счёта");

        IPage page = await day.EnterAsync(browser, "accountant", width);
        await page.GotoAsync("/desk/statements/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "kl_to_1c.txt", MimeType = "text/plain", Buffer = statement.Bytes() });
        await page.FocusAsync("button:has-text(\"Загрузить\")");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Выписка загружена");
        await page.IsSoundAsync($"accountant-imported-{width}");
        // The host posts by itself; whatever it has not come to yet is posted here.
        await day.Service.PostCertainAsync(stop: TestContext.Current.CancellationToken);
        Assert.Equal(Phase.Collecting, (await day.CaseAsync(certain.Number)).Phase);

        // The first line of the pile is decided by one key.
        await page.GotoAsync("/desk/statements?pile=proposed");
        await page.IsSoundAsync($"accountant-proposed-{width}");
        await page.Keyboard.PressAsync("1");
        await page.WaitForSelectorAsync($"text=разнесена на дело {named.Number}");
        Assert.Equal(Money.Roubles(100), (await day.CaseAsync(named.Number)).Ledger.Received);

        await SetAsideAsync(page, "unknown", "не за услугу");
        await page.GotoAsync("/desk/book");
        await page.WaitForSelectorAsync("text=это не возврат заявителю: 1 документ");
        await page.IsSoundAsync($"accountant-difference-{width}");
        await SetAsideAsync(page, "outgoing", "комиссия банка");

        await page.GotoAsync("/desk/book");
        await page.WaitForSelectorAsync("text=Выписка и учёт сходятся до копейки");
        await page.IsSoundAsync($"accountant-reconciled-{width}");
        await page.GotoAsync("/desk/book/lines");
        await page.IsSoundAsync($"accountant-lines-{width}");
        IDownload table = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=XLSX"));
        Assert.EndsWith(".xlsx", table.SuggestedFilename, StringComparison.Ordinal);
        await page.GotoAsync("/desk/book/entries");
        await page.IsSoundAsync($"accountant-entries-{width}");
    }

    private static async Task SetAsideAsync(IPage page, string pile, string why)
    {
        await page.GotoAsync($"/desk/statements?pile={pile}");
        await page.ClickAsync("text=Отложить с причиной");
        await page.FillAsync("#why", why);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=отложена");
    }
}
