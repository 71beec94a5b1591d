using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

public sealed class LawSimulationTests
{
    private static readonly DateOnly Today = Sample.Day("2026-04-06");
    private static readonly ImmutableDictionary<string, string> Files = LawReader.FilesOf(RepositoryRoot.Law).ToImmutableDictionary();

    private static LawLibrary With(string file, string find, string put)
    {
        Assert.Contains(find, Files[file], StringComparison.Ordinal);
        LawReading reading = LawReader.Read(Files.SetItem(file, Files[file].Replace(find, put, StringComparison.Ordinal)));
        Assert.Empty(reading.Errors);
        return reading.Library!;
    }

    private static Case Numbered(Life life, int n) => life.Case with { Id = new Guid(n, 0, 0, new byte[8]), Number = $"26-{n:000000}" };

    /// <summary>Assessed, offered, contracted, handed over; over by withdrawal; and one of which nothing is known.</summary>
    private static ImmutableArray<Case> Cases() =>
    [
        Numbered(Life.Usual().Assess(), 1),
        Numbered(Life.Usual().Offer(), 2),
        Numbered(Life.Usual().Contract(), 3),
        Numbered(Life.Usual().Contract().Do(new Withdraw("передумал")), 4),
        new Case(new Guid(5, 0, 0, new byte[8]), "26-000005"),
    ];

    [Fact]
    public void Under_the_same_law_nothing_flips_and_cases_that_are_over_are_not_judged()
    {
        LawSimulation same = LawSimulation.Of(Cases(), CheckoutLaw.Library, CheckoutLaw.Library, Today);
        Assert.Empty(same.Flips);
        Assert.Equal((3, 2), (same.Open, same.Unjudged));
    }

    [Fact]
    public void Another_price_flips_only_those_whom_no_offer_and_no_contract_protects()
    {
        LawSimulation dearer = LawSimulation.Of(Cases(), CheckoutLaw.Library, With("prices/2026.yaml", "amount: \"6400.00\"", "amount: \"7000.00\""), Today);
        LawFlip flip = Assert.Single(dearer.Flips);
        Assert.Equal(("26-000001", true, false, false), (flip.Number, flip.PriceFlips, flip.DaysFlip, flip.VerdictFlips));
        Assert.Equal(("6400.00", "7000.00"), (flip.Before.Price.ToString(), flip.After.Price.ToString()));
        Assert.Equal((1, 0, 0), (dearer.Prices, dearer.Days, dearer.Verdicts));
    }

    [Fact]
    public void A_longer_contract_moves_the_end_only_of_contracts_not_yet_concluded()
    {
        LawSimulation longer = LawSimulation.Of(Cases(), CheckoutLaw.Library, With("editions/2015/edition.yaml", "contract: {amount: 30,", "contract: {amount: 45,"), Today);
        Assert.Equal(["26-000001", "26-000002"], longer.Flips.Select(flip => flip.Number));
        Assert.All(longer.Flips, flip => Assert.Equal((Sample.Day("2026-05-06"), Sample.Day("2026-05-21")), (flip.Before.Days.ContractEnds, flip.After.Days.ContractEnds)));
    }

    [Fact]
    public void A_longer_term_of_public_law_moves_the_days_of_running_contracts_too_and_may_flip_the_verdict()
    {
        LawSimulation stricter = LawSimulation.Of(Cases(), CheckoutLaw.Library, With("editions/2015/edition.yaml", "window.last-filing: {amount: 10,", "window.last-filing: {amount: 14,"), Today);
        Assert.Equal(3, stricter.Flips.Length);
        Assert.All(stricter.Flips, flip => Assert.True(flip.After.Days.LastFiling.Earliest < flip.Before.Days.LastFiling.Earliest));
        LawSimulation closed = LawSimulation.Of(Cases(), CheckoutLaw.Library, With("editions/2015/edition.yaml", "window.last-filing: {amount: 10,", "window.last-filing: {amount: 40,"), Today);
        Assert.All(closed.Flips, flip => Assert.Equal(Verdict.NotMet, flip.After.Verdict));
        Assert.All(closed.Flips, flip => Assert.Contains("window.closed", flip.After.Codes));
        Assert.All(closed.Flips, flip => Assert.Null(flip.After.Days.HandOverOn));
    }

    [Fact]
    public void The_draft_of_2026_makes_a_human_decide_every_open_case_until_its_questions_are_answered()
    {
        LawSimulation draft = LawSimulation.Of(Cases(), CheckoutLaw.Library, CheckoutLaw.Library.Publishing("2026", Today), Today);
        Assert.Equal(3, draft.Verdicts);
        Assert.Equal((0, 0), (draft.Days, draft.Prices));
        Assert.All(draft.Flips, flip => Assert.Equal((Verdict.Met, Verdict.HumanDecides), (flip.Before.Verdict, flip.After.Verdict)));
        Assert.All(draft.Flips, flip => Assert.Equal(["law.open-question"], flip.After.Codes.Except(flip.Before.Codes)));
    }

    [Fact]
    public void Many_cases_shared_out_among_threads_give_what_one_by_one_gives_in_the_same_order()
    {
        DateOnly[] issued = [.. Enumerable.Range(0, 40).Select(n => Sample.Day("2025-04-20").AddDays(n * 3))];
        Case[] patterns = [.. issued.Select((day, n) => new Life(Today, day, intake: Sample.Intake(day, n)).Open().Case)];
        Case[] many = [.. Enumerable.Range(0, 2_000).Select(n => patterns[n % patterns.Length] with { Id = new Guid(n, 0, 0, new byte[8]), Number = $"26-{n:000000}" })];
        LawLibrary after = With("editions/2015/edition.yaml", "window.standard-lane: {amount: 15,", "window.standard-lane: {amount: 16,");
        LawSimulation all = LawSimulation.Of(many, CheckoutLaw.Library, after, Today);
        LawSimulation[] single = [.. many.Take(patterns.Length).Select(one => LawSimulation.Of([one], CheckoutLaw.Library, after, Today))];
        Assert.NotEmpty(all.Flips);
        Assert.Equal(many.Where((_, n) => !single[n % patterns.Length].Flips.IsEmpty).Select(one => one.Number), all.Flips.Select(flip => flip.Number));
        Assert.All(all.Flips.Take(patterns.Length), flip => Assert.Equal(single.SelectMany(one => one.Flips).Single(one => one.Number == flip.Number).After.Days, flip.After.Days));
    }
}
