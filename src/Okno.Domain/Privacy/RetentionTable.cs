using System.Collections.Immutable;

namespace Okno.Domain.Privacy;

/// <summary>What a term of retention keeps.</summary>
public enum KeptSubject
{
    PaidCase,
    ContractCase,
    UnpaidCase,
    StatementLine,

    /// <summary>The signed sheet in the Centre's folder; the program holds no copy that outlives the case.</summary>
    PaperConsent,
}

/// <summary>Where a term of retention begins.</summary>
public enum CountedFrom
{
    /// <summary>The day of the end itself.</summary>
    End,

    /// <summary>31 December of the year of the end: "after the reporting year".</summary>
    YearEnd,
}

/// <summary>How long a purpose keeps data, with its source. In force on the days from <paramref name="From"/> to <paramref name="To"/>, both inclusive; null = open.</summary>
public sealed record RetentionRule(string Code, KeptSubject Keeps, CountedFrom Counted, int Years, int Days, DateOnly? From, DateOnly? To, string Source, string Reason, bool Assumption)
{
    public bool IsInForceOn(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>The last day of the term, inclusive, for what ended on a day.</summary>
    public DateOnly LastDay(DateOnly end) => (Counted == CountedFrom.YearEnd ? new DateOnly(end.Year, 12, 31) : end).AddYears(Years).AddDays(Days);
}

/// <summary>A number of calendar days with its source; 0 or more.</summary>
public sealed record SourcedDays(int Days, string Source, bool Assumption);

/// <summary>Terms of retention per purpose (152-FZ art. 5 p. 7), and how soon data go once nothing keeps them.</summary>
/// <param name="Withdrawal">From the day on which a withdrawal came in (152-FZ art. 21 p. 5).</param>
/// <param name="Destroy">From the first day on which nothing keeps the data (152-FZ art. 21 p. 4).</param>
/// <param name="KeyCopies">How long copies of the key folder live: until then what was erased could be opened from them.</param>
public sealed record RetentionTable(ImmutableArray<RetentionRule> Rules, SourcedDays Withdrawal, SourcedDays Destroy, SourcedDays KeyCopies)
{
    public IEnumerable<RetentionRule> For(KeptSubject subject, DateOnly day) => Rules.Where(rule => rule.Keeps == subject && rule.IsInForceOn(day));
}
