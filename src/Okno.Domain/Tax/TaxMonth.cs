using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Domain.Tax;

/// <summary>How one patent month stands, by the day of the payment that filled it (Q12: "before the first day", Tax Code Art. 227.1).</summary>
public enum TaxMonthState
{
    /// <summary>Paid in full before its first day.</summary>
    Safe,

    /// <summary>Paid in full on its first day: in time under one reading, late by a day under the other (Q12).</summary>
    DisputedByOneDay,

    /// <summary>
    /// Paid in full after its first day, but the last day to pay (the day before the first) was not a working day and it was paid by the next working day: in time if a tax term moves (Tax Code Art. 6.1 cl. 7), late
    /// if the patent's own term does not. Whether the presidential days of 2020-21 are working days is the calendar's reading (Q31).
    /// </summary>
    DisputedByDayOff,

    /// <summary>Paid in full later than that: a gap.</summary>
    Gap,

    /// <summary>Paid in part.</summary>
    Short,

    /// <summary>Nothing is paid.</summary>
    Unpaid,

    /// <summary>The rate that the reading asks for is not known here (2027 today), or was not for an earlier month, so that nobody can say how much money is left for this one.</summary>
    RateUnknown,
}

/// <summary>One patent month, <paramref name="Number"/> 1 to 12, from <paramref name="From"/> to <paramref name="To"/>, both inclusive.</summary>
/// <param name="Rate">Of a full month: strict, the higher of the rates of the first and the last day; by the payment date, the rate of the last payment that went into it, and where none did, of its first day. Null where unknown.</param>
/// <param name="Paid">The money that went into it.</param>
/// <param name="Missing">What it still costs at <paramref name="Rate"/>, rounded up to a whole kopeck; zero when paid in full or when the rate is unknown.</param>
/// <param name="CompletedOn">The day of the payment that completed it; null unless paid in full.</param>
/// <param name="NeededNow">True where it has begun by the day of filing, inclusive (Q30), or where no filing is named.</param>
public sealed record TaxMonth(int Number, DateOnly From, DateOnly To, TaxMonthState State, Money? Rate, Money Paid, Money Missing, DateOnly? CompletedOn, bool NeededNow)
{
    /// <summary>The share still to be paid, 1 = nothing is paid, 0 = paid in full; null where nobody knows.</summary>
    public decimal? Open { get; init; }

    /// <summary>Which payments went into it, in the order in which they were spent.</summary>
    public ImmutableArray<TaxPart> Parts { get; init; } = [];

    /// <summary>True where a day of it lies in the freeze of 2020-21, or an earlier month that the freeze excuses left its money to be made up by this one: never judged as lapsed (Q31).</summary>
    public bool TouchesFreeze { get; init; }

    /// <summary>The last day on which it can be paid for and be <see cref="TaxMonthState.Safe"/>.</summary>
    public DateOnly PayBy => Terms.Days.Shift(From, -1);

    /// <summary>
    /// The days that the payments do not cover: of a month paid late, from its first day through the day of the completing payment; of an unpaid one, or one paid in part, all of them. Null where covered, disputed or unknown.
    /// </summary>
    public TaxGap? Uncovered => State switch
    {
        TaxMonthState.Gap => new TaxGap(Number, From, CompletedOn!.Value < To ? CompletedOn.Value : To),
        TaxMonthState.Short or TaxMonthState.Unpaid => new TaxGap(Number, From, To),
        _ => null,
    };
}

/// <summary>Days without tax of one patent month, both ends inclusive.</summary>
public sealed record TaxGap(int Month, DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}
