using System.Net;
using Microsoft.Playwright;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing.Cases;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Desk;

/// <summary>The fields of a paper at the window and under review, as the edition asks for them (4.1-4.8, Annex).</summary>
public sealed class PaperFieldsTests(AprilDesk desk, Browser browser)
{
    private static readonly PaperId Contract = new(PaperKind.WorkContract);
    private static readonly PaperId Petition = new(PaperKind.Petition);

    [Fact]
    public async Task A_contract_shows_the_fields_of_its_own_kind_on_a_desk_and_on_a_phone()
    {
        string number = await desk.PaidAsync();
        foreach (int width in (int[])[1280, 360])
        {
            IPage page = await browser.OpenAsync(desk.Okno, width);
            await SignInAsync(page, "operator");
            await page.GotoAsync($"/desk/cases/{number}/receive-paper?paper=work-contract");
            await Assertions.Expect(page.Locator("#subject")).ToBeHiddenAsync();
            await page.SelectOptionAsync("#contractKind", "civil");
            await Assertions.Expect(page.Locator("#subject")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#policyNumber")).ToBeHiddenAsync();
            await page.SelectOptionAsync("#contractKind", "labour");
            await Assertions.Expect(page.Locator("#policyNumber")).ToBeVisibleAsync();
            await page.IsSoundAsync($"paper-receive-contract-{width}");
        }
    }

    [Fact]
    public async Task Without_a_script_every_field_stands_under_its_heading()
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/receive-paper?paper=work-contract");
        clerk.Sees("Если вид договора — трудовой").Sees("Если вид договора — гражданско-правовой").Sees("п. 4.7, п. 4.8");
    }

    [Fact]
    public async Task A_review_puts_mismatches_at_the_top_and_a_verdict_beside_each_field_and_is_done_by_keyboard_alone()
    {
        Intake person = desk.Person();
        string number = await desk.PaidAsync(person);
        await desk.DoAsync(number, new ReceivePaper(Contract, PaperForm.Original, Custody.Taken, Sample.Details(Contract, person)));
        await desk.DoAsync(number, new ReceivePaper(Petition, PaperForm.Original, Custody.Taken,
            Sample.Details(Petition, person).SetItem("profession", "повар").SetItem("contractOn", "2025-05-26").SetItem("patentNumber", "77 1599999999").Remove("reason")));
        foreach (int width in (int[])[360, 1280])
        {
            IPage page = await browser.OpenAsync(desk.Okno, width);
            await SignInAsync(page, "reviewer");
            await page.GotoAsync($"/desk/cases/{number}/review-paper?paper=petition");
            await Assertions.Expect(page.Locator("#mismatches li")).ToHaveCountAsync(3);
            await Assertions.Expect(page.Locator("#mismatches")).ToContainTextAsync("дата договора");
            await Assertions.Expect(page.Locator("#paper-fields")).ToContainTextAsync("решают двое:");
            await page.IsSoundAsync($"paper-review-petition-{width}");
            if (width == 1280)
            {
                await page.FocusAsync("#patentNumber");
                await page.Keyboard.PressAsync("Control+A");
                await page.Keyboard.TypeAsync(person.Patent.Key);
                await page.Keyboard.PressAsync("Tab");
                await page.Keyboard.TypeAsync("продолжение работы");
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator("#second")).ToContainTextAsync("профессия");
                await page.IsSoundAsync("paper-review-second-person");
            }
        }
    }

    [Fact]
    public async Task A_reviewer_completes_what_the_window_left_out_and_each_field_keeps_its_owner()
    {
        PaperId policy = new(PaperKind.MedicalPolicy);
        Intake person = desk.Person();
        string number = await desk.PaidAsync(person);
        await desk.DoAsync(number, new ReceivePaper(policy, PaperForm.Original, Custody.Taken, Sample.Details(policy, person).Remove("primaryCare").Remove("insurer")));
        using Clerk reviewer = await desk.SignInAsync("reviewer");
        await reviewer.OpenAsync($"/desk/cases/{number}/review-paper?paper=medical-policy");
        await reviewer.SendAsync(("insurer", "АО «Страховой дом»"));
        Assert.Equal(HttpStatusCode.Conflict, reviewer.Status);
        Assert.Contains("первичная медико-санитарная помощь", reviewer.ErrorAt("primaryCare"), StringComparison.Ordinal);
        await reviewer.SendAsync(("primaryCare", "yes"), ("insurer", "АО «Страховой дом»"));
        reviewer.Sees("Документ принят");
        PaperState state = (await desk.CaseAsync(number)).PaperOf(policy)!;
        Assert.Equal("reviewer", state.EnteredBy!["insurer"]);
        Assert.NotEqual("reviewer", state.EnteredBy["validUntil"]);
    }

    [Fact]
    public async Task The_second_person_reads_the_fields_that_the_reviewer_changed_in_words()
    {
        Intake person = desk.Person();
        string number = await desk.PaidAsync(person);
        await desk.DoAsync(number, new ReceivePaper(Petition, PaperForm.Original, Custody.Taken, Sample.Details(Petition, person)));
        using Clerk reviewer = await desk.SignInAsync("reviewer");
        await reviewer.OpenAsync($"/desk/cases/{number}/review-paper?paper=petition");
        await reviewer.SendAsync(("profession", "повар"), ("language", "partly"));
        reviewer.Sees("Нужен второй сотрудник");
        await reviewer.SendAsync(("do", "propose"), ("why", "названия близки"));
        string request = Assert.Single((await desk.Service.ListApprovalsAsync(waitingOnly: true, limit: 200, ct: TestContext.Current.CancellationToken)).Rows, row => row.SubjectNumber == number).Number;
        using Clerk supervisor = await desk.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/approvals/{request}");
        supervisor.Sees("профессия").Sees("повар").Sees("частью на русском");
    }

    private static async Task SignInAsync(IPage page, string account)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Account", account);
        await page.FillAsync("#Password", DemoStaff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk");
    }
}
