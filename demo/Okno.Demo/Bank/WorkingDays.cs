namespace Okno.Demo.Bank;

/// <summary>The working days of the weeks that the demo plays, written down by hand from the decree for 2026: Monday to Friday except 1 May and 11 May. On purpose not read from the product's law.</summary>
public static class WorkingDays
{
    private static readonly DateOnly[] Off = [new(2026, 5, 1), new(2026, 5, 11)];

    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Off.Contains(day);

    public static DateOnly Next(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!Is(day));

        return day;
    }
}
