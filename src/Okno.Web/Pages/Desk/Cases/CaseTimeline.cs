using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Cases;
using Okno.Domain.Papers;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>One day of a case's timeline. <paramref name="Codes"/> name what falls on it (<c>desk.mark.…</c>); <paramref name="Why"/> is the page that proves it, where it is counted.</summary>
/// <param name="Kind">"done", "due", "last", "safe", "today": how the mark is drawn.</param>
public sealed record TimelineMark(DateOnly Day, ImmutableArray<string> Codes, string Kind, string? Why)
{
    /// <summary>Where the mark stands in the picture, in its own units.</summary>
    public double X { get; init; }

    /// <summary>0 is the line itself; marks too close to each other climb.</summary>
    public int Level { get; init; }
}

/// <summary>The days of a case in their order, laid out on one line; the list beside the picture says the same in words.</summary>
public sealed class CaseTimeline
{
    public const double Width = 520;
    private const double Margin = 20;
    private const double Closest = 29;

    private CaseTimeline(ImmutableArray<TimelineMark> marks, ImmutableArray<(double X, string Name)> months)
    {
        Marks = marks;
        Months = months;
    }

    public ImmutableArray<TimelineMark> Marks { get; }

    /// <summary>The first day of each month inside the picture.</summary>
    public ImmutableArray<(double X, string Name)> Months { get; }

    public int Levels => Marks.IsEmpty ? 1 : Marks.Max(mark => mark.Level) + 1;

    public static CaseTimeline Of(Case @case, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(@case);
        List<(DateOnly Day, string Code, string Kind, string? Why)> all = [.. Days(@case), (today, "today", "today", null)];
        DateOnly first = all.Min(one => one.Day);
        DateOnly last = all.Max(one => one.Day);
        double span = Math.Max(1, last.DayNumber - first.DayNumber);
        double At(DateOnly day) => Margin + ((day.DayNumber - first.DayNumber) / span * (Width - (2 * Margin)));

        List<TimelineMark> marks = [];
        foreach (IGrouping<DateOnly, (DateOnly Day, string Code, string Kind, string? Why)> day in all.GroupBy(one => one.Day).OrderBy(group => group.Key))
        {
            string kind = new[] { "last", "due", "safe", "today", "done" }.First(kind => day.Any(one => one.Kind == kind));
            double x = At(day.Key);
            int level = 0;
            while (marks.Any(other => other.Level == level && x - other.X < Closest))
            {
                level++;
            }

            marks.Add(new TimelineMark(day.Key, [.. day.Select(one => one.Code).Distinct()], kind, day.Select(one => one.Why).FirstOrDefault(why => why is not null)) { X = x, Level = level });
        }

        List<(double, string)> months = [];
        for (DateOnly month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); month <= last; month = month.AddMonths(1))
        {
            months.Add((At(month), month.ToString("MMM", CultureInfo.GetCultureInfo("ru-RU"))));
        }

        return new CaseTimeline([.. marks], [.. months]);
    }

    private static IEnumerable<(DateOnly Day, string Code, string Kind, string? Why)> Days(Case @case)
    {
        if (@case.ContactedOn is { } contact)
        {
            yield return (contact, "contact", "done", null);
        }

        if (@case.Offer is { } offer)
        {
            yield return (offer.MadeOn, "offer", "done", null);
            if (@case.Contract is null)
            {
                yield return (offer.ValidUntil, "offer-until", "due", "offer-until");
            }
        }

        if (@case.Contract is { } contract)
        {
            yield return (contract.On, "contract", "done", null);
            yield return (contract.Last, "contract-end", "last", "contract-end");
            foreach (DateOnly due in @case.Missing.Where(item => item.Need == Need.Required).Select(item => item.Due).Distinct())
            {
                yield return (due, "papers", "due", "papers");
            }
        }

        if (@case.Visit is { } visit)
        {
            yield return (visit.On, "visit", visit.Attended == true ? "done" : "due", null);
        }

        if (@case.Complete is { } complete)
        {
            yield return (complete.On, "complete", "done", null);
            if (@case.Handover is null)
            {
                yield return (complete.HandoverDue, "handover", "due", "handover");
            }
        }

        if (@case.Handover is { } handover)
        {
            yield return (handover.HandedOverOn, "handed-over", "done", null);
            if (handover.ActDate is { } act)
            {
                yield return (act, "act", "done", null);
            }
        }

        if (@case.Days is { } days)
        {
            yield return (days.SafeFiling.Earliest, "safe-filing", "safe", "safe-filing");
            yield return (days.LastFiling.Earliest, "last-filing", "last", "last-filing");
            yield return (days.TwelveMonths, "twelve-months", "last", "twelve-months");
        }
    }
}
