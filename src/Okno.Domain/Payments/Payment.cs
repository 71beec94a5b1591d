namespace Okno.Domain.Payments;

/// <summary>What proves a payment (3.2): the payer's document, or the Centre's own record. A closed family.</summary>
[System.Text.Json.Serialization.JsonDerivedType(typeof(PaymentReceipt), "receipt")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(BankLine), "bank-line")]
public abstract record PaymentEvidence
{
    private protected PaymentEvidence()
    {
    }

    /// <summary>What makes this evidence itself: two payments minutes apart are two facts, the same receipt shown twice is one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public abstract string Identity { get; }

    /// <summary>Who paid, as the evidence names them; may be a relative or an employer (Q15), may be empty.</summary>
    public abstract string Payer { get; init; }
}

/// <summary>A payment receipt (квитанция, чек, чек-ордер) shown at the window. Days: <paramref name="ExecutedOn"/> as printed, if printed.</summary>
public sealed record PaymentReceipt(string Number, string Bank, DateOnly IssuedOn, DateOnly? ExecutedOn, string Payer) : PaymentEvidence
{
    public override string Payer { get; init; } = Payer;

    [System.Text.Json.Serialization.JsonIgnore]
    public override string Identity => $"receipt:{Bank.Trim().ToUpperInvariant()}:{Number.Trim().ToUpperInvariant()}:{IssuedOn:yyyy-MM-dd}";
}

/// <summary>A line of an imported bank statement, by its identity (account, day, number, amount, counterparty).</summary>
public sealed record BankLine(string LineIdentity, DateOnly? ExecutedOn, DateOnly? DebitedOn, DateOnly? CreditedOn, string Payer) : PaymentEvidence
{
    public override string Payer { get; init; } = Payer;

    [System.Text.Json.Serialization.JsonIgnore]
    public override string Identity => $"line:{LineIdentity}";

    /// <summary>The day of payment by Q26; null where the line gives no day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly? PaidOn => ExecutedOn ?? DebitedOn ?? CreditedOn;
}

/// <summary>
/// One payment of a case. <paramref name="PaidOn"/> follows Q26: execution day on the payer's document, else debit day, else credit day. <paramref name="Confirmed"/> is true once
/// the Centre's own record (a statement line) stands behind it: hand-over waits for that (3.9.3). <paramref name="InRecord"/> is the line's sum where it is another; null = the same.
/// </summary>
public sealed record Payment(string Id, Money Amount, DateOnly PaidOn, PaymentEvidence Evidence, bool Confirmed, string? ConfirmedBy = null, Money? InRecord = null)
{
    /// <summary>What the Centre's own record proves of it: nothing until a line stands behind it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Proved => Confirmed ? Money.Min(InRecord ?? Amount, Amount) : Money.Zero;

    /// <summary>What the line shows above the receipt.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money OverReceipt => Money.Max((InRecord ?? Amount) - Amount, Money.Zero);
}

/// <summary>A payment that was recorded in error and taken back: it counts for nothing, and what proved it is free again.</summary>
public sealed record TakenBackPayment(Payment Payment, DateOnly On, string Why);
