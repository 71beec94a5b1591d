using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Okno.Domain.Cases;
using Okno.Domain.People;

namespace Okno.Domain.Payments.Matching;

/// <summary>What a payment would meet in a case.</summary>
public enum CardState
{
    /// <summary>Open, but nothing was offered, or what was offered no longer stands (Q33).</summary>
    NotOffered,

    /// <summary>An offer stands; a payment of what is owed concludes the contract (3.3).</summary>
    Offered,

    /// <summary>The contract is concluded: the price is there.</summary>
    Contracted,

    /// <summary>The case is over: whatever comes is the payer's (Q23).</summary>
    Ended,
}

/// <summary>A payment receipt that was shown at the window and waits for its line of the statement (3.2, Q16). <paramref name="Payment"/> is the identity of the payment.</summary>
public sealed record WaitingReceipt(string Payment, Money Amount, DateOnly PaidOn, string Payer);

/// <summary>
/// The small thing of a case that money can be meant for: who, which papers, which references, how much and until when. Immutable and without behaviour of a case, so that it can be kept beside the case as a
/// small sealed value (typically under 400 bytes of JSON) and hundreds of thousands can be judged in a second.
/// </summary>
/// <param name="Number">Number of the case, "26-000123"; the references of its offers are computed from it.</param>
/// <param name="Offers">How many offers were made; zero where none. The last one is the standing one.</param>
/// <param name="Owed">The price of the last offer less deposits; null where no offer tells the price, zero after the contract.</param>
/// <param name="Day">The day of the last offer, else the day on which the person came; null before both.</param>
/// <param name="Until">Last day of the last offer and of its frozen price, inclusive.</param>
/// <param name="Patent">Series and number, twelve digits.</param>
/// <param name="Blank">Series and number of the patent's blank, plain (<see cref="PaperNumbers.Plain"/>).</param>
/// <param name="Paper">Series and number of the passport or other identity paper, plain.</param>
/// <param name="EmployerInn">INN of the employer, digits.</param>
public sealed record OfferCard(
    Guid Case,
    string Number,
    CardState State,
    int Offers,
    Money? Owed,
    DateOnly? Day,
    DateOnly? Until,
    string Patent,
    string Paper,
    string Surname,
    string GivenName,
    string? Patronymic,
    string LatinSurname,
    string LatinGivenName,
    string? Blank = null,
    string? Inn = null,
    string? Employer = null,
    string? EmployerInn = null,
    ImmutableArray<WaitingReceipt>? Receipts = null)
{
    /// <summary>The card of a case; null before its intake is saved, when nothing is known to match.</summary>
    public static OfferCard? Of(Case @case)
    {
        if (@case.Intake is not { } intake)
        {
            return null;
        }

        PersonName person = intake.Applicant.Name;
        WaitingReceipt[] waiting =
        [
            .. @case.Payments.Where(payment => !payment.Confirmed).Select(payment => new WaitingReceipt(payment.Id, payment.Amount, payment.PaidOn, payment.Evidence.Payer)),
        ];
        return new OfferCard(
            @case.Id,
            @case.Number,
            StateOf(@case),
            @case.Offer is { } last ? PaymentReference.OrdinalOf(last.Reference) : 0,
            @case.Contract is not null ? Money.Zero : @case.Offer is { } offer ? Money.Max(Money.Zero, offer.Price - @case.Ledger.Balance(LedgerAccount.Deposit)) : null,
            @case.Offer?.MadeOn ?? @case.ContactedOn,
            @case.Offer?.ValidUntil,
            PaperNumbers.Plain(intake.Patent.Key),
            PaperNumbers.Plain(intake.Applicant.Identity.Series + intake.Applicant.Identity.Number),
            person.Surname,
            person.GivenName,
            person.Patronymic,
            person.LatinSurname,
            person.LatinGivenName,
            intake.Patent.BlankNumber is { Length: > 0 } blank ? PaperNumbers.Plain(intake.Patent.BlankSeries + blank) : null,
            string.IsNullOrWhiteSpace(intake.Applicant.Inn) ? null : PaperNumbers.Plain(intake.Applicant.Inn),
            intake.Employer.Name,
            string.IsNullOrWhiteSpace(intake.Employer.Inn) ? null : PaperNumbers.Plain(intake.Employer.Inn),
            waiting.Length == 0 ? null : [.. waiting]);
    }

    /// <summary>True while a payment is expected: an offer stands and something is owed, or a receipt waits for its line.</summary>
    [JsonIgnore]
    public bool AwaitsMoney => (State == CardState.Offered && Owed > Money.Zero) || Receipts is { Length: > 0 };

    private static CardState StateOf(Case @case) =>
        @case.PhaseFacts.Ended ? CardState.Ended
        : @case.Contract is not null ? CardState.Contracted
        : @case.Offer is not null && @case.OfferStands ? CardState.Offered
        : CardState.NotOffered;
}
