namespace Okno.Domain.Law;

/// <summary>Which texts a decision used: the edition of the Rules, the statutes, and the calendar, each by its identifier and content hash (first 12 hex digits of SHA-256).</summary>
public sealed record LawVersion(string Edition, string Statutes, string Calendar);
