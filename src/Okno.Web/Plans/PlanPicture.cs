using System.Collections.Immutable;
using Okno.Domain.Calendar;
using Okno.Domain.Terms;
using Okno.Domain.Windows;
using Okno.Web.Dates;

namespace Okno.Web.Plans;

/// <summary>One stage of the plan: its code (<c>picture.row.CODE</c>), its days, where it is drawn, and whether it ends too late.</summary>
public sealed record PlanRow(string Code, DateOnly From, DateOnly To, double Left, double Right, bool IsLate);

/// <summary>A limit of the Rules as an upright line at the end of its day.</summary>
public sealed record PlanLimit(DateOnly Day, double X);

/// <summary>The simulated plan as a picture: a row per stage, the two limits across them, grey days not worked. Only draws: every day in it comes from the Domain.</summary>
/// <param name="LastStandard">T-15 of 3.10.2; null where it lies before the picture.</param>
public sealed record PlanPicture(IReadOnlyList<PlanRow> Rows, IReadOnlyList<TimelineBar> Off, IReadOnlyList<(double X, DateOnly Day)> Weeks, PlanLimit? LastStandard, PlanLimit LastFiling)
{
    /// <summary>Units of the view box.</summary>
    public const double Left = 2, Right = 358;

    private const int Before = 2, After = 3;
    private const double NearTicks = 62;

    public static PlanPicture Of(FilingPlan plan, DateOnly lastStandard, ProductionCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calendar);
        DateOnly last = plan.LastFiling.Earliest;
        DateOnly first = Days.Shift(plan.Contact < last ? plan.Contact : last, -Before);
        DateOnly end = Days.Shift(plan.HandOverOn > last ? plan.HandOverOn : last, After);
        double unit = (Right - Left) / (end.DayNumber - first.DayNumber + 1);
        double At(DateOnly day) => Left + ((day.DayNumber - first.DayNumber) * unit);
        PlanRow Row(string code, DateOnly from, DateOnly to, bool late = false) => new(code, from, to, At(from), At(to) + unit, late);

        List<PlanRow> rows = plan.Contact == plan.Contract
            ? [Row("visit-and-contract", plan.Contract, plan.Contract)]
            : [Row("visit", plan.Contact, plan.Contact), Row("contract", plan.Contract, plan.Contract)];
        rows.Add(Row("papers", plan.Contract, plan.LastPapersOn));
        rows.Add(Row("handover", plan.HandOverOn, plan.HandOverOn, !plan.Passes));

        List<TimelineBar> off = [];
        List<(double, DateOnly)> weeks = [];
        for (DateOnly day = first; day <= end; day = day.AddDays(1))
        {
            if (!calendar.IsWorkday(day))
            {
                off.Add(new TimelineBar(At(day), unit));
            }

            if (day.DayOfWeek == DayOfWeek.Monday && At(day) < Right - 40 && (weeks.Count == 0 || At(day) - weeks[^1].Item1 >= NearTicks))
            {
                weeks.Add((At(day), day));
            }
        }

        return new PlanPicture(rows, off, weeks, lastStandard >= first && lastStandard <= end ? new PlanLimit(lastStandard, At(lastStandard) + unit) : null, new PlanLimit(last, At(last) + unit));
    }
}
