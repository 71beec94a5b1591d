namespace Okno.Demo.Scenario;

/// <summary>
/// What must stand in the record at the end of the weeks, written down by hand from the Rules and the calendar of 2026 and never read from the product. Days are "dd.MM" of 2026, "" where there is none;
/// sums are whole roubles.
/// </summary>
/// <param name="Phase">The phase by its name in the record.</param>
/// <param name="Ending">How the case ended: "rendered", "rendered-by-63", "expired", "withdrawn", "payment-after-window", "closed-unpaid", or "" while it lives.</param>
/// <param name="Lane">The paragraph of 3.10.2: "обычный", "сжатый", or "" without a contract.</param>
/// <param name="Contract">The day of the contract (3.3).</param>
/// <param name="ContractEnd">The thirtieth calendar day (3.4).</param>
/// <param name="HandoverDue">The last day of 3.9.3.</param>
/// <param name="HandedOver">The day of the hand-over that counts, the last one.</param>
public sealed record Expected(
    string Phase,
    string Ending,
    string Lane = "",
    string Contract = "",
    string ContractEnd = "",
    string HandoverDue = "",
    string HandedOver = "",
    int Paid = 0,
    int Kept = 0,
    int Back = 0);
