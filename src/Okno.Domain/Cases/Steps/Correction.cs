using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>What corrections of money share: until when they may be, and what of the money can still be moved.</summary>
internal static class Correction
{
    /// <summary>Listed or handed over, or the money decided: from here on the contract was performed or settled and is no longer undone.</summary>
    public static bool IsTooLate(Case @case) => @case.Listing is not null || @case.Handover is not null || @case.Outcome is not null;

    /// <summary>The sum that a counter-entry can take: deposit and credit, and the price where the contract goes.</summary>
    public static Money Movable(Case @case, bool contractGoes) =>
        @case.Ledger.Balance(LedgerAccount.Credit) + @case.Ledger.Balance(LedgerAccount.Deposit) + (contractGoes ? @case.Ledger.Balance(LedgerAccount.Contract) : Money.Zero);
}
