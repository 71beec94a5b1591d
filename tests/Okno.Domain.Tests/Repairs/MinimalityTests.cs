using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Terms;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Repairs;

/// <summary>Every repair suffices and none is larger than it must be: tried against all subsets of everything that a person can change, over a wide spread of people who do not pass.</summary>
public sealed class MinimalityTests
{
    private static readonly PaperKind[] Asked = [.. Enum.GetValues<PaperKind>().Where(kind => kind is not (PaperKind.Application or PaperKind.Translation))];

    private sealed record Person(AssessmentFacts Facts, DateOnly Today);

    /// <summary>People around the end of their window, each with some of the things that can go wrong.</summary>
    private static readonly Gen<Person> People =
        from issued in Gen.Int[Day("2021-12-15").DayNumber, Day("2026-03-31").DayNumber].Select(DateOnly.FromDayNumber)
        from before in Gen.Frequency((5, Gen.Int[0, 8]), (2, Gen.Int[9, 20]), (1, Gen.Int[-2, 0]))
        from contact in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 12]))
        from contract in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 6]))
        from employer in Gen.Int[0, 2].Select(i => new EmployerKind?[] { null, EmployerKind.LegalEntity, EmployerKind.NaturalPerson }[i])
        from passport in Gen.Frequency((4, Gen.Const((int?)null)), (2, Gen.Int[-9, 2].Select(days => (int?)days)), (1, Gen.Const((int?)-200)))
        from refused in Gen.Frequency((5, Gen.Const((int?)null)), (1, Gen.Int[-12, 25].Select(days => (int?)days)))
        from paid in Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[-5, 40].Select(days => (int?)days)))
        from missing in Gen.Frequency((3, Gen.Const((PaperKind[]?)null)), (2, Gen.Int[0, Asked.Length - 1].Select(i => Asked[i]).Array[0, 2].Select(kinds => (PaperKind[]?)kinds)))
        select Make(issued, before, contact, contract, employer, passport, refused, paid, missing);

    private static Person Make(DateOnly issued, int before, int contact, int contract, EmployerKind? employer, int? passport, int? refused, int? paid, PaperKind[]? missing)
    {
        PatentWindow window = PatentWindow.Of(issued, Today);
        DateOnly today = window.LastStandardA.Earliest.AddDays(5 - before);
        DateOnly comes = today.AddDays(contact);
        return new Person(
            new AssessmentFacts(
                Citizenship: "TJK",
                Issued: issued,
                Region: "77",
                Contact: comes,
                Contract: comes.AddDays(contract),
                Employer: employer,
                PassportExpires: passport is { } days ? window.LastFilingA.Earliest.AddYears(1).AddDays(days) : null,
                RefusedOrAnnulledOn: refused is { } ago ? today.AddYears(-1).AddDays(ago) : null,
                PaidThrough: paid is { } through ? today.AddDays(through) : null,
                Held: missing is null ? default : [.. Asked.Except(missing)]),
            today);
    }

    [Fact]
    public void Every_repair_suffices_and_no_smaller_set_of_changes_would()
    {
        int repaired = 0;
        int several = 0;
        int beyond = 0;
        People.Where(person => !Passes(person.Facts, person.Today)).Sample(
            person =>
            {
                Repair repair = SmallestRepair.Of(person.Facts, person.Today, Today);
                Assert.True(repair.IsNeeded);
                Change[][] universe = Universe(person);
                if (repair.Smallest is not { } smallest)
                {
                    Interlocked.Increment(ref beyond);
                    Assert.NotNull(repair.Instead);
                    Assert.False(repair.Instead.IsInTheirHands);
                    Assert.DoesNotContain(Subsets(universe, universe.Length), set => Passes(person, set));
                    return;
                }

                Interlocked.Increment(ref repaired);
                Interlocked.Add(ref several, smallest.Changes.Length > 1 ? 1 : 0);
                Assert.Null(repair.Instead);
                Assert.DoesNotContain(Subsets(universe, smallest.Changes.Length - 1), set => Passes(person, set));
                Assert.All([smallest, .. repair.Alternatives], set =>
                {
                    Assert.Equal(smallest.Changes.Length, set.Changes.Length);
                    Assert.True(Passes(person, set.Changes));
                    Assert.True(set.After.Passes);
                    Assert.True(smallest.Cost.CompareTo(set.Cost) <= 0);
                    Assert.All(Proper(set.Changes), part => Assert.False(Passes(person, part)));
                });
            },
            iter: 600);

        Assert.True(repaired > 300, $"only {repaired} were repaired");
        Assert.True(several > 20, $"only {several} took several changes");
        Assert.True(beyond > 20, $"only {beyond} were beyond repair");
    }

    [Fact]
    public void No_repair_of_one_change_costs_less_time_than_the_one_that_is_named()
    {
        int compared = 0;
        People.Where(person => !Passes(person.Facts, person.Today)).Sample(
            person =>
            {
                Repair repair = SmallestRepair.Of(person.Facts, person.Today, Today);
                if (repair.Smallest is not { Changes.Length: 1 } smallest)
                {
                    return;
                }

                Interlocked.Increment(ref compared);
                Assert.All(Subsets(Universe(person), 1).Where(set => set.Count == 1 && Passes(person, set)), set =>
                    Assert.True(smallest.Cost.CompareTo(WhatIf.Of(person.Facts, [.. set], person.Today, Today).Cost) <= 0));
            },
            iter: 300);
        Assert.True(compared > 100, $"only {compared} were compared");
    }

    /// <summary>The rules themselves, asked here apart from the code under test: nothing blocks, nothing that the person must put right is left, the guard's plan files in time.</summary>
    private static bool Passes(AssessmentFacts facts, DateOnly today)
    {
        AssessmentResult result = Assessment.Of(facts, today, Today);
        if (result.Plan is not { } plan || result.Window is not { } window || result.Findings.Any(finding => finding.IsBlocking))
        {
            return false;
        }

        if (result.Findings.Any(finding => finding.Code == "tax.pay-before-contract" || (finding.NeedsSecondPerson && finding.Code == "papers.do-not-pay-yet")))
        {
            return false;
        }

        return Guard.Simulate(window, plan.Contact, plan.Contract, facts.Employer ?? EmployerKind.LegalEntity, facts.PapersAgreedBy, Today).Passes;
    }

    private static bool Passes(Person person, IReadOnlyCollection<Change> set) => Passes(Changed.By(set, person.Facts, person.Today, Today), person.Today);

    /// <summary>Everything that this person could change, one row per thing: every day of coming or paying, every day for all papers, each missing paper, the employer, the passport, the tax.</summary>
    private static Change[][] Universe(Person person)
    {
        (AssessmentFacts facts, DateOnly today) = person;
        PatentWindow window = PatentWindow.Of(facts.Issued!.Value, Today);
        bool hasCome = facts.Contact <= today;
        DateOnly[] days = [.. LoadedLaw.Days(today.ToString("O"), window.LastFilingA.Latest.AddDays(1).ToString("O"))];
        List<Change[]> rows =
        [
            [.. days.Select(day => hasCome ? (Change)new PayOn(day) : new ComeOn(day))],
            [.. days.Select(day => new BringPapers(day))],
            [new ChangeEmployer(facts.Employer == EmployerKind.NaturalPerson ? EmployerKind.LegalEntity : EmployerKind.NaturalPerson)],
        ];
        if (facts.PassportExpires is not null)
        {
            rows.Add([new RenewPassport(Day("2040-01-01"))]);
        }

        if (facts.PaidThrough >= today)
        {
            rows.Add([.. new[] { PayTax.For(1, facts, Today), PayTax.For(PayTax.MonthsLeft(facts, Today), facts, Today) }.OfType<Change>()]);
        }

        if (!facts.Held.IsDefault)
        {
            rows.AddRange(Asked.Except(facts.Held).Select(kind => new Change[] { new BringPaper(kind, facts.Contract!.Value), new BringPaper(kind, today) }));
        }

        return [.. rows.Where(row => row.Length > 0)];
    }

    /// <summary>All sets of at most so many changes, at most one of a row.</summary>
    private static IEnumerable<ImmutableList<Change>> Subsets(Change[][] rows, int most, int from = 0)
    {
        yield return [];
        if (most == 0)
        {
            yield break;
        }

        for (int row = from; row < rows.Length; row++)
        {
            foreach (Change change in rows[row])
            {
                foreach (ImmutableList<Change> rest in Subsets(rows, most - 1, row + 1))
                {
                    yield return rest.Add(change);
                }
            }
        }
    }

    private static IEnumerable<Change[]> Proper(ImmutableArray<Change> set) =>
        Enumerable.Range(0, (1 << set.Length) - 1).Select(mask => set.Where((_, i) => (mask & (1 << i)) != 0).ToArray());
}
