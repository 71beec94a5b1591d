using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>Requisites of 5.2 as of a day. Null fields are not printed.</summary>
/// <param name="PersonalAccount">Лицевой счёт of the Centre at the Finance Department.</param>
public sealed record Requisites(string Payee, string? PersonalAccount, string Account, string Bank, string Bik, string? CorrespondentAccount = null, string? Inn = null, string? Kpp = null, string? Kbk = null, string? Oktmo = null);

/// <summary>
/// 5.1, 5.2, 7.2 The offer with its payment order. What binds is the offer's canonical text, kept by its hash; this paper is only its picture and prints the hash.
/// </summary>
/// <param name="PriceOrder">The order that set the price: «приказ № 12 от 15.01.2026».</param>
/// <param name="Purpose">Purpose of the payment, with <paramref name="PaymentReference"/> in it.</param>
/// <param name="PriceHeldUntil">Last day (inclusive) on which this price is accepted.</param>
/// <param name="Terms">The sentences of the offer, each with its clause; see <see cref="OfferWording"/>.</param>
/// <param name="Hash">SHA-256 of the canonical text of the offer, lower-case hex, as the case keeps it.</param>
/// <param name="QrSvg">The payment QR drawn by <see cref="QrPicture"/>; null where the guard withholds it, and then the paper says so.</param>
/// <param name="NoQrReason">Why there is no QR, in words; printed only where <paramref name="QrSvg"/> is null.</param>
public sealed record Offer(PaperHead Head, PersonLine Person, Money Price, string PriceOrder, Requisites Requisites, string Purpose, string PaymentReference, DateOnly PriceHeldUntil, ImmutableArray<ClauseText> Terms, string Hash, string? QrSvg, string? NoQrReason = null) : IPaper
{
    public static string Template => "offer";

    public string PriceInWords => Display.InWords(Price);
}
