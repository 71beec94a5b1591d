using System.Collections.Immutable;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>The law in use: edition, calendar years with their decrees, price orders, hours; and what two persons published.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    public LawLibrary Library => Service.Law.Current;

    public LawInForce InForce => Service.Law.For(null, Today);

    public ImmutableArray<PublishedFile> Published { get; private set; } = [];

    public IReadOnlyList<string> Files => [.. Service.Law.Files.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The first year without a decree.</summary>
    public int NextYear => Library.Years[^1].Year + 1;

    public async Task OnGetAsync() => Published = await Service.ListPublishedLawAsync(HttpContext.RequestAborted);

    /// <summary>The week of an office in words; days with the same hours are told together.</summary>
    public static string Week(HoursTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.ByProductionCalendar)
        {
            string times = string.Join(", ", table.Week.GroupBy(day => day.Value).OrderByDescending(group => group.Count()).Select(group => $"{group.Key.Opens:HH\\:mm}–{group.Key.Closes:HH\\:mm} ({Names(group.Select(day => day.Key))})"));
            return $"по рабочим дням: {times}";
        }

        return string.Join(", ", table.Week.GroupBy(day => day.Value).OrderByDescending(group => group.Count()).Select(group => $"{(group.Count() == 7 ? "ежедневно" : Names(group.Select(day => day.Key)))} {group.Key.Opens:HH\\:mm}–{group.Key.Closes:HH\\:mm}"));
    }

    private static string Names(IEnumerable<DayOfWeek> days) => string.Join(", ", days.OrderBy(day => ((int)day + 6) % 7).Select(day => day switch
    {
        DayOfWeek.Monday => "пн", DayOfWeek.Tuesday => "вт", DayOfWeek.Wednesday => "ср", DayOfWeek.Thursday => "чт", DayOfWeek.Friday => "пт", DayOfWeek.Saturday => "сб", _ => "вс",
    }));
}
