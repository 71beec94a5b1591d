using BenchmarkDotNet.Attributes;
using Okno.Domain.Calendar;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Decisions;

/// <summary>Adding and counting working days, from every day of fourteen years; 5,000 working days lead out of the decreed years, where the answer is an interval.</summary>
public class WorkingDays
{
    private const string Group = "Working days";
    private const double BudgetNanoseconds = 15;
    private const int Starts = 4096;

    private readonly ProductionCalendar calendar = CheckoutLaw.Library.On(new DateOnly(2026, 11, 22)).Calendar;
    private readonly DateOnly[] starts = [.. Enumerable.Range(0, Starts).Select(i => new DateOnly(2014, 1, 1).AddDays(i * 1471 % 4700))];

    [Params(1, 10, 100, 1_000, 5_000)]
    public int Days { get; set; }

    [GlobalSetup]
    public void WarmUp() => Measured.WarmUp(() => After() + Before() + Count());

    [Benchmark(OperationsPerInvoke = Starts, Description = "the n-th working day after")]
    public int After()
    {
        int sum = 0;
        foreach (DateOnly start in starts)
        {
            sum += calendar.NthWorkdayAfter(start, Days).Earliest.DayNumber;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Starts, Description = "the n-th working day before")]
    public int Before()
    {
        int sum = 0;
        foreach (DateOnly start in starts)
        {
            sum += calendar.NthWorkdayBefore(start, Days).Earliest.DayNumber;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Starts, Description = "count of working days through n days")]
    public int Count()
    {
        int sum = 0;
        foreach (DateOnly start in starts)
        {
            sum += calendar.CountWorkdays(start, start.AddDays(Days)).Fewest;
        }

        return sum;
    }

    internal static Task<IReadOnlyList<Figure>> MeasureAsync(bool quick) => Task.FromResult<IReadOnlyList<Figure>>(
    [
        .. Measured.Run<WorkingDays>(quick).GroupBy(one => one.What).Select(one => new Figure(
            Group,
            $"{one.Key}, n = {string.Join(", ", one.Select(each => each.Parameters))}",
            string.Join(" / ", one.Select(each => Figure.Said(each.Median))) + " ns",
            Figure.Said(one.Max(each => each.Worst)) + " ns",
            $"≤ {BudgetNanoseconds} ns: {Figure.Kept(one.Max(each => each.Median) <= BudgetNanoseconds)}")),
    ]);
}
