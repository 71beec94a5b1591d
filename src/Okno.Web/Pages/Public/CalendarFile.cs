using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Okno.Web.Pages.Public;

/// <summary>The person's days as a calendar file (RFC 5545), whole-day events; the day to come rings a week and two days before.</summary>
internal static class CalendarFile
{
    public static string Write(IEnumerable<(string Key, DateOnly Day, string Title, string Words, bool Rings)> days, DateTimeOffset now)
    {
        Calendar calendar = new() { ProductId = "-//Okno//patent//RU", Method = "PUBLISH" };
        foreach ((string key, DateOnly day, string title, string words, bool rings) in days)
        {
            CalendarEvent entry = new()
            {
                Uid = $"{key}-{day:yyyyMMdd}@okno",
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                Start = new CalDateTime(day),
                End = new CalDateTime(day.AddDays(1)),
                Summary = title,
                Description = words,
                Transparency = "TRANSPARENT",
            };
            if (rings)
            {
                foreach (int before in (int[])[7, 2])
                {
                    entry.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = title, Trigger = new Trigger(Duration.FromDays(-before)) });
                }
            }

            calendar.Events.Add(entry);
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
