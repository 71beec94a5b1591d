using System.Diagnostics;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing;
using Okno.Testing.Cases;
using Okno.Web.Tests.Desk;
using Okno.Web.Tests.Offices;

namespace Okno.Web.Tests.Faults;

/// <summary>One of two web processes is put to sleep (SIGSTOP) in the middle of a job for longer than its lease; the other takes the job over; the sleeper wakes. Nothing is done twice.</summary>
public sealed class SleepingHostTests
{
    private const int Lines = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_host_that_slept_through_its_lease_in_the_middle_of_posting_posts_no_line_a_second_time()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        using TemporaryFolder data = new();
        string database = await PostgresServer.NewDatabaseAsync();
        ServiceDesk desk = await ServiceDesk.OpenAsync(new DeskSettings(data.Path, RepositoryRoot.Law, database), TimeProvider.System, Ct);
        try
        {
            List<string> cases = await ImportAsync(desk);
            using OknoProcess sleeper = await OknoProcess.StartAsync(OknoProcess.FreePort(), data.Path, database, data.File("log-1"), Ct);
            await UntilAsync(desk, left => left < Lines);
            sleeper.Signal("STOP");
            int left = (await desk.CountCertainAsync(Ct)).Count;
            Assert.InRange(left, 1, Lines - 1);
            using OknoProcess other = await OknoProcess.StartAsync(OknoProcess.FreePort(), data.Path, database, data.File("log-2"), Ct);
            await UntilAsync(desk, still => still == 0);
            sleeper.Signal("CONT");
            using HttpClient client = new() { BaseAddress = sleeper.Address, Timeout = TimeSpan.FromSeconds(60) };
            for (int i = 0; i < 20; i++)
            {
                Assert.True((await client.GetAsync("/account/sign-in", Ct)).IsSuccessStatusCode);
                await Task.Delay(100, Ct);
            }

            Progress.Say($"faults: asleep with {left} of {Lines} lines to post; awake after the other had posted them");
            foreach (string number in cases)
            {
                Assert.True(Assert.Single((await desk.FindCaseAsync(number, Ct))!.State.Payments).Confirmed);
            }

            Assert.True((await desk.VerifyAsync(ct: Ct)).Sound);
            Assert.Equal(Money.Zero, (await desk.BooksAsync(desk.Now.Day, Ct)).Difference);
        }
        finally
        {
            await desk.Store.DisposeAsync();
            await PostgresServer.DropDatabaseAsync(database);
        }
    }

    /// <summary>A statement in which every case is paid, each line certain; nothing is posted yet.</summary>
    private static async Task<List<string>> ImportAsync(ServiceDesk desk)
    {
        DateOnly today = desk.Now.Day;
        By by = AprilDesk.By([.. Enum.GetValues<Role>()]);
        BankFile bank = new(today);
        List<string> cases = [];
        for (int person = 0; person < Lines; person++)
        {
            (Guid id, string number) = await FullDiskTests.OpenedAsync(desk, person);
            Assert.IsType<Performed.Done>(await desk.PerformAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), by, Ct));
            Case @case = (await desk.FindCaseAsync(number, Ct))!.State;
            bank.In(@case.Offer!.Price, @case.Intake!.Applicant.Name.Full, $"Оплата услуги {@case.Offer.Reference}");
            cases.Add(number);
        }

        using MemoryStream file = new(bank.Bytes());
        await desk.ImportStatementAsync(file, by, Ct);
        Assert.Equal(Lines, (await desk.CountCertainAsync(Ct)).Count);
        return cases;
    }

    private static async Task UntilAsync(ServiceDesk desk, Predicate<int> left)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!left((await desk.CountCertainAsync(Ct)).Count))
        {
            Assert.True(waited.Elapsed < Patience, "Nobody goes on with the job.");
            await Task.Delay(20, Ct);
        }
    }
}
