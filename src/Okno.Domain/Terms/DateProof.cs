using System.Collections.Immutable;

namespace Okno.Domain.Terms;

/// <summary>What a day did in a count.</summary>
public enum DayRole
{
    /// <summary>The day of the event; never counted (Civil Code Art. 191).</summary>
    Start,

    /// <summary>Counted; <see cref="ProofDay.Number"/> says which one it is.</summary>
    Counted,

    /// <summary>Not a working day, passed over.</summary>
    Skipped,

    /// <summary>The term ends by its number in the month or year (Civil Code Art. 192), nothing is counted day by day.</summary>
    SameNumber,

    /// <summary>The month has no such number, so its last day ends the term (Civil Code Art. 192 cl. 3).</summary>
    LastOfMonth,

    /// <summary>The day before, because practice counts the day of issue as the first (reading E2).</summary>
    DayBefore,

    /// <summary>The last day was not a working day and gave way to the next (Civil Code Art. 193).</summary>
    Rolled,
}

/// <summary>One line of a proof. <paramref name="Number"/> is the count reached, 0 where the day does not count; <paramref name="Source"/> names the act that made the day what it is.</summary>
public sealed record ProofDay(DateOnly Day, DayRole Role, int Number, Calendar.DayMark Mark, string Source, bool Provisional);

/// <summary>Why a term ends when it ends: every day counted or passed over, in the order of the count. Beyond the loaded calendar the days are those of weekends and statutory holidays only.</summary>
public sealed record DateProof(Term Term, DateOnly From, DayInterval Result, ImmutableArray<ProofDay> Days);
