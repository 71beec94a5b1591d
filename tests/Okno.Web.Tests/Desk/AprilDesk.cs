using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Testing.Cases;
using Okno.Web.Tests.Desk;
using Okno.Web.Tests.Offices;
using Okno.Web.Tests.Running;

[assembly: AssemblyFixture(typeof(AprilDesk))]

namespace Okno.Web.Tests.Desk;

/// <summary>One running host for tests that write: Monday, 20 April 2026. Each test opens cases of its own, so that none meets another.</summary>
public sealed class AprilDesk : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 4, 20);

    /// <summary>Issued so that there is time for both ways of 3.10.2: last day to file 08.05.2026, standard way to 30.04.2026.</summary>
    public static readonly DateOnly Issued = new(2025, 5, 25);

    private int people;

    public RunningOkno Okno { get; private set; } = null!;

    public ServiceDesk Service => Okno.Services.GetRequiredService<ServiceDesk>();

    public async ValueTask InitializeAsync() => Okno = await RunningOkno.StartAsync(Today);

    public ValueTask DisposeAsync() => Okno.DisposeAsync();

    public Task<Clerk> SignInAsync(string account = "operator") => Clerk.SignInAsync(Okno, account);

    /// <summary>Data of a person whom no other test has.</summary>
    public Intake Person(DateOnly? issued = null, Employer? employer = null) => Sample.Intake(issued ?? Issued, Interlocked.Increment(ref people), employer);

    /// <summary>A case that was opened and assessed; answers its number.</summary>
    public async Task<string> OpenedAsync(Intake? intake = null)
    {
        Performed.Done opened = Assert.IsType<Performed.Done>(await Service.OpenCaseAsync(new OpenCase(intake ?? Person(), Sample.Consent(Today), Today), By(Role.Operator)));
        await DoAsync(opened.Number, new Assess());
        return opened.Number;
    }

    public async Task<string> OfferedAsync(Intake? intake = null)
    {
        string number = await OpenedAsync(intake);
        await DoAsync(number, new MakeOffer(null, false, true));
        return number;
    }

    /// <summary>A case whose contract was concluded today by a receipt of its own.</summary>
    public async Task<string> PaidAsync(Intake? intake = null)
    {
        string number = await OfferedAsync(intake);
        Case @case = await CaseAsync(number);
        await DoAsync(number, new RecordPayment(@case.Offer!.Price, Today, Sample.Receipt(Today, number, @case.Intake!.Applicant.Name.Full)));
        return number;
    }

    /// <summary>A case with every paper accepted; those whose need a human decides are waived.</summary>
    public async Task<string> CompleteAsync()
    {
        string number = await PaidAsync();
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

        return number;
    }

    public async Task<string> HandedOverAsync()
    {
        string number = await CompleteAsync();
        await ConfirmAsync(number);
        string register = await RegisterAsync();
        await DoAsync(number, new ListForHandover(register, Today));
        await DoAsync(number, new HandOver(register));
        return number;
    }

    /// <summary>The bank's statement comes with the line behind the payment of a case, and the accountant matches it.</summary>
    public async Task ConfirmAsync(string number) => await ConfirmAsync(Service, number);

    public static async Task ConfirmAsync(ServiceDesk service, string number)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        Case @case = (await service.FindCaseAsync(number, ct))!.State;
        BankFile bank = new BankFile(@case.Payments[0].PaidOn).In(
            @case.Payments[0].Amount, @case.Intake!.Applicant.Name.Full, $"Оплата услуги {@case.Offer!.Reference}", "408178100000" + number.Replace("-", "", StringComparison.Ordinal));
        using MemoryStream file = new(bank.Bytes());
        await service.ImportStatementAsync(file, By(Role.Accountant), ct);
        IncomingLine line = (await service.ListLinesAsync(LineMatch.Proposed, limit: 200, ct: ct)).Rows.Concat((await service.ListLinesAsync(LineMatch.Certain, limit: 200, ct: ct)).Rows).First(line => line.Bank.Purpose.Contains(@case.Offer.Reference, StringComparison.Ordinal));
        Assert.IsType<Performed.Done>(await service.MatchLineAsync(line.Number, number, By(Role.Accountant), ct));
    }

    public async Task<string> RegisterAsync() => Assert.IsType<Performed.Done>(await Service.OpenRegisterAsync(Today, By(Role.Courier))).Number;

    public async Task<IReadOnlyList<Case>> FindAsync(string text) => await Service.SearchCasesAsync(text, ct: TestContext.Current.CancellationToken);

    /// <summary>Two persons decide about the money of a case.</summary>
    public async Task DecideAsync(string number, DecideOutcome outcome)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        Performed.AwaitsSecondPerson asked = Assert.IsType<Performed.AwaitsSecondPerson>(
            await Service.ProposeAsync((await CaseAsync(number)).Id, outcome, By(Role.Accountant) with { Why = "деньги возвращаются" }, ct));
        Assert.IsType<Performed.Done>(await Service.ConfirmAsync(asked.Approval, "да", By(Role.Supervisor) with { Account = "another" }, ct));
    }

    public async Task<Case> CaseAsync(string number) => (await Service.FindCaseAsync(number))!.State;

    public async Task DoAsync(string number, ICaseStep step) =>
        Assert.IsType<Performed.Done>(await Service.PerformAsync((await CaseAsync(number)).Id, step, By([.. Enum.GetValues<Role>()])));

    public static By By(params ImmutableArray<Role> roles) => new("somebody", "Некто Второй", roles, "", "desk");
}
