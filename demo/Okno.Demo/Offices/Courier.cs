using System.Net;
using Okno.Demo.Browsing;
using Okno.Demo.Scenario;

namespace Okno.Demo.Offices;

/// <summary>The courier: one register a day, handed over, and the act that comes back signed.</summary>
public sealed class Courier(Staff staff)
{
    private int acts = 100;

    /// <summary>The registers of all days.</summary>
    public List<string> Registers { get; } = [];

    /// <summary>Takes the cases of this day to the authority and brings its answer back.</summary>
    public async Task TripAsync(IReadOnlyList<Trip> trips)
    {
        string register = await OpenAsync();
        string address = $"/desk/registers/{Uri.EscapeDataString(register)}";

        PageSeen page = await staff.CourierHimself.OpenAsync($"{address}/add");
        HtmlForm form = page.FormWith("case").Tick("case", [.. trips.Select(trip => trip.Life.Number!)]);
        PageSeen listed = await staff.CourierHimself.SendAsync(page, form);
        await AskForAsync(listed, [.. trips.Where(trip => trip.ListedByTwo)], "list-for-handover");

        page = await staff.CourierHimself.OpenAsync($"{address}/hand-over");
        PageSeen handed = await staff.CourierHimself.SendAsync(page, page.FormWith("key"));
        await AskForAsync(handed, [.. trips.Where(trip => trip.HandedByTwo)], "hand-over");

        page = await staff.CourierHimself.OpenAsync($"{address}/act");
        form = page.FormWith("ActNumber").Set("ActNumber", $"АПП-{++acts}").Set("ActDate", Window.Day(staff.Clock.Today));
        foreach (Trip trip in trips)
        {
            string number = trip.Life.Number!;
            if (!form.Has($"answer-{number}"))
            {
                throw new UnexpectedException($"реестр {register}: дело {number} ({trip.Life.Title}) не передано. {new PageSeen(address, HttpStatusCode.OK, null, handed.Html).Text}");
            }

            form.Set($"answer-{number}", trip.Refusal is null ? "accepted" : "refused");
            if (trip.Refusal is { } refusal)
            {
                form.Set($"ground-{number}", refusal.Ground).Set($"words-{number}", refusal.Words);
            }
        }

        PageSeen answered = await staff.CourierHimself.SendAsync(page, form);
        if (answered.Forms.Any(again => again.Has("ActNumber")))
        {
            throw new UnexpectedException($"реестр {register}: акт не записан. {answered.Errors}");
        }

        foreach (Trip trip in trips)
        {
            if (trip.Refusal is null)
            {
                // The originals stay with the authority.
                trip.Life.Taken.Clear();
            }
        }
    }

    private async Task<string> OpenAsync()
    {
        PageSeen page = await staff.CourierHimself.OpenAsync("/desk/registers/open");
        PageSeen opened = await staff.CourierHimself.SendAsync(page, page.FormWith("PlannedFor").Set("PlannedFor", Window.Day(staff.Clock.Today)));
        if (opened.SentTo?.Split('/') is not [_, _, _, var number, ..])
        {
            throw new UnexpectedException($"реестр не открыт: {opened.Errors}");
        }

        string register = WebUtility.UrlDecode(number);
        Registers.Add(register);
        return register;
    }

    /// <summary>Asks the second person for exactly those lines that the scenario says need one.</summary>
    private async Task AskForAsync(PageSeen results, IReadOnlyList<Trip> byTwo, string what)
    {
        string[] asked = [.. results.Forms.Where(form => form.Action.Contains("/ask/", StringComparison.Ordinal)).Select(form => form.Action.Split('/')[^1])];
        foreach (string unexpected in asked.Except(byTwo.Select(trip => trip.Life.Number!)))
        {
            throw new UnexpectedException($"{what}: для дела {unexpected} потребовался второй сотрудник");
        }

        foreach (Trip trip in byTwo)
        {
            HtmlForm form = results.Forms.FirstOrDefault(form => form.Action.EndsWith($"/ask/{trip.Life.Number}", StringComparison.Ordinal))
                ?? throw new UnexpectedException($"{what}: для дела {trip.Life.Number} второй сотрудник не потребовался");
            Answer sent = Answer.Of(await staff.CourierHimself.SendAsync(results, form.Set("why", "Последний день подачи: обязанность передать остаётся (п. 3.9.3)")));
            Staff.Must(Said.AwaitsSecondPerson, sent, what);
            await staff.SecondPerson.ConfirmAsync(sent.Approval!, what);
        }
    }
}
