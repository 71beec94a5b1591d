namespace Okno.Domain.Tax;

/// <summary>At which rate a month counts as paid (Q14, Q30).</summary>
public enum TaxRateReading
{
    /// <summary>The rate of the day of payment (letter of the tax service of 27.01.2016); the default.</summary>
    PaymentDate,

    /// <summary>The rate of the calendar month (4.6); of a patent month that straddles two, the higher.</summary>
    Strict,
}

/// <summary>Where a patent month ends when its month lacks the number (Q13).</summary>
public enum MonthEndRounding
{
    /// <summary>Each month is counted from the day of issue: issued on the 31st, months start on 31, 28, 31, 30 ... (Civil Code Art. 192 cl. 3); the default.</summary>
    FromIssueDay,

    /// <summary>Each month is counted from the start of the one before: 31, 28, 28, 28 ...</summary>
    FromPreviousMonth,
}
