using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>One bar: what came from <paramref name="From"/> to <paramref name="To"/>, both inclusive; X and width in units of the picture, height above its base line.</summary>
public sealed record PlotBar(DateOnly From, DateOnly To, Money Amount, int Count, double X, double Width, double Height);

/// <summary>A line across the picture at a round sum.</summary>
public sealed record PlotTick(Money Amount, double Y);

/// <summary>Receipts by day as bars; by week where a day would be too thin to see, by month where a week would be. Geometry only.</summary>
public sealed record ReceiptsPlot(ImmutableArray<PlotBar> Bars, ImmutableArray<PlotTick> Ticks, PlotStep Step)
{
    /// <summary>Size of the picture and its frame, in its own units.</summary>
    public const double Width = 720, Height = 240, Left = 76, Right = 8, Top = 12, Bottom = 30;

    private const int MostDays = 62, MostWeeks = 62;

    /// <summary>The base line of the bars.</summary>
    public const double Base = Height - Bottom;

    /// <param name="days">Days with what came on them, each at most once; days without receipts may be absent.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive; not before <paramref name="from"/>.</param>
    public static ReceiptsPlot Of(IReadOnlyCollection<(DateOnly Day, Money Amount, int Count)> days, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        int length = to.DayNumber - from.DayNumber + 1;
        PlotStep step = length <= MostDays ? PlotStep.Day : length <= MostWeeks * 7 ? PlotStep.Week : PlotStep.Month;
        List<(DateOnly From, DateOnly To)> spans = [];
        for (DateOnly at = from; at <= to; at = spans[^1].To.AddDays(1))
        {
            DateOnly end = step switch
            {
                PlotStep.Day => at,
                PlotStep.Week => at.AddDays((7 - (int)at.DayOfWeek) % 7),
                _ => new DateOnly(at.Year, at.Month, DateTime.DaysInMonth(at.Year, at.Month)),
            };
            spans.Add((at, end < to ? end : to));
        }

        var sums = spans.Select(span => days.Where(day => day.Day >= span.From && day.Day <= span.To).Aggregate((Amount: Money.Zero, Count: 0), (sum, day) => (sum.Amount + day.Amount, sum.Count + day.Count))).ToList();
        long most = sums.Max(sum => sum.Amount.Kopecks);
        long tick = Round(most);
        long top = tick == 0 ? 1 : (most + tick - 1) / tick * tick;
        double pitch = (Width - Left - Right) / spans.Count;
        double Y(long kopecks) => (Base - Top) * kopecks / top;
        return new ReceiptsPlot(
            [.. spans.Select((span, at) => new PlotBar(span.From, span.To, sums[at].Amount, sums[at].Count, Left + (pitch * at) + (pitch * 0.12), pitch * 0.76, Y(sums[at].Amount.Kopecks)))],
            tick == 0 ? [] : [.. Enumerable.Range(0, (int)(top / tick) + 1).Select(n => new PlotTick(new Money(n * tick), Base - Y(n * tick)))],
            step);
    }

    /// <summary>Bars under which the date is written: so many that no two words touch.</summary>
    public bool IsLabelled(int bar) => bar % Math.Max(1, (int)Math.Ceiling(Bars.Length / 9.0)) == 0;

    /// <summary>A round step of one, two or five with zeros, so that three to seven lines stand over the bars.</summary>
    private static long Round(long most)
    {
        if (most <= 0)
        {
            return 0;
        }

        long power = 100;
        while (true)
        {
            foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (most <= power * factor * 6)
                {
                    return power * factor;
                }
            }

            power = checked(power * 10);
        }
    }
}

/// <summary>What one bar stands for.</summary>
public enum PlotStep
{
    Day,
    Week,
    Month,
}
