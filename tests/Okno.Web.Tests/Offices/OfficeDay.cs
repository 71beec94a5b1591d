using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Offices;

/// <summary>A host of its own for one test, with cases brought to where an office takes them over. Starts on Monday, 20 April 2026.</summary>
public sealed class OfficeDay : IAsyncDisposable
{
    public static readonly DateOnly Monday = new(2026, 4, 20);

    private int people;

    private OfficeDay(RunningOkno okno) => Okno = okno;

    public RunningOkno Okno { get; }

    public ServiceDesk Service => Okno.Services.GetRequiredService<ServiceDesk>();

    public DateOnly Today => Service.Now.Day;

    public static async Task<OfficeDay> StartAsync() => new(await RunningOkno.StartAsync(Monday));

    public ValueTask DisposeAsync() => Okno.DisposeAsync();

    public Task<Visitor> SignInAsync(string account) => Visitor.SignInAsync(Okno, account);

    /// <summary>A window of a member of the staff, signed in by the keyboard.</summary>
    public async Task<IPage> EnterAsync(Browser browser, string account, int width, bool script = true)
    {
        ArgumentNullException.ThrowIfNull(browser);
        IPage page = await browser.OpenAsync(Okno, width, script: script);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Account", account);
        await page.FillAsync("#Password", DemoStaff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk");
        return page;
    }

    /// <summary>A case with a standing offer; the n-th person of the samples.</summary>
    public async Task<Case> OfferedAsync(string issued = "2025-05-25")
    {
        Performed.Done opened = Assert.IsType<Performed.Done>(await Service.OpenCaseAsync(new OpenCase(Sample.Intake(Sample.Day(issued), people++), Sample.Consent(Today), Today), Everyone));
        await DoAsync(opened.Number, new Assess());
        await DoAsync(opened.Number, new MakeOffer(null, false, true));
        return await CaseAsync(opened.Number);
    }

    /// <summary>A case paid today by a receipt, not yet in the Centre's own record.</summary>
    public async Task<Case> PaidAsync(string issued = "2025-05-25")
    {
        Case offered = await OfferedAsync(issued);
        await DoAsync(offered.Number, new RecordPayment(offered.Offer!.Price, Today, Sample.Receipt(Today, "к-" + offered.Number, offered.Intake!.Applicant.Name.Full)));
        return await CaseAsync(offered.Number);
    }

    /// <summary>A case with every paper accepted; its payment is in the Centre's record unless told otherwise.</summary>
    public async Task<Case> CompleteAsync(string issued = "2025-05-25", bool inRecord = true)
    {
        Case paid = await PaidAsync(issued);
        await BringPapersAsync(paid.Number);
        if (inRecord)
        {
            await ProveAsync(await CaseAsync(paid.Number));
        }

        return await CaseAsync(paid.Number);
    }

    /// <summary>The statement of the bank arrives and the accountant ties its line to the receipt.</summary>
    public async Task ProveAsync(Case paid)
    {
        Payment payment = paid.Payments[0];
        using MemoryStream file = new(new BankFile(payment.PaidOn) { FirstNumber = 1000 + (10 * people) }.In(payment.Amount, paid.Intake!.Applicant.Name.Full, "Оплата").Bytes());
        StatementImported? imported = await Service.ImportStatementAsync(file, Everyone, TestContext.Current.CancellationToken);
        Assert.Equal(1, imported?.New);
        IncomingLine line = (await Service.ListLinesAsync(LineMatch.Proposed, ct: TestContext.Current.CancellationToken)).Rows.Concat((await Service.ListLinesAsync(LineMatch.Unknown, ct: TestContext.Current.CancellationToken)).Rows)
            .Concat((await Service.ListLinesAsync(LineMatch.Certain, ct: TestContext.Current.CancellationToken)).Rows).MaxBy(one => one.Number, StringComparer.Ordinal)!;
        Assert.IsType<Performed.Done>(await Service.MatchLineAsync(line.Number, paid.Number, Everyone, TestContext.Current.CancellationToken));
    }

    public async Task BringPapersAsync(string number)
    {
        foreach (ChecklistItem item in (await CaseAsync(number)).Missing.ToArray())
        {
            if (item.Need == Need.HumanDecides)
            {
                await DoAsync(number, new WaivePaper(item.Paper, "прежний документ действует"));
                continue;
            }

            await DoAsync(number, new ReceivePaper(item.Paper, PaperForm.Original, Custody.Taken, Sample.Details(item.Paper, (await CaseAsync(number)).Intake!)));
            await DoAsync(number, new ReviewPaper(item.Paper, true, [], null));
        }
    }

    /// <summary>A register of today with these cases listed.</summary>
    public async Task<string> RegisterAsync(params ImmutableArray<Case> cases)
    {
        string number = Assert.IsType<Performed.Done>(await Service.OpenRegisterAsync(Today, Everyone)).Number;
        foreach (Case one in cases)
        {
            await DoAsync(one.Number, new ListForHandover(number, Today));
        }

        return number;
    }

    public async Task<Case> CaseAsync(string number) => (await Service.FindCaseAsync(number))!.State;

    public async Task DoAsync(string number, ICaseStep step) => Assert.IsType<Performed.Done>(await Service.PerformAsync((await CaseAsync(number)).Id, step, Everyone));

    /// <summary>Ten in the morning of a later day.</summary>
    public void GoTo(string day) => Okno.Clock.SetUtcNow(new DateTimeOffset(Sample.Day(day).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(3)).ToUniversalTime());

    private static By Everyone => new("somebody", "Некто Второй", [.. Enum.GetValues<Role>()], "", "desk");
}
