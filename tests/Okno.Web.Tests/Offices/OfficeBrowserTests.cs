using Microsoft.Playwright;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Offices;

/// <summary>Every page of the offices in a real browser, wide and narrow: no finding of axe, nothing scrolls sideways; and one pass without a script.</summary>
public sealed class OfficeBrowserTests(Browser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_page_of_the_offices_is_sound(int width)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        Case ready = await day.CompleteAsync();
        Case unproved = await day.CompleteAsync(inRecord: false);
        Case handed = await day.CompleteAsync();
        string open = await day.RegisterAsync(await day.CompleteAsync());
        string gone = await day.RegisterAsync(handed);
        await day.DoAsync(handed.Number, new HandOver(gone));

        IPage page = await day.EnterAsync(browser, "accountant", width);
        await page.VisitAsync("/desk/statements/import", $"statements-import-{width}");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "kl_to_1c.txt",
            MimeType = "text/plain",
            Buffer = new BankFile(day.Today) { Off = Money.Roubles(7) }.In(offered.Offer!.Price, offered.Intake!.Applicant.Name.Full, $"Оплата {offered.Offer.Reference}").In(Money.Roubles(300), "ООО «Прохожий»", "за канцтовары").Stray("не поле").Bytes(),
        });
        await page.ClickAsync("text=Загрузить >> nth=-1");
        await page.IsSoundAsync($"statements-imported-{width}");
        await page.VisitAsync("/desk/statements", $"statements-{width}");
        await page.VisitAsync("/desk/statements?pile=unknown", $"statements-unknown-{width}");
        await page.ClickAsync("text=Найти дело");
        await page.IsSoundAsync($"statements-match-{width}");
        await page.ClickAsync("text=Отложить с причиной");
        await page.ClickAsync("button:has-text(\"Отложить\")");
        await page.IsSoundAsync($"statements-set-aside-{width}");

        page = await day.EnterAsync(browser, "operator", width);
        await page.VisitAsync($"/desk/cases/{offered.Number}/pay", $"pay-{width}");
        await page.VisitAsync($"/desk/cases/{ready.Number}/pay", $"pay-nothing-{width}");

        page = await day.EnterAsync(browser, "courier", width);
        await page.VisitAsync("/desk/registers", $"registers-{width}");
        await page.VisitAsync("/desk/registers/open", $"registers-open-{width}");
        await page.VisitAsync($"/desk/registers/{open}", $"register-{width}");
        await page.VisitAsync($"/desk/registers/{open}/hand-over", $"register-hand-over-{width}");
        await page.VisitAsync($"/desk/registers/{open}/add", $"register-add-{width}");
        await page.CheckAsync($"label:has-text(\"{ready.Number}\")");
        await page.CheckAsync($"label:has-text(\"{unproved.Number}\")");
        await page.ClickAsync("text=Внести отмеченные");
        await page.IsSoundAsync($"register-added-{width}");
        await page.VisitAsync($"/desk/registers/{gone}/act", $"register-act-{width}");
        await page.ClickAsync("button:has-text(\"Записать акт\")");
        await page.IsSoundAsync($"register-act-wrong-{width}");

        page = await day.EnterAsync(browser, "rules-editor", width);
        await page.VisitAsync("/desk/law", $"law-{width}");
        await page.VisitAsync("/desk/law/prices", $"law-prices-{width}");
        await page.ClickAsync("text=Показать, что изменится");
        await page.IsSoundAsync($"law-prices-wrong-{width}");
        foreach ((string field, string typed) in new[] { ("Number", "31-п"), ("Date", "15.04.2026"), ("Amount", "7000"), ("From", "01.06.2026"), ("PublishedOn", "16.04.2026") })
        {
            await page.FillAsync("#" + field, typed);
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Что изменится, когда второй сотрудник подтвердит");
        await page.IsSoundAsync($"law-prices-preview-{width}");
        await page.VisitAsync("/desk/law/draft?path=hours.yaml", $"law-draft-{width}");
        await page.FillAsync("#text-0", day.Service.Law.Files["hours.yaml"].Replace("16:45", "17:00", StringComparison.Ordinal));
        await page.ClickAsync("text=Проверить и показать разницу");
        await page.IsSoundAsync($"law-difference-{width}");
        await page.ClickAsync("text=Примерить на открытых делах");
        await page.IsSoundAsync($"law-trial-{width}");
        await page.FillAsync("#why", "Письмо органа от 15.04.2026");
        await page.ClickAsync("text=Предложить второму сотруднику");
        await page.IsSoundAsync($"approval-asked-{width}");
        string request = new Uri(page.Url).AbsolutePath;

        page = await day.EnterAsync(browser, "supervisor", width);
        await page.VisitAsync("/desk/approvals", $"approvals-{width}");
        await page.VisitAsync(request, $"approval-{width}");
        await page.VisitAsync(request + "/confirm", $"approval-confirm-{width}");
        await page.VisitAsync("/desk/overview", $"overview-{width}");

        page = await day.EnterAsync(browser, "auditor", width);
        await page.VisitAsync("/desk/audit?q=" + ready.Number, $"audit-{width}");
        await page.VisitAsync($"/desk/cases/{ready.Number}/decisions/4?again=1", $"decision-{width}");
        await page.VisitAsync("/desk/audit?q=" + ready.Number, $"audit-again-{width}");
        await page.ClickAsync("text=Проверить запись");
        await page.IsSoundAsync($"audit-verified-{width}");
    }

    [Fact]
    public async Task A_line_is_matched_by_the_keyboard_alone_without_a_script()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        IPage page = await day.EnterAsync(browser, "accountant", 1280, script: false);
        await page.GotoAsync("/desk/statements/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = new BankFile(day.Today).In(offered.Offer!.Price, offered.Intake!.Applicant.Name.Full, "Оплата услуги").Bytes() });
        await page.ClickAsync("text=Загрузить >> nth=-1");
        await page.ClickAsync("text=Разнести остальные строки");
        // The first proposal has the focus: one key confirms it. A click does not wait for the page that it leads to.
        await page.WaitForSelectorAsync("button:focus");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=договор заключён");
        Assert.Equal(Phase.Collecting, (await day.CaseAsync(offered.Number)).Phase);
    }
}
