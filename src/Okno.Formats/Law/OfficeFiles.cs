using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>The hours that the offices set for themselves.</summary>
internal static class OfficeFiles
{
    public static (HoursTable? Centre, HoursTable? Authority) ReadHours(Fields? file)
    {
        if (file is null)
        {
            return (null, null);
        }

        Dictionary<string, HoursTable> tables = [];
        foreach (Fields entry in file.Each("hours"))
        {
            HoursTable table = ReadTable(entry);
            if (!tables.TryAdd(table.Code, table))
            {
                entry.Fail("office", $"контора «{table.Code}» названа дважды");
            }
        }

        foreach (string office in new[] { "centre", "authority" }.Where(office => !tables.ContainsKey(office)))
        {
            file.Fail("hours", $"нет часов конторы «{office}»");
        }

        file.Close();
        return (tables.GetValueOrDefault("centre"), tables.GetValueOrDefault("authority"));
    }

    private static HoursTable ReadTable(Fields entry)
    {
        string office = entry.Text("office");
        ImmutableDictionary<DayOfWeek, DayHours>.Builder week = ImmutableDictionary.CreateBuilder<DayOfWeek, DayHours>();
        if (entry.Child("week") is { } days)
        {
            foreach (DayOfWeek day in Enum.GetValues<DayOfWeek>())
            {
                string key = day.ToString().ToLowerInvariant();
                if (days.TextOrNull(key) is { } text)
                {
                    week[day] = HoursOf(days, key, text);
                }
            }

            days.Close();
        }

        bool byCalendar = entry.Flag("by_production_calendar");
        if (week.Count == 0 || (byCalendar && !week.ContainsKey(DayOfWeek.Friday)))
        {
            entry.Fail("week", "нужны часы, а при счёте по производственному календарю - часы пятницы");
        }

        ImmutableSortedDictionary<DateOnly, DayHours?>.Builder exceptions = ImmutableSortedDictionary.CreateBuilder<DateOnly, DayHours?>();
        foreach (Fields exception in entry.Each("exceptions"))
        {
            DateOnly day = exception.Day("day");
            if (exceptions.ContainsKey(day))
            {
                exception.Fail("day", $"{day:yyyy-MM-dd} назван дважды");
            }

            exceptions[day] = exception.Flag("closed") ? null : HoursOf(exception, "hours", exception.Text("hours"));
            exception.Close();
        }

        HoursTable table = new(office, week.ToImmutable(), byCalendar, exceptions.ToImmutable(), entry.Text("source"), entry.Flag("assumption"));
        entry.Close();
        return table;
    }

    private static DayHours HoursOf(Fields fields, string key, string text)
    {
        string[] ends = text.Split('-');
        if (ends.Length == 2 && Time(ends[0], out TimeOnly opens) && Time(ends[1], out TimeOnly closes) && closes > opens)
        {
            return new DayHours(opens, closes);
        }

        fields.Fail(key, $"часы «{text}»: нужно вида \"09:00-18:00\"");
        return default;
    }

    private static bool Time(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
