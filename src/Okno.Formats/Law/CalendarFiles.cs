using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Calendar;

namespace Okno.Formats.Law;

/// <summary>The files of <c>calendar/</c>: one per decreed year and the allowances of a year without a decree.</summary>
internal static class CalendarFiles
{
    private const string Unknown = "calendar/unknown-year.yaml";

    public static (ImmutableArray<CalendarYear> Years, UnknownYear? Unknown) Read(IReadOnlyDictionary<string, Fields> files, Func<string, Fields?> one, List<LawError> errors)
    {
        List<CalendarYear> years = [];
        foreach ((string file, Fields fields) in files.Where(pair => pair.Key.StartsWith("calendar/", StringComparison.Ordinal) && pair.Key != Unknown).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            years.Add(ReadYear(file, fields));
            if (years.Count > 1 && years[^1].Year != years[^2].Year + 1)
            {
                fields.Fail("year", $"между {years[^2].Year} и {years[^1].Year} годами пропуск");
            }
        }

        if (years.Count == 0)
        {
            errors.Add(new LawError("calendar", 0, "нет ни одного года"));
        }

        return ([.. years], one(Unknown) is { } unknown ? ReadUnknown(unknown) : null);
    }

    private static CalendarYear ReadYear(string file, Fields fields)
    {
        int year = fields.Number("year", 1950, 2149);
        if (Path.GetFileNameWithoutExtension(file) != year.ToString(CultureInfo.InvariantCulture))
        {
            fields.Fail("year", $"год {year} не совпадает с именем файла");
        }

        string decree = fields.Text("decree");
        fields.Text("source");
        Dictionary<DateOnly, MarkedDay> days = [];
        foreach ((string list, DayMark mark) in new[] { ("days_off", DayMark.DayOff), ("working_weekends", DayMark.WorkingWeekend), ("presidential", DayMark.Presidential), ("moscow_only", DayMark.MoscowOnly) })
        {
            foreach (Fields entry in fields.Each(list))
            {
                MarkedDay day = new(DayOf(entry, year), mark, entry.Text("by"));
                bool weekend = day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                if (weekend != (mark == DayMark.WorkingWeekend))
                {
                    entry.Fail("day", weekend ? $"{day.Day:yyyy-MM-dd} и так выходной" : $"{day.Day:yyyy-MM-dd} не суббота и не воскресенье");
                }

                if (!days.TryAdd(day.Day, day))
                {
                    entry.Fail("day", $"{day.Day:yyyy-MM-dd} стоит в двух списках");
                }

                entry.Close();
            }
        }

        foreach (Fields entry in fields.Each("shortened"))
        {
            DateOnly day = DayOf(entry, year);
            string by = entry.Text("by");
            bool weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (days.TryGetValue(day, out MarkedDay? marked))
            {
                if (marked.Mark == DayMark.DayOff)
                {
                    entry.Fail("day", $"{day:yyyy-MM-dd} стоит в двух списках: выходной не бывает сокращённым");
                }

                days[day] = marked with { Shortened = true };
            }
            else if (weekend)
            {
                entry.Fail("day", $"{day:yyyy-MM-dd} выходной и не бывает сокращённым");
            }
            else
            {
                days[day] = new MarkedDay(day, DayMark.Workday, by, Shortened: true);
            }

            entry.Close();
        }

        fields.Close();
        return new CalendarYear(year, decree, [.. days.Values.OrderBy(day => day.Day)]);
    }

    private static DateOnly DayOf(Fields entry, int year)
    {
        DateOnly day = entry.Day("day");
        if (day != default && day.Year != year)
        {
            entry.Fail("day", $"{day:yyyy-MM-dd} не из {year} года");
        }

        return day;
    }

    private static UnknownYear ReadUnknown(Fields fields)
    {
        ImmutableHashSet<Holiday>.Builder holidays = ImmutableHashSet.CreateBuilder<Holiday>();
        foreach ((string text, _) in fields.Texts("holidays"))
        {
            if (DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                holidays.Add(new Holiday(day.Month, day.Day));
            }
            else
            {
                fields.Fail("holidays", $"праздник «{text}»: нужны месяц и день вида \"01-07\"");
            }
        }

        int[] off = new int[12];
        int[] on = new int[12];
        HashSet<int> months = [];
        foreach (Fields month in fields.Each("allowances"))
        {
            int number = month.Number("month", 1, 12);
            if (!months.Add(number))
            {
                month.Fail("month", $"месяц {number} назван дважды");
            }

            off[number - 1] = month.Number("days_off", 0, 20);
            on[number - 1] = month.Number("working_saturdays", 0, 5);
            month.Text("because");
            month.Close();
        }

        if (months.Count != 12)
        {
            fields.Fail("allowances", $"нужны все двенадцать месяцев, а есть {months.Count}");
        }

        string source = fields.Text("source");
        fields.Text("reason");
        fields.Close();
        return new UnknownYear(holidays.ToImmutable(), [.. off], [.. on], source);
    }
}
