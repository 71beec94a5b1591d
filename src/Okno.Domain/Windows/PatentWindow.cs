using Okno.Domain.Law;
using Okno.Domain.Terms;

namespace Okno.Domain.Windows;

/// <summary>The two paragraphs of 3.10.2: papers partly within five days, or everything on the contract day.</summary>
public enum Lane
{
    Standard,
    Compressed,
}

/// <summary>Where a contact day stands in the window of 1.2. A window that touches the freeze of 2020-21 is <see cref="HumanDecides"/>, never closed (Q31).</summary>
public enum WindowStatus
{
    Early,
    Open,
    Closed,
    HumanDecides,
}

/// <summary>
/// The window of 1.2 and 3.10.2 for a patent issued on one day, under every reading. All days are inclusive: a contact or a filing on that very day is in time.
/// Advise by the "safe" days, refuse only by the "last" ones (Q1, Q2).
/// </summary>
public sealed class PatentWindow
{
    private readonly LawInForce law;
    private readonly Term twelveMonths;
    private readonly Term lastFiling;
    private readonly Term standardLane;
    private readonly bool refusedByDayBefore;
    private readonly bool refusedByFullDays;
    private readonly bool advisedBySameNumber;

    private PatentWindow(DateOnly issued, LawInForce law)
    {
        this.law = law;
        twelveMonths = law.Edition.Term(TermCode.TwelveMonths);
        lastFiling = law.Edition.Term(TermCode.LastFiling);
        standardLane = law.Edition.Term(TermCode.StandardLane);
        string expiry = law.Switches.Reading(SwitchCode.TwelveMonthsEnd);
        refusedByDayBefore = expiry == "e2";
        advisedBySameNumber = expiry == "e1";
        refusedByFullDays = law.Switches.Is(SwitchCode.DaysBefore, "b");
        Issued = issued;
        TwelveMonths = twelveMonths.Count(issued, law.Calendar, TermReading.SameNumber).Earliest;
        TwelveMonthsSafe = twelveMonths.Count(issued, law.Calendar, TermReading.DayBefore).Earliest;
        LastFilingA = lastFiling.Count(TwelveMonths, law.Calendar, TermReading.NthDay);
        LastFilingB = lastFiling.Count(TwelveMonths, law.Calendar, TermReading.FullDaysBetween);
        LastFilingBSafe = lastFiling.Count(TwelveMonthsSafe, law.Calendar, TermReading.FullDaysBetween);
        LastStandardA = standardLane.Count(TwelveMonths, law.Calendar, TermReading.NthDay);
        LastStandardB = standardLane.Count(TwelveMonths, law.Calendar, TermReading.FullDaysBetween);
        OpensOn = law.Edition.Term(TermCode.Opening).Count(TwelveMonths, law.Calendar).Earliest;
        SafeContact = LatestContactFor(SafeFiling.Earliest);
        TouchesFreeze = law.Statutes.Freeze.InForce.Touches(OpensOn, TwelveMonths);
    }

    /// <summary>The window of a patent issued on <paramref name="issued"/>. Any date is accepted; far from the loaded calendar the answer is provisional.</summary>
    public static PatentWindow Of(DateOnly issued, LawInForce law) => new(issued, law);

    public DateOnly Issued { get; }

    /// <summary>Reading E1: the same number a year later (Civil Code Art. 192); for 29 February, 28 February.</summary>
    public DateOnly TwelveMonths { get; }

    /// <summary>Reading E2: the day before E1.</summary>
    public DateOnly TwelveMonthsSafe { get; }

    /// <summary>The last day to file with the authority: the 10th working day before E1.</summary>
    public DayInterval LastFilingA { get; }

    /// <summary>Ten full working days between filing and E1.</summary>
    public DayInterval LastFilingB { get; }

    /// <summary>Ten full working days between filing and E2: the safe day, in time under every reading.</summary>
    public DayInterval LastFilingBSafe { get; }

    /// <summary>The last contract day of the standard lane: the 15th working day before E1 (3.10.2).</summary>
    public DayInterval LastStandardA { get; }

    public DayInterval LastStandardB { get; }

    /// <summary>The last day to file by the readings that the switches Q1 and Q2 refuse by; by default <see cref="LastFilingA"/>.</summary>
    public DayInterval LastFiling => Chosen(lastFiling, LastFilingA, LastFilingB);

    /// <summary>The day of filing that is advised (Q1, Q2): always with full days between; by default <see cref="LastFilingBSafe"/>.</summary>
    public DayInterval SafeFiling => advisedBySameNumber ? LastFilingB : LastFilingBSafe;

    /// <summary>The last contract day of the standard lane by the readings that are refused by; by default <see cref="LastStandardA"/>.</summary>
    public DayInterval LastStandard => Chosen(standardLane, LastStandardA, LastStandardB);

    /// <summary>The last day to come to the Centre (1.2).</summary>
    public DayInterval LastContact => LastFiling;

    /// <summary>
    /// The day to advise: the latest day on which the Centre is open such that a person who comes with all papers is handed over, on the authority's next open day, by the safe filing day.
    /// </summary>
    public DateOnly SafeContact { get; }

    /// <summary>From this day on the Centre invites (Q24); the Rules themselves give no first day.</summary>
    public DateOnly OpensOn { get; }

    /// <summary>True where the window lies partly in the freeze of 15.03.2020-31.12.2021 (Q31).</summary>
    public bool TouchesFreeze { get; }

    /// <summary>True where a date depends on a year whose decree is not loaded (Q32); then only the earliest day of each interval is advised.</summary>
    public bool Provisional => LastFilingA.Provisional || LastFilingB.Provisional || LastFilingBSafe.Provisional || LastStandardA.Provisional || LastStandardB.Provisional;

    /// <summary>Eligibility of a contact (1.2): closed only after the latest possible last day; inside a provisional interval a human decides.</summary>
    public WindowStatus StatusOn(DateOnly contact)
    {
        if (TouchesFreeze)
        {
            return WindowStatus.HumanDecides;
        }

        if (contact < OpensOn)
        {
            return WindowStatus.Early;
        }

        return contact <= LastContact.Earliest ? WindowStatus.Open
            : contact <= LastContact.Latest ? WindowStatus.HumanDecides
            : WindowStatus.Closed;
    }

    /// <summary>
    /// The paragraph of 3.10.2 that applies: standard by the contract, eligibility by the contact (Q25). Null where the contact came too late.
    /// In a provisional interval the stricter lane.
    /// </summary>
    public Lane? LaneFor(DateOnly contact, DateOnly contract)
    {
        if (contract <= LastStandard.Earliest)
        {
            return Lane.Standard;
        }

        return contact <= LastContact.Latest || TouchesFreeze ? Lane.Compressed : null;
    }

    public DateProof ProveTwelveMonths() => (twelveMonths with { Reading = TermReading.SameNumber }).Prove(Issued, law.Calendar);

    public DateProof ProveTwelveMonthsSafe() => (twelveMonths with { Reading = TermReading.DayBefore }).Prove(Issued, law.Calendar);

    /// <summary>Why <see cref="LastFiling"/> is the last day, day by day back from the end of the twelve months.</summary>
    public DateProof ProveLastFiling() => (lastFiling with { Reading = Refusing }).Prove(RefusingEnd, law.Calendar);

    /// <summary>Why <see cref="SafeFiling"/> is safe, day by day back from the end of the twelve months as advised.</summary>
    public DateProof ProveSafeFiling() => (lastFiling with { Reading = TermReading.FullDaysBetween }).Prove(advisedBySameNumber ? TwelveMonths : TwelveMonthsSafe, law.Calendar);

    public DateProof ProveStandardLane() => (standardLane with { Reading = Refusing }).Prove(RefusingEnd, law.Calendar);

    public DateProof ProveOpening() => law.Edition.Term(TermCode.Opening).Prove(TwelveMonths, law.Calendar);

    /// <summary>The latest day on which the Centre is open and after which the authority is still open by <paramref name="filing"/>.</summary>
    internal DateOnly LatestContactFor(DateOnly filing)
    {
        DateOnly handover = law.Authority.LastOpenOnOrBefore(filing);
        return law.Centre.LastOpenOnOrBefore(Days.Shift(handover, -1));
    }

    private TermReading Refusing => refusedByFullDays ? TermReading.FullDaysBetween : TermReading.NthDay;

    private DateOnly RefusingEnd => refusedByDayBefore ? TwelveMonthsSafe : TwelveMonths;

    private DayInterval Chosen(Term term, DayInterval nthDay, DayInterval fullDays) =>
        refusedByDayBefore ? term.Count(TwelveMonthsSafe, law.Calendar, Refusing) : refusedByFullDays ? fullDays : nthDay;
}
