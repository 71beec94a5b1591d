using System.Diagnostics;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Decisions;

/// <summary>A draft of the Rules tried on a hundred thousand open cases: every verdict, day and price under both laws. Reading the cases is not in it.</summary>
internal static class LawOnOpenCases
{
    private const double Budget = 10;

    /// <summary>Persons that differ in day of issue, contact, country and stage; the rest are the same under other numbers.</summary>
    private const int Patterns = 150;

    public static Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        DateOnly today = Sample.Day("2026-04-06");
        Case[] patterns = [.. Enumerable.Range(0, Patterns).Select(n => Pattern(today, n))];
        Case[] cases = [.. Enumerable.Range(0, 100_000).Select(n => patterns[n % Patterns] with { Id = Guid.CreateVersion7(), Number = $"26-{n:000000}" })];
        LawLibrary draft = CheckoutLaw.Library.Publishing("2026", today);
        List<double> seconds = [];
        int flips = 0;
        for (int turn = 0; turn < (quick ? 2 : 6); turn++)
        {
            long began = Stopwatch.GetTimestamp();
            flips = LawSimulation.Of(cases, CheckoutLaw.Library, draft, today).Flips.Length;
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        double worst = seconds.Max();
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure(
                "Law on open cases", $"draft 2026 on 100,000 open cases, {flips:#,0} of which flip, with the codes of their findings", Figure.Said(Statistics.Median(seconds)) + " s", Figure.Said(worst) + " s",
                $"10 s and the time to read them: {Figure.Kept(worst <= Budget)}"),
        ]);
    }

    private static Case Pattern(DateOnly today, int n)
    {
        DateOnly issued = Sample.Day("2025-04-25").AddDays(n % 60);
        Life life = new Life(today, issued, intake: Sample.Intake(issued, n)).Assess();
        return (n % 3 == 0 || life.Case.Assessment!.Verdict != Verdict.Met ? life : n % 3 == 1 ? life.Offer() : life.Contract()).Case;
    }
}
