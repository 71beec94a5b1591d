namespace Okno.Demo.Bank;

/// <summary>
/// One payment as the bank writes it. <paramref name="Roubles"/> are whole roubles; <paramref name="CaseNumber"/> is whose it is, null for an orphan; <paramref name="Leaves"/>: the Centre pays, and
/// <paramref name="Payer"/> is who gets it.
/// </summary>
public sealed record BankLine(int Number, DateOnly Debited, DateOnly Credited, decimal Roubles, string Payer, string Purpose, string? CaseNumber, bool Leaves = false);
