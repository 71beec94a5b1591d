using Okno.Domain.Payments;

namespace Okno.Formats.PaymentOrders;

/// <summary>One side of a payment order. <paramref name="Inn"/> and <paramref name="Kpp"/> may be empty (a person without them); <paramref name="BankCity"/> too.</summary>
/// <param name="Account">20 characters with the right key under the <paramref name="Bic"/>.</param>
/// <param name="CorrespondentAccount">Empty where the bank has none (settlement centres).</param>
public sealed record PaymentSide(string Name, string Inn, string Kpp, string Account, string Bank, string BankCity, string Bic, string CorrespondentAccount);

/// <summary>A payment order (form 0401060) as it leaves for the bank.</summary>
/// <param name="Number">1 to 6 digits, not all zero.</param>
/// <param name="Sum">More than nothing.</param>
/// <param name="Purpose">Up to 210 characters.</param>
/// <param name="Priority">1 to 5 (ГК РФ, art. 855); a refund by agreement is the fifth.</param>
/// <param name="Way">Empty for electronic payment; "срочно", "телеграфом" or "почтой".</param>
/// <param name="Uin">"0" where there is none; else 4 to 25 digits.</param>
public sealed record OutgoingPayment(
    string Number,
    DateOnly Date,
    PaymentSide Payer,
    PaymentSide Payee,
    Money Sum,
    string Purpose,
    int Priority = 5,
    string Way = "",
    string Uin = "0");

/// <summary>What keeps an order out of a file. <paramref name="Order"/> counts from 0; <paramref name="Field"/> is the key of the 1C format; <paramref name="Reason"/> one of <see cref="PaymentFileReason"/>.</summary>
public sealed record PaymentFileFault(int Order, string Field, string Reason);

/// <summary>Stable codes; their words for people live in <c>texts/</c>.</summary>
public static class PaymentFileReason
{
    public const string Empty = "empty";

    public const string TooLong = "too_long";

    /// <summary>Not of the form or not with the control digits that this requisite has.</summary>
    public const string Malformed = "malformed";

    /// <summary>A letter that Windows-1251 does not have and that has no near one there, or a control character.</summary>
    public const string Characters = "characters";

    /// <summary>Two orders of one day, payer and number: a bank takes the second for the first.</summary>
    public const string Repeated = "repeated";
}
