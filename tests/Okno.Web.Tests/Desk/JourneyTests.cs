using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Testing.Cases;
using Okno.Web.Accounts;
using Okno.Web.Pages.Desk.Cases.Steps;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Desk;

/// <summary>A real browser at the desk, on a host of its own: the whole life of a case, each page looked at by axe.</summary>
public sealed class JourneyTests(Browser browser)
{
    [Fact]
    public async Task A_case_lives_from_the_empty_form_to_the_closed_file()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(AprilDesk.Today);
        IPage page = await browser.OpenAsync(okno);
        await SignInAsync(page);
        await page.IsSoundAsync("desk-board-empty");

        Intake person = Sample.Intake(AprilDesk.Issued);
        await page.GotoAsync("/desk/new-case");
        await page.IsSoundAsync("desk-new-case");
        await page.ClickAsync("button[value=save]");
        Assert.True(await page.Locator(".govuk-error-summary").EvaluateAsync<bool>("e => e === document.activeElement"), "The summary of errors has the focus.");
        await page.IsSoundAsync("desk-new-case-errors");
        await FillAsync(page, person);
        await page.ClickAsync("button[value=verdict]");
        await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync("Обратиться можно");
        await page.CheckAsync("#consentSigned");
        await page.ClickAsync("button[value=save]");
        await page.IsSoundAsync("desk-opened");
        string number = NewCaseTests.NumberIn(new Uri(page.Url));

        await page.GotoAsync($"/desk/cases/{number}");
        await page.IsSoundAsync("desk-case-assessed");
        await NextAsync(page);
        await page.IsSoundAsync("desk-make-offer");
        await SubmitAsync(page);
        await NextAsync(page);
        await page.FillAsync("#receipt", "4471");
        await page.FillAsync("#bank", "Банк «Окраинный»");
        await page.IsSoundAsync("desk-record-payment");
        await SubmitAsync(page);
        await page.IsSoundAsync("desk-contract");

        await CollectAsync(page, number, person);
        await page.GotoAsync($"/desk/cases/{number}");
        await page.IsSoundAsync("desk-case-complete");
        await page.GotoAsync($"/desk/cases/{number}/book-visit");
        await page.FillAsync("#on", "20.04.2026");
        await page.FillAsync("#at", "15:00");
        await page.IsSoundAsync("desk-book-visit");
        await SubmitAsync(page);
        await page.GotoAsync($"/desk/cases/{number}/record-visit");
        await page.CheckAsync("#attended");
        await SubmitAsync(page);
        await page.GotoAsync("/desk");
        await page.IsSoundAsync("desk-board");

        // The bank's statement and the register are the work of other pages.
        string register = await StatementAndRegisterAsync(okno, number);
        await page.GotoAsync($"/desk/cases/{number}");
        await NextAsync(page);
        await page.IsSoundAsync("desk-list-for-handover");
        await SubmitAsync(page);
        await HandOverAsync(okno, number, register);

        // A night has passed; nobody stays signed in that long.
        await SignInAsync(page);

        await page.GotoAsync($"/desk/cases/{number}/record-acceptance");
        await page.GiveReasonAsync();
        await page.FillAsync("#actNumber", "АПП-77/1");
        await page.IsSoundAsync("desk-record-acceptance");
        await SubmitAsync(page);
        await EndAsync(page, number);
        await page.GotoAsync($"/desk/cases/{number}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("делать больше ничего не нужно");
        await page.IsSoundAsync("desk-case-closed");
        await page.GotoAsync($"/desk/cases/{number}/why/last-filing");
        await page.IsSoundAsync("desk-why");
        await page.GotoAsync("/desk/search?q=%D0%BD%D0%B5%D1%82");
        await page.IsSoundAsync("desk-search-nothing");
    }

    [Fact]
    public async Task Without_a_script_and_by_keyboard_alone_a_new_case_is_opened()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(AprilDesk.Today);
        IPage page = await browser.OpenAsync(okno, script: false);
        await SignInAsync(page);
        await page.GotoAsync("/desk/new-case");
        await FillAsync(page, Sample.Intake(AprilDesk.Issued, 1));
        await page.FocusAsync("#phone");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#consentSigned-error")).ToContainTextAsync("поставьте отметку");
        Assert.Equal("г. Самарканд", await page.InputValueAsync("#birthPlace"));
        await page.FocusAsync("#consentSigned");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Дело открыто");
    }

    [Fact]
    public async Task On_a_phone_the_pages_of_the_desk_fit_without_sideways_scrolling()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(AprilDesk.Today);
        ServiceDesk service = okno.Services.GetRequiredService<ServiceDesk>();
        CancellationToken ct = TestContext.Current.CancellationToken;
        Performed.Done opened = Assert.IsType<Performed.Done>(await service.OpenCaseAsync(new OpenCase(Sample.Intake(AprilDesk.Issued), Sample.Consent(AprilDesk.Today), AprilDesk.Today), AprilDesk.By(Role.Operator), ct));
        foreach (ICaseStep step in new ICaseStep[] { new Assess(), new MakeOffer(null, false, true), new RecordPayment(Money.Roubles(6400), AprilDesk.Today, Sample.Receipt(AprilDesk.Today)) })
        {
            Assert.IsType<Performed.Done>(await service.PerformAsync(opened.Stream, step, AprilDesk.By(Role.Operator), ct));
        }

        IPage page = await browser.OpenAsync(okno, width: 390, height: 844);
        await SignInAsync(page);
        foreach ((string address, string name) in new[]
        {
            ("/desk", "board"), ("/desk/new-case", "new-case"), ($"/desk/cases/{opened.Number}", "case"), ($"/desk/cases/{opened.Number}/receive-paper?paper=medical-policy", "receive"),
            ($"/desk/cases/{opened.Number}/why/papers", "why"),
        })
        {
            await page.GotoAsync(address);
            await page.IsSoundAsync($"desk-phone-{name}");
        }
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Account", "supervisor");
        await page.FillAsync("#Password", DemoStaff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk");
    }

    private static async Task FillAsync(IPage page, Intake person)
    {
        foreach ((string name, string? value) in NewCaseTests.FormOf(person))
        {
            ILocator field = page.Locator($"[name={name}]").First;
            string kind = await field.EvaluateAsync<string>("e => e.type");
            if (kind == "radio")
            {
                await page.CheckAsync($"[name={name}][value='{value}']");
            }
            else if (kind == "select-one")
            {
                await field.SelectOptionAsync(value ?? "");
            }
            else
            {
                await field.FillAsync(value ?? "");
            }
        }
    }

    /// <summary>The one primary button of a case or of a confirmation.</summary>
    private static Task NextAsync(IPage page) => page.ClickAsync("main a.govuk-button");

    private static async Task SubmitAsync(IPage page)
    {
        await page.ClickAsync("#form .okno-actions button");
        await Assertions.Expect(page.Locator(".okno-panel")).ToBeVisibleAsync();
    }

    /// <summary>Follows the one next step until every paper is there, as a supervisor who does everything would.</summary>
    private static async Task CollectAsync(IPage page, string number, Intake person)
    {
        HashSet<string> looked = [];
        for (int step = 0; step < 60; step++)
        {
            await page.GotoAsync($"/desk/cases/{number}");
            string next = await page.Locator("main a.govuk-button").GetAttributeAsync("href") ?? "";
            string name = next.Split('/')[^1].Split('?')[0];
            if (name is not ("receive-paper" or "review-paper" or "waive-paper"))
            {
                return;
            }

            await page.GotoAsync(next);
            if (name == "receive-paper")
            {
                await FillPaperAsync(page, person);
            }

            if (name == "waive-paper")
            {
                await FillIfThereAsync(page, "reason", "прежний документ действует");
            }

            if (looked.Add(name))
            {
                await page.IsSoundAsync($"desk-{name}");
            }

            await SubmitAsync(page);
        }

        Assert.Fail("The papers never became complete.");
    }

    /// <summary>Types what the paper at hand says, field by field; a reviewer finds it without a flaw.</summary>
    private static async Task FillPaperAsync(IPage page, Intake person)
    {
        Assert.True(PaperId.TryParse(await page.Locator("input[name=paper]").InputValueAsync(), out PaperId paper));
        foreach ((string code, string value) in Sample.Details(paper, person))
        {
            ILocator input = page.Locator($"#paper-fields [name={PaperInputs.NameOf(code)}]");
            string kind = await input.First.EvaluateAsync<string>("e => e.type");
            if (kind is "checkbox" or "radio")
            {
                await page.CheckAsync($"#paper-fields [name={PaperInputs.NameOf(code)}][value={value}]");
            }
            else if (kind == "select-one")
            {
                await input.SelectOptionAsync(value);
            }
            else
            {
                await input.FillAsync(DateOnly.TryParseExact(value, "yyyy-MM-dd", out DateOnly day) ? Russian.Day(day) : value);
            }
        }
    }

    private static async Task EndAsync(IPage page, string number)
    {
        for (int step = 0; step < 40; step++)
        {
            await page.GotoAsync($"/desk/cases/{number}");
            if (await page.Locator("main a.govuk-button").CountAsync() == 0)
            {
                return;
            }

            await NextAsync(page);
            await FillIfThereAsync(page, "reason", "услуга оказана");
            if (page.Url.EndsWith("/close", StringComparison.Ordinal))
            {
                await page.IsSoundAsync("desk-close");
            }

            await SubmitAsync(page);
        }
    }

    private static async Task FillIfThereAsync(IPage page, string name, string value)
    {
        if (await page.Locator($"#{name}").CountAsync() > 0)
        {
            await page.FillAsync($"#{name}", value);
        }
    }

    private static async Task<string> StatementAndRegisterAsync(RunningOkno okno, string number)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        ServiceDesk service = okno.Services.GetRequiredService<ServiceDesk>();
        await AprilDesk.ConfirmAsync(service, number);
        return Assert.IsType<Performed.Done>(await service.OpenRegisterAsync(AprilDesk.Today, AprilDesk.By(Role.Courier), ct)).Number;
    }

    private static async Task HandOverAsync(RunningOkno okno, string number, string register)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        ServiceDesk service = okno.Services.GetRequiredService<ServiceDesk>();
        Case @case = (await service.FindCaseAsync(number, ct))!.State;
        Assert.Equal(Phase.Listed, @case.Phase);
        okno.Clock.SetUtcNow(new DateTimeOffset(@case.Listing!.PlannedFor.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
        Assert.IsType<Performed.Done>(await service.PerformAsync(@case.Id, new HandOver(register), AprilDesk.By(Role.Courier), ct));
    }
}
