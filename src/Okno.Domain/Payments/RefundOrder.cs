namespace Okno.Domain.Payments;

/// <summary>
/// To whom money goes back: the original payer, who may not be the applicant (Q17). <paramref name="Account"/> has 20 digits and <paramref name="Bik"/> 9; <paramref name="CorrespondentAccount"/> is null where the bank has none.
/// </summary>
public sealed record RefundPayee(string Name, string Account, string Bik, string Bank, string? CorrespondentAccount = null, string? Inn = null)
{
    /// <summary>A name, 20 digits, 9 digits, a bank; an INN, if any, of 10 or 12 digits. The key of the account is judged where requisites are read.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsComplete =>
        !string.IsNullOrWhiteSpace(Name) && !string.IsNullOrWhiteSpace(Bank) && IsDigits(Account, 20) && IsDigits(Bik, 9)
        && (CorrespondentAccount is null || IsDigits(CorrespondentAccount, 20)) && (Inn is null || IsDigits(Inn, 10) || IsDigits(Inn, 12));

    private static bool IsDigits(string? text, int length) => text?.Length == length && text.All(char.IsAsciiDigit);
}

/// <summary>An order to the bank to give money back: number and day of the Centre's payment order, sum, payee, and the payment that it gives back.</summary>
public sealed record RefundOrder(string Number, DateOnly On, Money Amount, RefundPayee Payee, string PaymentId);
