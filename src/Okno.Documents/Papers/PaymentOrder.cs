using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>
/// 5.2 The payment order that a person carries to a bank or scans: a notice and a receipt in the fields of the form № ПД-4, with the payment code of GOST R 56042-2014 beside them. It is printed only while an offer stands.
/// </summary>
/// <param name="Payer">Full name of the person who was made the offer; whoever pays writes the own name under the signature.</param>
/// <param name="Purpose">Purpose of the payment, with <paramref name="Reference"/> in it.</param>
/// <param name="ValidUntil">Last day (inclusive) on which this price is accepted.</param>
/// <param name="QrSvg">The payment code drawn by <see cref="QrPicture"/>; null where the requisites make none, and then <paramref name="NoQrReason"/> says so.</param>
public sealed record PaymentOrder(PaperHead Head, Requisites Payee, string Payer, string PayerAddress, Money Sum, string Purpose, string Reference, DateOnly ValidUntil, string? QrSvg, string? NoQrReason = null) : IPaper
{
    public static string Template => "payment-order";

    public string SumInWords => Display.InWords(Sum);

    /// <summary>Whole roubles as the form divides them.</summary>
    public string Roubles => Display.Sum(Sum).Split(',')[0];

    /// <summary>Two digits.</summary>
    public string Kopecks => (Sum.Kopecks % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
