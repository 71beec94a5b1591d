using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases;

/// <summary>Which of the two evidences of 3.2 holds.</summary>
public enum EvidenceSide
{
    /// <summary>The payer's document.</summary>
    Receipt,

    /// <summary>The Centre's own record: the statement line.</summary>
    BankRecord,
}

/// <summary>
/// What the case is, or would be, if a payment had this sum and this day: the contract and its days where there is one, else why there is none (<paramref name="BoughtNothing"/>: a text code) or that money is still
/// missing; and where the money lies.
/// </summary>
/// <param name="PapersDue">The last day for the papers, inclusive.</param>
public sealed record EvidenceReading(Money Amount, DateOnly PaidOn, DateOnly? ContractOn, DateOnly? Last, Lane? Lane, DateOnly? PapersDue, string? BoughtNothing, Money Deposit, Money Credit);

/// <summary>
/// The receipt and the statement line of one payment disagree in the sum or in the day (Q16, Q26): a task for the accountant. The readings are those of the day on which it was noticed.
/// </summary>
/// <param name="Line">Identity of the statement line.</param>
public sealed record EvidenceDispute(string PaymentId, string Line, DateOnly NoticedOn, EvidenceReading Receipt, EvidenceReading Bank)
{
    /// <summary>Null while nobody has decided.</summary>
    public EvidenceSide? Held { get; init; }

    public DateOnly? SettledOn { get; init; }

    public string? Why { get; init; }
}
