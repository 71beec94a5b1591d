namespace Okno.Domain.People;

/// <summary>
/// The patent shown (3.10.1). <paramref name="Series"/> is the two-digit code of the region that issued it (77 is Moscow), <paramref name="Number"/> has ten digits.
/// The blank's series is two Cyrillic letters and stays Cyrillic. <paramref name="IssuedOn"/> is the day from which the twelve months of 1.2 run.
/// </summary>
public sealed record Patent(
    string Series,
    string Number,
    DateOnly IssuedOn,
    string Issuer,
    string? BlankSeries = null,
    string? BlankNumber = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidUntil = null)
{
    /// <summary>Series and number without spaces: the value for search and for "one open case per patent".</summary>
    public string Key => Series + Number;
}
