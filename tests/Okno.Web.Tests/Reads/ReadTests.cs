using System.Net;
using Okno.Desk.Reads;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Store.Reads;
using Okno.Web.Reads;
using Okno.Web.Tests.Offices;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Reads;

/// <summary>3.9.2: nobody sees a person's data without a record of it.</summary>
public sealed class ReadTests(Browser browser)
{
    private static readonly string[] Pages =
    [
        "/desk", "/desk/search?q={surname}", "/desk/cases/{case}", "/desk/cases/{case}/tax", "/desk/cases/{case}/pay", "/desk/cases/{case}/papers", "/desk/cases/{case}/withdraw", "/desk/cases/{case}/readers",
        "/desk/cases/{case}/why/contact", "/desk/approvals", "/desk/overview", "/desk/audit?q={case}", "/desk/registers", "/desk/registers/{register}", "/desk/registers/{register}/add",
        "/desk/statements", "/desk/statements?pile=unknown", "/desk/statements/{line}/match", "/desk/money", "/desk/book", "/desk/book/entries", "/desk/book/lines", "/desk/law/simulate",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("operator")]
    [InlineData("accountant")]
    [InlineData("courier")]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    [InlineData("rules-editor")]
    public async Task No_page_shows_a_name_whose_reading_is_not_recorded(string account)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case[] cases = [await day.OfferedAsync(), await day.PaidAsync(), await day.CompleteAsync()];
        Case listed = cases[2];
        string register = await day.RegisterAsync(listed);
        BankFile file = new BankFile(day.Today) { FirstNumber = 700 }.In(Money.Roubles(300), cases[0].Intake!.Applicant.Name.Full, "Оплата");
        using (MemoryStream bytes = new(file.Bytes()))
        {
            await day.Service.ImportStatementAsync(bytes, new Okno.Desk.By("x", "x", [Role.Accountant], "", "desk"), Ct);
        }

        string line = (await day.Service.ListLinesAsync(LineMatch.Proposed, ct: Ct)).Rows.Concat((await day.Service.ListLinesAsync(LineMatch.Unknown, ct: Ct)).Rows).First().Number;
        using Visitor visitor = await day.SignInAsync(account);
        int named = 0;
        foreach (string page in Pages)
        {
            foreach (Case one in page.Contains("{case}", StringComparison.Ordinal) || page.Contains("{surname}", StringComparison.Ordinal) ? cases : cases[..1])
            {
                string address = page.Replace("{case}", one.Number, StringComparison.Ordinal).Replace("{surname}", Uri.EscapeDataString(one.Intake!.Applicant.Name.Surname), StringComparison.Ordinal)
                    .Replace("{register}", register, StringComparison.Ordinal).Replace("{line}", line, StringComparison.Ordinal);
                day.Okno.Clock.Advance(TimeSpan.FromMinutes(1));
                DateTimeOffset before = day.Service.Now.Utc;
                await visitor.OpenAsync(address);
                HashSet<Guid> recorded = [];
                List<RecordedRead> reads = [];
                await foreach (RecordedRead read in day.Service.Store.ReadsAsync(new ReadQuery(before, null, account), Ct))
                {
                    recorded.Add(read.Stream);
                    reads.Add(read);
                }

                foreach (Case person in cases.Where(person => visitor.Page.Contains(person.Intake!.Applicant.Name.Surname, StringComparison.Ordinal)))
                {
                    named++;
                    // A line of a statement names its payer too: the line is what was read then.
                    Assert.True(recorded.Contains(person.Id) || reads.Any(read => read.Kind == "statement-line"), $"{address} shows {account} the name of {person.Number}, and no read of it is recorded.");
                }
            }
        }

        Assert.True(named >= 3, $"{account} saw {named} names: the test looks at nothing.");
    }

    [Fact]
    public async Task A_case_outside_the_own_queue_is_shown_only_after_a_typed_reason_and_then_for_the_day()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        string surname = offered.Intake!.Applicant.Name.Surname;
        using Visitor courier = await Visitor.SignInAsync(day.Okno, "courier", givesReasons: false);
        await courier.OpenAsync($"/desk/cases/{offered.Number}/tax");
        courier.Sees("Зачем вам дело", "Заявитель вправе узнать").SeesNot(surname);
        await courier.SendAsync(null, ("why", " "));
        courier.Answered(HttpStatusCode.BadRequest).Sees("Напишите, зачем вам это дело.").SeesNot(surname);
        await courier.SendAsync(null, ("why", "звонит заявитель"));
        Assert.Equal($"/desk/cases/{offered.Number}/tax", courier.At.AbsolutePath);
        await courier.OpenAsync($"/desk/cases/{offered.Number}");
        courier.Sees(surname);
        await courier.OpenAsync($"/desk/cases/{offered.Number}/readers");
        courier.Sees("Кирилл Гонцов", "открыл дело вне своей очереди", "«звонит заявитель»", "налог за патент");

        day.GoTo("2026-04-21");
        using Visitor next = await Visitor.SignInAsync(day.Okno, "courier", givesReasons: false);
        await next.OpenAsync($"/desk/cases/{offered.Number}");
        next.Sees("Зачем вам дело").SeesNot(surname);
    }

    [Fact]
    public async Task The_own_queue_needs_no_reason_nor_does_a_case_worked_on_today()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case complete = await day.CompleteAsync();
        using Visitor courier = await Visitor.SignInAsync(day.Okno, "courier", givesReasons: false);
        await courier.OpenAsync($"/desk/cases/{complete.Number}");
        courier.Sees(complete.Intake!.Applicant.Name.Surname);
        Case offered = await day.OfferedAsync();
        using Visitor operatorOf = await Visitor.SignInAsync(day.Okno, "operator", givesReasons: false);
        await operatorOf.OpenAsync($"/desk/cases/{offered.Number}");
        operatorOf.Sees(offered.Intake!.Applicant.Name.Surname);
        await operatorOf.OpenAsync($"/desk/cases/{offered.Number}/withdraw");
        await operatorOf.SendAsync(null, ("Reason", "уезжает"), ("reason", "уезжает"));
        await operatorOf.OpenAsync($"/desk/cases/{offered.Number}");
        operatorOf.Sees(offered.Intake!.Applicant.Name.Surname);
    }

    [Fact]
    public async Task Whoever_sees_more_cases_than_the_limit_is_told_to_the_supervisor_once_and_answered()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case one = await day.OfferedAsync();
        Case two = await day.OfferedAsync();
        using Visitor operatorOf = await day.SignInAsync("operator");
        BulkViewLimit limit = new(TimeSpan.FromHours(1), 1, 100);
        await operatorOf.OpenAsync($"/desk/cases/{one.Number}");
        await operatorOf.OpenAsync("/desk");
        Assert.Equal(0, await day.Service.NoticeBulkViewsAsync(limit, Ct));
        await operatorOf.OpenAsync($"/desk/cases/{two.Number}");
        Assert.Equal(1, await day.Service.NoticeBulkViewsAsync(limit, Ct));
        Assert.Equal(0, await day.Service.NoticeBulkViewsAsync(limit, Ct));

        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync("/desk/overview");
        supervisor.Sees("Кто-то смотрит слишком много дел", "Ждут вашего ответа: 1");
        await supervisor.OpenAsync("/desk/audit/bulk-views");
        supervisor.Sees("Ольга Окунева", "За час открыто 2 дела");
        await supervisor.SendAsync(null);
        supervisor.Sees("Напишите, что выяснилось.");
        await supervisor.SendAsync(null, ("words-bv-26-0001", "очередь после праздников"));
        supervisor.Sees("«очередь после праздников», Светлана Старшова");
        await supervisor.OpenAsync("/desk/overview");
        supervisor.SeesNot("Кто-то смотрит слишком много дел");
    }

    [Fact]
    public async Task The_auditor_finds_who_saw_what_between_two_instants()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case one = await day.OfferedAsync();
        using Visitor operatorOf = await day.SignInAsync("operator");
        await operatorOf.OpenAsync($"/desk/cases/{one.Number}");
        using Visitor auditor = await day.SignInAsync("auditor");
        await auditor.OpenAsync("/desk/audit/reads?from=20.04.2026+10:00&to=20.04.2026+10:01&account=operator");
        auditor.Sees("20.04.2026 10:00", "Ольга Окунева", one.Number);
        await auditor.OpenAsync("/desk/audit/reads?from=20.04.2026+10:01");
        auditor.Sees("Записей нет");
        await auditor.OpenAsync("/desk/audit/reads?from=завтра&case=26-999999");
        auditor.Answered(HttpStatusCode.BadRequest).Sees("Напишите день как 20.04.2026", "Дела с таким номером нет");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_pages_of_reads_are_sound(int width)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case one = await day.OfferedAsync();
        Microsoft.Playwright.IPage page = await day.EnterAsync(browser, "supervisor", width);
        await page.GotoAsync($"/desk/cases/{one.Number}");
        await page.IsSoundAsync($"reason-{width}");
        await page.ClickAsync("button:has-text(\"Открыть дело\")");
        await page.WaitForSelectorAsync("text=Дело не открыто");
        await page.IsSoundAsync($"reason-wrong-{width}");
        await page.GiveReasonAsync();
        await page.VisitAsync($"/desk/cases/{one.Number}/readers", $"readers-{width}");
        Assert.Equal(1, await day.Service.NoticeBulkViewsAsync(new BulkViewLimit(TimeSpan.FromHours(1), 0, 0), Ct));
        await page.VisitAsync("/desk/audit", $"audit-{width}");
        await page.VisitAsync("/desk/audit/reads", $"reads-{width}");
        await page.VisitAsync("/desk/audit/bulk-views", $"bulk-views-{width}");
        page = await day.EnterAsync(browser, "auditor", width);
        await page.VisitAsync("/desk/audit/bulk-views", $"bulk-views-auditor-{width}");
    }

    [Theory]
    [InlineData("/Desk/Cases/Index", "cases")]
    [InlineData("/Desk/Cases/Steps/RecordPayment", "cases/steps/record-payment")]
    [InlineData("/Desk/Registers/View", "registers/view")]
    public void A_page_is_named_in_the_log_by_its_place_in_the_house(string page, string code) => Assert.Equal(code, ReadFilter.CodeOf(page));
}
