using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Testing.Cases;
using Okno.Web.Jobs;

namespace Okno.Web.Tests.Offices;

public sealed class DailyRoundTests
{
    [Theory]
    [InlineData("2026-04-20T20:59:00Z", 2)]
    [InlineData("2026-04-20T21:00:00Z", 24 * 60 + 1)]
    [InlineData("2026-04-20T07:00:00Z", 14 * 60 + 1)]
    public void The_next_round_is_a_minute_after_midnight_in_Moscow(string now, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), DailyRound.UntilNext(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task A_contract_whose_term_is_over_ends_after_midnight_by_itself_and_a_handed_over_one_never()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case forgotten = await day.PaidAsync();
        Case handed = await day.CompleteAsync();
        string register = await day.RegisterAsync(handed);
        await day.DoAsync(handed.Number, new Okno.Domain.Cases.Steps.HandOver(register));
        day.GoTo("2026-05-21");
        await UntilAsync(async () => (await day.CaseAsync(forgotten.Number)).Phase == Phase.Expired);
        Assert.Equal(Phase.HandedOver, (await day.CaseAsync(handed.Number)).Phase);
    }

    [Fact]
    public async Task A_request_that_nobody_answered_loses_its_force()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        (Performed? asked, _) = await day.Service.ProposeLawAsync(LawBundle.Of("prices/2015.yaml", day.Service.Law.Files["prices/2015.yaml"] + "# сверено\n"), new By("rules-editor", "Регина Правилова", [Role.RulesEditor], "сверка", "desk"), TestContext.Current.CancellationToken);
        string number = Assert.IsType<Performed.AwaitsSecondPerson>(asked).Approval;
        day.GoTo("2026-04-24");
        await UntilAsync(async () => (await day.Service.FindApprovalAsync(number, ct: TestContext.Current.CancellationToken))!.State.Status == ApprovalStatus.Expired);
    }

    /// <summary>The clock of the host was moved; what it wakes runs on another thread, so it is asked for until it shows or half a minute is gone.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        long end = System.Diagnostics.Stopwatch.GetTimestamp() + (30 * System.Diagnostics.Stopwatch.Frequency);
        while (!await holds())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetTimestamp() < end, "It did not happen within half a minute.");
            await Task.Yield();
        }
    }
}
