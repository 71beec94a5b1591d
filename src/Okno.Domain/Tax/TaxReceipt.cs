using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Payments;

namespace Okno.Domain.Tax;

/// <summary>The papers that prove a payment of the tax (4.6).</summary>
public enum TaxProof
{
    /// <summary>4.6 p.1: a receipt, check or check-order of a bank, terminal or cash machine.</summary>
    Receipt,

    /// <summary>4.6 p.2, where the receipts are lost: a certificate of the tax office that the payments came in; each line of it is recorded as one payment.</summary>
    TaxOfficeCertificate,

    /// <summary>4.6 p.2, where the receipts are lost: a bank extract on money taken from the foreign citizen's account; each debit is recorded as one payment.</summary>
    BankExtract,
}

/// <summary>The kind of payment as the receipt names it (4.6 "вид платежа").</summary>
public enum TaxPaymentKind
{
    /// <summary>The fixed advance payment of income tax for a patent, in whatever words.</summary>
    FixedAdvance,

    /// <summary>Something else: a fee, a fine, another tax.</summary>
    Other,

    /// <summary>The receipt does not name it.</summary>
    NotNamed,
}

/// <summary>
/// One payment as its paper shows it, before anything is judged; what the paper does not show is empty or null. <paramref name="Paid"/>: the day of the payment, of an extract the day of the debit.
/// </summary>
/// <param name="Number">Number of the payment document.</param>
/// <param name="Payer">Full name of whoever paid, as printed, in Cyrillic or Latin letters.</param>
/// <param name="Taxpayer">For whom the tax is paid, where the paper says so apart from the payer.</param>
/// <param name="TaxpayerInn">The taxpayer's INN as printed, digits.</param>
/// <param name="Purpose">Words of the purpose.</param>
/// <param name="PeriodFrom">First day of the period that the paper states; inclusive.</param>
/// <param name="PeriodTo">Its last day, inclusive.</param>
/// <param name="BudgetCode">КБК as printed, 20 digits.</param>
public sealed record TaxReceipt(
    TaxProof Proof,
    string Number,
    DateOnly Paid,
    Money Amount,
    string Payer,
    TaxPaymentKind Kind,
    string? Taxpayer = null,
    string? TaxpayerInn = null,
    string? Purpose = null,
    DateOnly? PeriodFrom = null,
    DateOnly? PeriodTo = null,
    string? BudgetCode = null)
{
    /// <summary>From this length on, a document number is not a counter that starts anew every day: number, day and sum then mean one payment, whoever is named as the payer.</summary>
    private const int TellingNumber = 8;

    /// <summary>
    /// What makes this payment itself: number, day, sum and payer, without the marks and the case in which somebody typed them. A long number also speaks without the payer, so that a receipt is recognised under another
    /// name (6.2). Two papers share a payment where they share one of these.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<string> Identities
    {
        get
        {
            string number = Plain(Number);
            string common = string.Create(CultureInfo.InvariantCulture, $"{number}|{Paid:yyyy-MM-dd}|{Amount}");
            return number.Length >= TellingNumber ? [$"{common}|{PayerName.Plain(Payer)}", common] : [$"{common}|{PayerName.Plain(Payer)}"];
        }
    }

    public TaxPayment AsPayment() => new(Paid, Amount, Number);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>
/// All payments of a person as last recorded, on the day <paramref name="On"/>. <paramref name="LossStated"/>: the person stated in writing that receipts are lost (4.6 p.2). A new recording takes the place of this one;
/// the journal keeps both.
/// </summary>
public sealed record TaxReceipts(DateOnly On, ImmutableArray<TaxReceipt> Receipts, bool LossStated)
{
    public ImmutableArray<TaxPayment> Payments => [.. Receipts.Select(receipt => receipt.AsPayment())];
}

/// <summary>A receipt of this case that another case has too: <paramref name="Line"/> is its place in the list, from 1; <paramref name="Cases"/> are the numbers of the others. Never an accusation (6.2).</summary>
public sealed record TaxReceiptReuse(int Line, ImmutableArray<string> Cases);
