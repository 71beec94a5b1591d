using System.Net;
using Okno.Desk.Decisions;
using Okno.Domain.Cases;

namespace Okno.Web.Tests.Offices;

public sealed class DecisionTests
{
    [Fact]
    public async Task The_auditor_reads_a_decision_decides_it_again_and_takes_a_file_that_proves_itself()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor auditor = await day.SignInAsync("auditor");
        await auditor.OpenAsync($"/desk/audit?q={paid.Number}");
        Assert.Contains($"href=\"/desk/cases/{paid.Number}/decisions/4\"", auditor.Page, StringComparison.Ordinal);
        await auditor.OpenAsync($"/desk/cases/{paid.Number}/decisions/4");
        auditor.Sees($"№ {paid.Number}/4", "Некто Второй", "редакция Правил 2015 года", "20.04.2026 10:00", "предложение сделано");
        await auditor.OpenAsync($"/desk/cases/{paid.Number}/decisions/4?again=1");
        auditor.Sees("ответ тот же", "решено заново решений: 3");

        (string? type, byte[] file) = await auditor.DownloadAsync($"/desk/cases/{paid.Number}/decisions/4?handler=file");
        Assert.Equal("application/json", type);
        DecisionCheck check = DecisionCheck.Of(file);
        Assert.True(check.Same);
        Assert.Contains(check.Hash, auditor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_reads_the_decision_but_gets_no_file_and_a_number_that_decided_nothing_is_not_found()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor clerk = await day.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/decisions/1");
        clerk.Sees($"№ {paid.Number}/1");
        Assert.DoesNotContain("handler=file", clerk.Page, StringComparison.Ordinal);
        (string? type, _) = await clerk.DownloadAsync($"/desk/cases/{paid.Number}/decisions/1?handler=file");
        Assert.NotEqual("application/json", type);
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/decisions/2");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }
}
