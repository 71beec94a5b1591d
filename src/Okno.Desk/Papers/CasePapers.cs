using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Desk.Papers;

/// <summary>A paper that can be printed of a case as it stands, by the name in its address.</summary>
public sealed record PaperOffered(string Name, string Title);

/// <summary>
/// Prints the papers of a case from its fold and the law it was decided under. Nothing is kept: the same case prints the same bytes again. Answers null where the case has no such paper yet.
/// </summary>
public sealed class CasePapers(ServiceDesk desk, PaperPress press, TextBook words)
{
    private readonly OfferWording offerWording = OfferWording.Read(PaperPressOptions.Find().PapersFolder);

    /// <summary>The papers that this case can print now, in the order of its life.</summary>
    public ImmutableArray<PaperOffered> Of(Case @case)
    {
        List<string> names = [];
        if (@case.Intake is not null)
        {
            names.AddRange(["consent", "application", "petition"]);
        }

        if (@case.Offer is { } offer)
        {
            names.Add("offer");
            if (!offer.Plan.Passes)
            {
                names.Add("risk-notice");
            }
        }

        if (@case.Contract is not null)
        {
            names.AddRange(["checklist", "obligations"]);
        }

        if (@case.Papers.Any(paper => !paper.Waived))
        {
            names.Add("custody");
        }

        if (@case.Papers.Any(paper => paper.Custody == Custody.ReturnedToApplicant))
        {
            names.Add("custody-return");
        }

        names.AddRange(@case.Papers.Where(paper => paper.Status == PaperStatus.Rejected || !paper.Defects.IsDefaultOrEmpty).Select(paper => $"defects-{paper.Paper}"));
        if (@case.Handover is not null && @case.Phase is Phase.Rendered or Phase.RenderedBy63 or Phase.Closed)
        {
            names.Add("certificate");
        }

        if (@case.Ending is { Code: not "ending.rendered" })
        {
            names.Add("notice");
        }

        return [.. names.Select(name => new PaperOffered(name, words.Say(name.StartsWith("defects-", StringComparison.Ordinal) ? "printed.defects" : $"printed.{name}")))];
    }

    /// <summary>Prints one paper of <see cref="Of"/>; null where the case has no such paper.</summary>
    public async Task<PrintedPaper?> PrintAsync(string name, Case @case, string @operator, CancellationToken ct = default)
    {
        if (!Of(@case).Any(offered => offered.Name == name))
        {
            return null;
        }

        PrintedCase printed = new(words, desk.Law.For(@case, @case.Contract?.On ?? @case.Offer?.MadeOn ?? @case.ContactedOn!.Value), await DecisionBehind.FindAsync(name, @case.Id, desk, ct));
        return name switch
        {
            "consent" => await press.PrintAsync(Consent(@case.Intake!, @case.Number, @case.Consent!.SignedOn, printed), ct),
            "application" => await press.PrintAsync(Application(@case, printed), ct),
            "petition" => @case.Intake!.Employer.Kind switch
            {
                EmployerKind.NaturalPerson => await press.PrintAsync(PetitionForm.OfPerson(@case, printed), ct),
                EmployerKind.LegalEntity => await press.PrintAsync(PetitionForm.OfCompany(@case, printed), ct),
                _ => await press.PrintAsync(PetitionForm.OfProfessional(@case, printed), ct),
            },
            "offer" => await press.PrintAsync(Offer(@case, printed), ct),
            "risk-notice" => await press.PrintAsync(EndingPapers.Risk(@case, @operator, printed), ct),
            "checklist" => await press.PrintAsync(CollectingPapers.Checklist(@case, printed), ct),
            "obligations" => await press.PrintAsync(CollectingPapers.Obligations(@case, @operator, printed), ct),
            "custody" => await press.PrintAsync(CollectingPapers.Receipt(@case, @operator, false, printed), ct),
            "custody-return" => await press.PrintAsync(CollectingPapers.Receipt(@case, @operator, true, printed), ct),
            "certificate" => await press.PrintAsync(EndingPapers.Certificate(@case, @operator, printed), ct),
            "notice" => await press.PrintAsync(EndingPapers.Notice(@case, @operator, printed), ct),
            _ => await press.PrintAsync(CollectingPapers.Defects(@case, name["defects-".Length..], @operator, printed), ct),
        };
    }

    /// <summary>The consent printed from a form that is not saved yet (3.6): nothing of it is kept.</summary>
    public Task<PrintedPaper> PrintConsentAsync(Intake intake, CancellationToken ct = default)
    {
        DateOnly today = desk.Now.Day;
        return press.PrintAsync(Consent(intake, "", today, new PrintedCase(words, desk.Law.For(null, today))), ct);
    }

    /// <summary>The bytes of the payment code of an offer (GOST R 56042), or null where the requisites do not make a valid one.</summary>
    public byte[]? PaymentCode(Case @case)
    {
        PrintedCase printed = new(words, desk.Law.For(@case, @case.Offer!.MadeOn));
        return PaymentCode(@case, printed);
    }

    private static PersonalDataConsent Consent(Intake intake, string number, DateOnly day, PrintedCase printed)
    {
        AuthorityName authority = printed.Authority(day);
        return new PersonalDataConsent(
            printed.Head(number, day), printed.Words.Say("consent.version"), printed.Person(intake), null,
            [
                new DataRecipient(authority.FullName, authority.Address, printed.Words.Say("consent.for-authority")),
                new DataRecipient(printed.Words.Say("consent.finance-name"), null, printed.Words.Say("consent.for-finance")),
            ],
            printed.Words.Say("consent.term"), printed.Centre.LegalAddress);
    }

    private static ReissueApplication Application(Case @case, PrintedCase printed)
    {
        Intake intake = @case.Intake!;
        Applicant person = intake.Applicant;
        DateOnly day = @case.Contract?.On ?? @case.ContactedOn!.Value;
        PaperState? proof = @case.PaperOf(new PaperId(PaperKind.LanguageProof));
        return new ReissueApplication
        {
            Head = printed.Head(@case.Number, day),
            Authority = printed.Authority(day).FullName,
            Surname = person.Name.Surname,
            GivenName = person.Name.GivenName,
            Patronymic = person.Name.Patronymic,
            NameChange = person.NameChange,
            Citizenship = printed.Country(person.Citizenship),
            BirthPlace = person.BirthPlace,
            BirthDate = person.BornOn,
            Sex = person.Sex == Sex.Male ? SexMark.Male : SexMark.Female,
            HomeAddress = intake.PermanentAddress,
            IdentityKind = printed.IdentityKind(person.Identity.Kind),
            IdentitySeries = person.Identity.Series,
            IdentityNumber = person.Identity.Number,
            IdentityIssuedOn = person.Identity.IssuedOn,
            IdentityIssuer = person.Identity.Issuer,
            MigrationCard = intake.MigrationCard?.Number,
            MigrationCardIssuedOn = intake.MigrationCard?.IssuedOn,
            StayAddress = intake.Stay.Address,
            StayFrom = intake.Stay.From,
            StayTo = intake.Stay.Until,
            Inn = person.Inn,
            LanguageProof = proof is null or { Waived: true } ? null : printed.Words.Say("paper.language-proof.name"),
            LanguageProofNumber = proof?.Details.GetValueOrDefault("number"),
            PatentIssuer = intake.Patent.Issuer,
            PatentSeries = intake.Patent.Series,
            PatentNumber = intake.Patent.Number,
            PatentBlankSeries = intake.Patent.BlankSeries,
            PatentBlankNumber = intake.Patent.BlankNumber,
            PatentFrom = intake.Patent.ValidFrom ?? intake.Patent.IssuedOn,
            PatentTo = intake.Patent.ValidUntil,
            Employer = intake.Employer.Kind,
            EmployerName = intake.Employer.Name,
            EmployerInn = intake.Employer.Inn,
            Profession = intake.Profession,
            WorkUntil = intake.WorkUntil,
            Phone = intake.Phone,
        };
    }

    private Documents.Papers.Offer Offer(Case @case, PrintedCase printed)
    {
        Domain.Cases.Offer offer = @case.Offer!;
        Domain.Law.Requisites to = printed.Law.Edition.Requisites;
        PaperHead head = printed.Head(@case.Number, offer.MadeOn);
        PriceOrder? order = printed.Law.Prices.FirstOrDefault(known => known.Number == offer.PriceOrder);
        string orderLine = printed.Words.Say("offer.price-order", ("number", offer.PriceOrder), ("date", order?.Date ?? offer.MadeOn));
        byte[]? code = PaymentCode(@case, printed);
        return new Documents.Papers.Offer(
            head, printed.Person(@case.Intake!), offer.Price, orderLine,
            new Documents.Papers.Requisites(to.Recipient, to.PersonalAccount, to.Account, to.Bank, to.Bic, to.CorrespondentAccount, to.Inn, to.Kpp),
            Purpose(@case, printed), offer.Reference, offer.ValidUntil,
            offerWording.Of(head, offer.Price, orderLine, offer.ValidUntil, printed.Authority(offer.MadeOn).ShortName, printed.Law.Edition.Term(TermCode.Contract).Amount, printed.Law.Edition.Term(TermCode.Handover).Amount),
            offer.TextHash, code is null ? null : QrPicture.Svg(code), code is null ? printed.Words.Say("offer.no-qr") : null);
    }

    /// <summary>The reference comes early, so that a long name never pushes it over the limit of the standard.</summary>
    private static string Purpose(Case @case, PrintedCase printed)
    {
        string purpose = printed.Words.Say("offer.purpose", ("reference", @case.Offer!.Reference), ("name", @case.Intake!.Applicant.Name.Full), ("patent", @case.Intake.Patent.Key));
        return purpose.Length <= Formats.Qr.QrFieldRules.Limits["Purpose"] ? purpose : purpose[..Formats.Qr.QrFieldRules.Limits["Purpose"]];
    }

    /// <summary>5.2, GOST R 56042: an account at a settlement centre has no correspondent account, which the codes of Moscow write as zero.</summary>
    private static byte[]? PaymentCode(Case @case, PrintedCase printed)
    {
        Domain.Law.Requisites to = printed.Law.Edition.Requisites;
        PersonName name = @case.Intake!.Applicant.Name;
        List<KeyValuePair<string, string>> fields =
        [
            new("Name", to.Recipient), new("PersonalAcc", to.Account), new("BankName", to.Bank), new("BIC", to.Bic), new("CorrespAcc", to.CorrespondentAccount ?? "0"),
            new("Sum", @case.Offer!.Price.Kopecks.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Purpose", Purpose(@case, printed)),
            new("LastName", name.Surname), new("FirstName", name.GivenName),
        ];
        if (name.Patronymic is { } patronymic)
        {
            fields.Add(new("MiddleName", patronymic));
        }

        if (to.Inn is { } inn)
        {
            fields.Add(new("PayeeINN", inn));
        }

        return Formats.Qr.PaymentQr.Write(fields).Bytes;
    }
}
