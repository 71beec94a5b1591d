using System.Globalization;
using Okno.Demo.Instance;
using Okno.Demo.Offices;
using Okno.Demo.Scenario;
using Spectre.Console;

namespace Okno.Demo;

/// <summary>Plays the days one after another: the night's round, the bank's statements, the window, the trip to the authority, the closing.</summary>
public sealed class FiveWeeks(FreshInstance instance, Staff staff, IReadOnlyList<Life> lives, IAnsiConsole console)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public async Task PlayAsync()
    {
        for (DateOnly day = Weeks.First; day <= Weeks.Last; day = day.AddDays(1))
        {
            await NightAsync(day);
            Deed[] deeds = [.. lives.SelectMany(life => life.Deeds).Where(deed => deed.Day == day).OrderBy(deed => deed.Hour)];
            Trip[] trips = [.. lives.SelectMany(life => life.Trips).Where(trip => trip.Day == day)];

            await AccountantAsync(day, new TimeOnly(9, 15));
            await DeedsAsync(day, deeds, from: 0, to: 12);
            await AccountantAsync(day, new TimeOnly(13, 30));
            await DeedsAsync(day, deeds, from: 13, to: 15);
            await TripAsync(day, trips);
            await DeedsAsync(day, deeds, from: 16, to: 23);
            if (deeds.Length + trips.Length > 0)
            {
                string broken = lives.Count(life => life.Broken is not null) is > 0 and var count ? $" [red]прервано: {count}[/]" : "";
                console.MarkupLine($"{day.ToString("dd.MM.yyyy (ddd)", Russian)}  пришло {deeds.Count(deed => deed.Hour == 10),2}, дел на руках {lives.Count(life => life.Number is not null && life.Broken is null),2}, передано в орган {trips.Length,2}, строк банка {staff.Bank.Given,2}{broken}");
            }
        }

        instance.Clock.MoveTo(Weeks.Last, new TimeOnly(23, 30));
        await staff.Accounting.ReconcileAsync(Weeks.First, Weeks.Last);
    }

    /// <summary>Past midnight the service does its daily round by itself; the day begins when it is over.</summary>
    private async Task NightAsync(DateOnly day)
    {
        int sleeping = Math.Max(1, instance.Clock.Sleeping);
        instance.Clock.MoveTo(day, new TimeOnly(0, 2));
        await instance.RoundIsOverAsync(sleeping);
    }

    private async Task AccountantAsync(DateOnly day, TimeOnly time)
    {
        instance.Clock.MoveTo(day, time);
        await staff.Accounting.TakeStatementAsync();
    }

    private async Task DeedsAsync(DateOnly day, IEnumerable<Deed> deeds, int from, int to)
    {
        foreach (Deed deed in deeds.Where(deed => deed.Hour >= from && deed.Hour <= to && deed.Life.Broken is null))
        {
            instance.Clock.MoveTo(day, new TimeOnly(deed.Hour, 0));
            try
            {
                await deed.Do(staff);
            }
            catch (Exception wrong) when (wrong is UnexpectedException or InvalidOperationException or HttpRequestException)
            {
                deed.Life.Broken = $"{day.ToString("dd.MM", Russian)}: {wrong.Message}";
            }
        }
    }

    private async Task TripAsync(DateOnly day, Trip[] trips)
    {
        Trip[] whole = [.. trips.Where(trip => trip.Life is { Broken: null, Number: not null })];
        if (whole.Length == 0)
        {
            return;
        }

        instance.Clock.MoveTo(day, new TimeOnly(15, 0));
        try
        {
            await staff.Courier.TripAsync(whole);
        }
        catch (Exception wrong) when (wrong is UnexpectedException or InvalidOperationException or HttpRequestException)
        {
            foreach (Trip trip in whole)
            {
                trip.Life.Broken = $"{day.ToString("dd.MM", Russian)}: {wrong.Message}";
            }
        }
    }
}
