using Okno.Web.Forms;

namespace Okno.Web.Tests.Forms;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("22.11.2026")]
    [InlineData(" 22/11/2026 ")]
    [InlineData("22-11-26")]
    [InlineData("22 11 2026")]
    [InlineData("22112026")]
    [InlineData("22 ноября 2026 г.")]
    [InlineData("22 НОЯБРЯ 2026")]
    [InlineData("2026-11-22")]
    [InlineData("2026.11.22")]
    public void Read_as_people_type_it(string typed)
    {
        Assert.Equal(DayFault.None, DayText.TryRead(typed, out DateOnly day));
        Assert.Equal(new DateOnly(2026, 11, 22), day);
    }

    [Theory]
    [InlineData("29.02.2024", DayFault.None)]
    [InlineData("29.02.2025", DayFault.NoSuchDay)]
    [InlineData("31.04.2025", DayFault.NoSuchDay)]
    [InlineData("0.1.2025", DayFault.NoSuchDay)]
    [InlineData("1.13.2025", DayFault.NoSuchDay)]
    [InlineData("11/22/2026", DayFault.NoSuchDay)]
    [InlineData("1.1.1899", DayFault.YearFarAway)]
    [InlineData("1.1.2101", DayFault.YearFarAway)]
    [InlineData("", DayFault.Empty)]
    [InlineData("   ", DayFault.Empty)]
    [InlineData(null, DayFault.Empty)]
    [InlineData("завтра", DayFault.NotADate)]
    [InlineData("22.11", DayFault.NotADate)]
    [InlineData("22.11.202", DayFault.NotADate)]
    [InlineData("99999999999999999999", DayFault.NotADate)]
    [InlineData("٢٢.١١.٢٠٢٦", DayFault.NotADate)]
    public void Says_what_is_wrong(string? typed, DayFault fault) => Assert.Equal(fault, DayText.TryRead(typed, out _));

    [Fact]
    public void The_month_may_is_not_march()
    {
        DayText.TryRead("12 мая 2025", out DateOnly may);
        DayText.TryRead("12 марта 2025", out DateOnly march);
        Assert.Equal((5, 3), (may.Month, march.Month));
    }
}
