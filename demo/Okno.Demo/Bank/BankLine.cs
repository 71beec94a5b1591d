namespace Okno.Demo.Bank;

/// <summary>One incoming payment as the bank writes it. <paramref name="Roubles"/> are whole roubles; <paramref name="CaseNumber"/> is whose it is, null for an orphan.</summary>
public sealed record BankLine(int Number, DateOnly Debited, DateOnly Credited, decimal Roubles, string Payer, string Purpose, string? CaseNumber);
