using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using Okno.Testing.Faults;
using Okno.Web.Tests.Desk;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Faults;

/// <summary>The disk of the record is full: page 503 in plain words, nothing half recorded, and the same process works on by itself when there is room.</summary>
public sealed class FullDiskTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_a_form_is_answered_with_page_503_and_the_same_form_is_recorded_once_when_there_is_room()
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        using SmallDisk disk = new(24);
        await using RunningOkno okno = await RunningOkno.StartAsync(new DateTimeOffset(2026, 4, 20, 10, 0, 0, TimeSpan.FromHours(3)), dataFolder: disk.File("data"));
        ServiceDesk desk = okno.Services.GetRequiredService<ServiceDesk>();
        (Guid id, string number) = await OpenedAsync(desk, 1);
        using Clerk clerk = await Clerk.SignInAsync(okno);
        ClientLedger ledger = new();
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        IReadOnlyList<KeyValuePair<string, string>> form = clerk.Fields();

        disk.Fill();
        KeyValuePair<string, string>[] refused = [];
        for (int i = 0; clerk.Status != HttpStatusCode.ServiceUnavailable; i++)
        {
            // What the log of the database has room for is still recorded.
            Assert.True(i < 300, "The disk is never full.");
            string effect = $"effect-{i}";
            ledger.Send(effect);
            refused = [.. Payment(form, effect)];
            await clerk.SendAsync(refused);
            if (clerk.Status == HttpStatusCode.OK)
            {
                ledger.Acknowledge(effect);
                await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
            }
        }

        clerk.Sees("Сейчас не получается записать").Sees("дважды она не запишется");
        Assert.Equal(TimeSpan.FromSeconds(10), clerk.RetryAfter);
        Assert.DoesNotContain(Sample.Intake(Today.AddDays(-330), 1).Applicant.Name.Surname, clerk.Page, StringComparison.Ordinal);

        // A look that cannot be recorded is not given.
        for (int i = 0; i == 0 || clerk.Status != HttpStatusCode.ServiceUnavailable; i++)
        {
            Assert.True(i < 300, "Somebody looks at a case, and nobody knows.");
            await clerk.OpenAsync($"/desk/cases/{number}");
        }

        Assert.DoesNotContain(Sample.Intake(Today.AddDays(-330), 1).Applicant.Name.Surname, clerk.Page, StringComparison.Ordinal);

        disk.Free();
        Stopwatch waited = Stopwatch.StartNew();
        string last = refused.First(field => field.Key == "receipt").Value;
        do
        {
            await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
            if (clerk.Status == HttpStatusCode.OK)
            {
                await clerk.SendAsync(refused);
            }
        }
        while (clerk.Status != HttpStatusCode.OK && waited.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        ledger.Acknowledge(last);

        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        await clerk.SendAsync(refused);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Case @case = (await desk.FindCaseAsync(number, Ct))!.State;
        Assert.Empty(ledger.Judge(@case.Payments.Select(payment => ((PaymentReceipt)payment.Evidence).Number)));
        Assert.True((await desk.VerifyAsync(ct: Ct)).Sound);
        Assert.Equal(Money.Zero, (await desk.BooksAsync(Today, Ct)).Difference);
    }

    internal static async Task<(Guid Id, string Number)> OpenedAsync(ServiceDesk desk, int person)
    {
        DateOnly today = desk.Now.Day;
        By by = AprilDesk.By([.. Enum.GetValues<Role>()]);
        Performed.Done opened = Assert.IsType<Performed.Done>(await desk.OpenCaseAsync(new OpenCase(Sample.Intake(today.AddDays(-330), person), Sample.Consent(today), today), by, Ct));
        Assert.IsType<Performed.Done>(await desk.PerformAsync(opened.Stream, new Assess(), by, Ct));
        return (opened.Stream, opened.Number);
    }

    /// <summary>The form of a payment with a receipt of its own, sent with a key of its own and no word of what was seen.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Payment(IReadOnlyList<KeyValuePair<string, string>> form, string effect)
    {
        Dictionary<string, string> typed = form.DistinctBy(field => field.Key).ToDictionary();
        typed["amount"] = "1,00";
        typed["receipt"] = effect;
        typed["bank"] = "Банк «Окраинный»";
        typed["key"] = Guid.NewGuid().ToString("N");
        typed["seen"] = "";
        return typed;
    }
}
