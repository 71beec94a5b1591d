using System.Collections.Immutable;
using System.Globalization;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Formats.Qr;

namespace Okno.Desk.Papers;

/// <summary>Why an offer is not to be paid now; null reasons do not exist: <see cref="PaymentDue.Of"/> answers either.</summary>
public enum NotPayable
{
    NoOffer,

    /// <summary>A payment has concluded the contract (3.3), or the case has ended.</summary>
    Concluded,

    /// <summary>What the offer rests on was corrected since.</summary>
    Changed,

    /// <summary>Its last day, inclusive, is over.</summary>
    Expired,
}

/// <summary>
/// What a person has to pay for an offer that stands, in one place for the offer, the payment order, the page with the code, and the code itself (5.2). An offer is made only after a positive or a risk-accepted verdict, so there is a
/// code only then too (Q23).
/// </summary>
/// <param name="Sum">The price of the offer less what is deposited already (Q6).</param>
/// <param name="ValidUntil">Last day, inclusive, on which the price of the offer is taken.</param>
public sealed record PaymentDue(Requisites To, Money Sum, string Purpose, string Reference, PersonName Payer, string PayerAddress, DateOnly ValidUntil)
{
    /// <summary>Characters of the purpose: the limit of GOST R 56042-2014, which is that of the bank's own payment order (762-П) too.</summary>
    private static readonly int LongestPurpose = QrFieldRules.Limits["Purpose"];

    /// <summary>Why nothing is to be paid on <paramref name="today"/>; null where the offer stands.</summary>
    public static NotPayable? WhyNot(Case @case, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return @case switch
        {
            { Offer: null } => NotPayable.NoOffer,
            { Phase: not (Phase.Offered or Phase.PaidPartly) } => NotPayable.Concluded,
            { OfferStands: false } => NotPayable.Changed,
            { Offer.ValidUntil: var last } when last < today => NotPayable.Expired,
            _ => null,
        };
    }

    /// <summary>What is to be paid on <paramref name="today"/>; null where <see cref="WhyNot"/> says why.</summary>
    /// <param name="law">The law of the day of the offer.</param>
    public static PaymentDue? Of(Case @case, DateOnly today, LawInForce law, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (WhyNot(@case, today) is not null)
        {
            return null;
        }

        Offer offer = @case.Offer!;
        Intake intake = @case.Intake!;
        return new PaymentDue(
            law.Edition.Requisites, offer.Price - @case.Ledger.Balance(LedgerAccount.Deposit), PurposeOf(offer, intake, words), offer.Reference, intake.Applicant.Name, intake.Stay.Address, offer.ValidUntil);
    }

    /// <summary>The purpose of a payment for this offer. The reference stands first; where the whole name does not fit, initials do, and else the patent alone names the payer: nothing is ever cut off inside a word.</summary>
    public static string PurposeOf(Offer offer, Intake intake, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(intake);
        PersonName name = intake.Applicant.Name;
        string initials = string.Concat(name.Surname, " ", string.Concat(new[] { name.GivenName, name.Patronymic }.Where(part => !string.IsNullOrEmpty(part)).Select(part => $"{part![0]}.")));
        string full = Say(name.Full);
        string shorter = Say(initials);
        return full.Length <= LongestPurpose ? full
            : shorter.Length <= LongestPurpose ? shorter
            : words.Say("offer.purpose-short", ("reference", offer.Reference), ("patent", intake.Patent.Key));

        string Say(string who) => words.Say("offer.purpose", ("reference", offer.Reference), ("name", who), ("patent", intake.Patent.Key));
    }

    /// <summary>The payment code of GOST R 56042-2014, or every fault, by its field, that forbids one. An account that has no correspondent account gets zero there, as banks expect.</summary>
    public PaymentQrBytes Code(QrEncoding encoding = QrEncoding.Utf8)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("Name", To.Recipient), new("PersonalAcc", To.Account), new("BankName", To.Bank), new("BIC", To.Bic), new("CorrespAcc", To.CorrespondentAccount ?? "0"),
            new("Sum", Sum.Kopecks.ToString(CultureInfo.InvariantCulture)), new("Purpose", Purpose), new("PayeeINN", To.Inn ?? ""), new("KPP", To.Kpp ?? ""),
            new("LastName", Payer.Surname), new("FirstName", Payer.GivenName), new("MiddleName", Payer.Patronymic ?? ""), new("PersonalAccount", To.PersonalAccount),
        ];
        return PaymentQr.Write(fields, encoding);
    }
}
