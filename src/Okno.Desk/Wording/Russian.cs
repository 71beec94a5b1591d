using System.Globalization;
using Okno.Documents;
using Okno.Domain.Payments;

namespace Okno.Desk.Wording;

/// <summary>How days, distances and sums are written in Russian on screens; papers and screens share <see cref="Display"/>.</summary>
public static class Russian
{
    private const char NoBreak = '\u00A0';

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly string[] WeekDays = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"];

    /// <summary>22.11.2026.</summary>
    public static string Day(DateOnly day) => Display.Day(day);

    /// <summary>24.04.2026 (пт).</summary>
    public static string DayAndWeekday(DateOnly day) => $"{Day(day)}{NoBreak}({WeekDays[(int)day.DayOfWeek]})";

    /// <summary>22 апреля 2026 года (среда).</summary>
    public static string LongDay(DateOnly day) => Display.DayInWords(day);

    /// <summary>24 апреля: where the year is plain from the sentence.</summary>
    public static string DayOfMonth(DateOnly day) => $"{day.Day}{NoBreak}{Culture.DateTimeFormat.MonthGenitiveNames[day.Month - 1]}";

    /// <summary>22.11.2026 14:05, Moscow time being the caller's care.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>8 900,00 ₽.</summary>
    public static string Sum(Money money) => Display.Sum(money);

    /// <summary>The form of a noun after a number: 1 день, 2 дня, 5 дней.</summary>
    public static string Plural(long number, string one, string few, string many) => Display.Plural(number, one, few, many);

    /// <summary>3 рабочих дня, 1 рабочий день, 5 рабочих дней.</summary>
    public static string Workdays(int number) => $"{number}{NoBreak}{Plural(number, "рабочий день", "рабочих дня", "рабочих дней")}";

    /// <summary>3 дня, 1 день, 5 дней.</summary>
    public static string CalendarDays(int number) => $"{number}{NoBreak}{Plural(number, "день", "дня", "дней")}";

    /// <summary>«осталось 3 рабочих дня», «остался 1 рабочий день», «сегодня последний день» for 0, «просрочено на 2 рабочих дня» below.</summary>
    public static string WorkdaysLeft(int number) => number switch
    {
        0 => "сегодня последний день",
        < 0 => $"просрочено на {Workdays(-number)}",
        _ => $"{Plural(number, "остался", "осталось", "осталось")} {Workdays(number)}",
    };

    /// <summary>The same in calendar days: «осталось 12 дней».</summary>
    public static string DaysLeft(int number) => number switch
    {
        0 => "сегодня последний день",
        < 0 => $"просрочено на {CalendarDays(-number)}",
        _ => $"{Plural(number, "остался", "осталось", "осталось")} {CalendarDays(number)}",
    };
}
