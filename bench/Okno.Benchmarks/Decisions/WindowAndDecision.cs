using BenchmarkDotNet.Attributes;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Windows;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Decisions;

/// <summary>The pure part: what one question costs before anything is loaded or written.</summary>
public class WindowAndDecision
{
    private readonly DateOnly issued = Sample.Day("2025-05-12");
    private readonly LawInForce law = CheckoutLaw.Library.On(Sample.Day("2026-04-06"));
    private readonly Life assessed = Life.Usual().Assess();
    private readonly Life contracted = Life.Usual().Contract();

    [Benchmark(Description = "window of a patent (all its days)")]
    public PatentWindow Window() => PatentWindow.Of(issued, law);

    [Benchmark(Description = "decision: assess a person")]
    public Decision Assess() => assessed.Ask(new Assess());

    [Benchmark(Description = "decision: make an offer, the guard's plan played through")]
    public Decision MakeOffer() => assessed.Ask(new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true));

    [Benchmark(Description = "decision: book a visit")]
    public Decision BookVisit() => contracted.Ask(new BookVisit(contracted.Today, new TimeOnly(15, 0)));

    internal static Task<IReadOnlyList<Figure>> MeasureAsync(bool quick) => Task.FromResult<IReadOnlyList<Figure>>(
        [.. Measured.Run<WindowAndDecision>(quick).Select(one => one.InMicroseconds("Window and decision"))]);
}
