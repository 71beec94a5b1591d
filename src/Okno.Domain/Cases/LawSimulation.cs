using System.Collections.Concurrent;
using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases;

/// <summary>The days that a law gives a case; all inclusive. Those of the plan are null where the window is closed.</summary>
/// <param name="ContractEnds">The last day of the contract that stands, or of one concluded today.</param>
public sealed record LawDays(DateOnly TwelveMonths, DayInterval LastFiling, DayInterval LastStandard, DateOnly SafeContact, DateOnly? PapersBy, DateOnly? HandOverOn, DateOnly ContractEnds);

/// <summary>What a law says of a case today: verdict, days, price (of the contract, of an offer that still stands, else of today; null where no order is in force), and the codes of its findings.</summary>
public sealed record LawOutcome(Verdict Verdict, LawDays Days, Money? Price, ImmutableArray<string> Codes);

/// <summary>A case that another law would treat otherwise.</summary>
public sealed record LawFlip(Guid Id, string Number, Phase Phase, LawOutcome Before, LawOutcome After)
{
    public bool VerdictFlips => Before.Verdict != After.Verdict;

    public bool DaysFlip => Before.Days != After.Days;

    public bool PriceFlips => Before.Price != After.Price;
}

/// <summary>
/// What another law would do to the open cases: each whose verdict, days or price would flip, with the codes of the findings before and after. Pure and parallel; the order of the flips is that of the cases.
/// Earlier re-issues that only the record of other cases knows are not asked for (6.3.2).
/// </summary>
/// <param name="Open">Cases that were judged.</param>
/// <param name="Unjudged">Cases without an intake, of which no law says anything yet, and cases that are over.</param>
public sealed record LawSimulation(int Open, int Unjudged, ImmutableArray<LawFlip> Flips)
{
    /// <summary>Below this many cases one thread is quicker than sharing them out.</summary>
    private const int Few = 500;

    public int Verdicts => Flips.Count(flip => flip.VerdictFlips);

    public int Days => Flips.Count(flip => flip.DaysFlip);

    public int Prices => Flips.Count(flip => flip.PriceFlips);

    /// <param name="today">The day on which both laws are asked; a draft to be tried is published on it (<see cref="LawLibrary.Publishing"/>).</param>
    public static LawSimulation Of(IReadOnlyList<Case> cases, LawLibrary before, LawLibrary after, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(cases);
        LawFlip?[] flips = new LawFlip?[cases.Count];
        Asked old = new(before, today);
        Asked other = new(after, today);
        if (cases.Count < Few)
        {
            for (int i = 0; i < flips.Length; i++)
            {
                flips[i] = Compare(cases[i], old, other);
            }
        }
        else
        {
            Parallel.ForEach(Partitioner.Create(0, flips.Length), range =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    flips[i] = Compare(cases[i], old, other);
                }
            });
        }

        int judged = cases.Count(IsJudged);
        return new LawSimulation(judged, cases.Count - judged, [.. flips.OfType<LawFlip>()]);
    }

    private static bool IsJudged(Case @case) => @case is { IsOpen: true, Intake: not null };

    private static LawFlip? Compare(Case @case, Asked before, Asked after)
    {
        if (!IsJudged(@case))
        {
            return null;
        }

        (AssessmentResult old, LawDays oldDays, Money? oldPrice) = before.Judge(@case);
        (AssessmentResult now, LawDays nowDays, Money? nowPrice) = after.Judge(@case);
        return old.Verdict == now.Verdict && oldDays == nowDays && oldPrice == nowPrice
            ? null
            : new LawFlip(@case.Id, @case.Number, @case.Phase, new LawOutcome(old.Verdict, oldDays, oldPrice, CodesOf(old)), new LawOutcome(now.Verdict, nowDays, nowPrice, CodesOf(now)));
    }

    private static ImmutableArray<string> CodesOf(AssessmentResult result) => [.. result.Findings.Select(finding => finding.Code).Distinct()];

    /// <summary>One law with the answers for pairs of days that many cases share.</summary>
    private sealed class Asked(LawLibrary library, DateOnly today)
    {
        private readonly ConcurrentDictionary<(DateOnly Civil, DateOnly Public), LawInForce> laws = new();

        public (AssessmentResult Result, LawDays Days, Money? Price) Judge(Case @case)
        {
            LawInForce law = laws.GetOrAdd((CaseLaw.CivilDay(@case, today), CaseLaw.PublicDay(@case, today)), days => library.On(days.Civil, days.Public));
            AssessmentResult result = Assessment.Of(CaseAssessment.FactsOf(@case, today, 0) with { PapersAgreedBy = @case.Offer?.PapersAgreedBy }, today, law);
            PatentWindow window = result.Window!;
            DateOnly ends = @case.Contract?.Last ?? ContractTerm.Of(today, law).Last;
            LawDays days = new(window.TwelveMonths, window.LastFilingA, window.LastStandardA, window.SafeContact, result.Plan?.LastPapersOn, result.Plan?.HandOverOn, ends);
            Money? price = @case.Contract?.Price ?? (@case.Offer is { } offer && @case.OfferStands && today <= offer.ValidUntil ? offer.Price : law.PriceOn(today)?.Amount);
            return (result, days, price);
        }
    }
}
