using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>Requisites of 5.2 as of a day. Null fields are not printed.</summary>
/// <param name="PersonalAccount">Лицевой счёт of the Centre at the Finance Department.</param>
public sealed record Requisites(string Payee, string? PersonalAccount, string Account, string Bank, string Bik, string? CorrespondentAccount = null, string? Inn = null, string? Kpp = null, string? Kbk = null, string? Oktmo = null);

/// <summary>
/// 5.1, 5.2, 7.2 The offer with its payment order. <see cref="CanonicalText"/> is what binds and what is hashed; the PDF is only its picture.
/// </summary>
/// <param name="PriceOrder">The order that set the price: «приказ № 12 от 15.01.2026».</param>
/// <param name="Purpose">Purpose of the payment, with <paramref name="PaymentReference"/> in it.</param>
/// <param name="PriceHeldUntil">Last day (inclusive) on which this price is accepted.</param>
/// <param name="Terms">The sentences of the offer, each with its clause; see <see cref="OfferWording"/>.</param>
/// <param name="QrSvg">The payment QR drawn by <see cref="QrPicture"/>; null where the guard withholds it, and then the paper says so.</param>
/// <param name="NoQrReason">Why there is no QR, in words; printed only where <paramref name="QrSvg"/> is null.</param>
public sealed record Offer(PaperHead Head, PersonLine Person, Money Price, string PriceOrder, Requisites Requisites, string Purpose, string PaymentReference, DateOnly PriceHeldUntil, ImmutableArray<ClauseText> Terms, string? QrSvg, string? NoQrReason = null) : IPaper
{
    public static string Template => "offer";

    public string PriceInWords => Display.InWords(Price);

    /// <summary>The offer as plain text, one fact a line, in a fixed order and culture: equal offers give equal text on any machine.</summary>
    [JsonIgnore]
    public string CanonicalText
    {
        get
        {
            StringBuilder text = new();
            void Line(string name, string? value) => text.Append(name).Append(": ").Append((value ?? "").Normalize(NormalizationForm.FormC)).Append('\n');
            Line("Оферта", Head.Number);
            Line("Дата", Head.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Line("Редакция Правил", Head.Edition);
            Line("Исполнитель", Head.Provider.FullName);
            Line("Услуга", Head.ServiceFullName);
            Line("Заказчик", Person.FullName);
            Line("Документ", Person.IdentityPaper);
            Line("Патент", Person.Patent);
            Line("Стоимость", Price.ToString());
            Line("Основание стоимости", PriceOrder);
            Line("Стоимость действует по", PriceHeldUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Line("Получатель", Requisites.Payee);
            Line("Лицевой счёт", Requisites.PersonalAccount);
            Line("Счёт", Requisites.Account);
            Line("Банк", Requisites.Bank);
            Line("БИК", Requisites.Bik);
            Line("Назначение", Purpose);
            foreach (ClauseText term in Terms)
            {
                Line(term.Clause, term.Text);
            }

            return text.ToString();
        }
    }

    /// <summary>SHA-256 of <see cref="CanonicalText"/> in UTF-8, lower-case hex; printed at the foot of the offer.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText)));
}
