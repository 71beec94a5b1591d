using System.Net;
using Okno.Domain.Cases;

namespace Okno.Web.Tests.Desk;

/// <summary>From the withdrawal of a consent to the act that the case is gone, through the pages of two persons.</summary>
public sealed class ErasurePagesTests(AprilDesk desk)
{
    [Fact]
    public async Task A_withdrawal_ends_the_case_two_persons_erase_it_and_the_act_remains()
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{number}/withdraw-consent");
        await clerk.SendAsync(("words", "прошу прекратить обработку моих данных"), ("purposes", "service"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(Phase.Withdrawn, (await desk.Service.FindCaseAsync(number, TestContext.Current.CancellationToken))!.State.Phase);

        using Clerk supervisor = await desk.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/erasure?number={number}");
        supervisor.Sees("можно стереть").Sees("Стереть дело");
        await supervisor.OpenAsync($"/desk/erasure/case/{number}");
        supervisor.Sees("Что будет уничтожено").Sees("поисковые метки");
        await supervisor.SendAsync(("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, supervisor.Status);
        await supervisor.SendAsync(("reason", "согласие отозвано"));
        string request = Uri.UnescapeDataString(supervisor.At.AbsolutePath.Split('/')[^1]);

        using Clerk auditor = await desk.SignInAsync("auditor");
        await auditor.OpenAsync($"/desk/approvals/{Uri.EscapeDataString(request)}/confirm");
        await auditor.SendAsync(("words", "проверено"));
        Assert.Null(await desk.Service.FindCaseAsync(number, TestContext.Current.CancellationToken));

        await auditor.OpenAsync($"/desk/cases/{number}");
        Assert.Equal(HttpStatusCode.NotFound, auditor.Status);
        await auditor.OpenAsync("/desk/erasure");
        auditor.Sees("Акты").Sees(number);
        (string? type, byte[] csv) = await auditor.DownloadAsync("/desk/erasure?handler=Log&format=csv");
        Assert.StartsWith("text/csv", type, StringComparison.Ordinal);
        Assert.Contains(number, System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        await auditor.OpenAsync($"/desk/erasure/{Uri.EscapeDataString((await desk.Service.ListErasuresAsync(Domain.Privacy.ErasureStatus.Done, ct: TestContext.Current.CancellationToken)).Rows.Single(one => one.CaseNumber == number).Number)}");
        auditor.Sees("Копии ключей живут до");

        using Clerk courier = await desk.SignInAsync("courier");
        await courier.OpenAsync("/desk/erasure");
        Assert.NotEqual(HttpStatusCode.OK, courier.Status);
    }

    [Fact]
    public async Task A_case_that_is_kept_says_from_which_day_it_may_go()
    {
        string number = await desk.OpenedAsync();
        using Clerk supervisor = await desk.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/erasure?number={number}");
        supervisor.Sees("стирать нельзя");
        await supervisor.OpenAsync($"/desk/erasure/case/{number}");
        await supervisor.SendAsync(("reason", "просит"));
        Assert.Equal(HttpStatusCode.Conflict, supervisor.Status);
    }
}
