using CsCheck;
using Okno.Domain.Payments;
using Okno.Web.Pages.Desk.Bookkeeping;

namespace Okno.Web.Tests.Bookkeeping;

public sealed class ReceiptsPlotTests
{
    private static readonly DateOnly First = new(2026, 11, 2);

    [Theory]
    [InlineData(1, PlotStep.Day, 1)]
    [InlineData(62, PlotStep.Day, 62)]
    [InlineData(63, PlotStep.Week, 9)]
    [InlineData(434, PlotStep.Week, 62)]
    [InlineData(435, PlotStep.Month, 15)]
    public void A_bar_is_a_day_a_week_or_a_month_by_the_length_of_the_period(int days, PlotStep step, int bars)
    {
        ReceiptsPlot plot = ReceiptsPlot.Of([], First, First.AddDays(days - 1));

        Assert.Equal((step, bars), (plot.Step, plot.Bars.Length));
        Assert.Empty(plot.Ticks);
    }

    [Fact]
    public void A_week_ends_with_its_sunday_and_the_last_bar_with_the_period()
    {
        ReceiptsPlot plot = ReceiptsPlot.Of([], First.AddDays(2), First.AddDays(70));

        Assert.Equal((First.AddDays(2), First.AddDays(6)), (plot.Bars[0].From, plot.Bars[0].To));
        Assert.Equal((First.AddDays(70), First.AddDays(70)), (plot.Bars[^1].From, plot.Bars[^1].To));
    }

    [Fact]
    public void Bars_hold_every_kopeck_stay_inside_the_picture_and_three_to_seven_lines_stand_over_them() =>
        Gen.Select(Gen.Int[1, 900], Gen.Long[1, 90_000_000_00].Array[1, 40]).Sample((days, sums) =>
        {
            var receipts = sums.Select((sum, at) => (Day: First.AddDays(at * 17 % days), Sum: sum)).GroupBy(one => one.Day).Select(day => (day.Key, new Money(day.Sum(one => one.Sum)), day.Count())).ToList();
            ReceiptsPlot plot = ReceiptsPlot.Of(receipts, First, First.AddDays(days - 1));
            return plot.Bars.Sum(bar => bar.Amount.Kopecks) == sums.Sum() && plot.Bars.Sum(bar => bar.Count) == sums.Length
                && plot.Bars.All(bar => bar.Height >= 0 && bar.Height <= ReceiptsPlot.Base - ReceiptsPlot.Top + 0.001 && bar.X >= ReceiptsPlot.Left && bar.X + bar.Width <= ReceiptsPlot.Width - ReceiptsPlot.Right + 0.001)
                && plot.Ticks.Length is >= 2 and <= 7;
        });
}
