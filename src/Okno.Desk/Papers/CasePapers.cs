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
using Okno.Formats.Qr;

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
            if (@case.ConsentWithdrawals is not null)
            {
                names.Add("consent-withdrawal");
            }
        }

        if (@case.Offer is { } offer)
        {
            names.Add("offer");
            if (PaymentDue.WhyNot(@case, desk.Now.Day) is null)
            {
                names.Add("payment-order");
            }

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

        names.AddRange(@case.RefundOrders.Select(order => $"refund-{order.Number}"));
        return [.. names.Select(name => new PaperOffered(
            name,
            name.StartsWith("refund-", StringComparison.Ordinal) ? words.Say("printed.refund", ("number", name["refund-".Length..]))
                : words.Say(name.StartsWith("defects-", StringComparison.Ordinal) ? "printed.defects" : $"printed.{name}")))];
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
            "consent" => await press.PrintAsync(ConsentPapers.Sheet(@case.Intake!, @case.Number, @case.Consent!.SignedOn, @case.Consent, printed), ct),
            "consent-withdrawal" => await press.PrintAsync(ConsentPapers.Withdrawal(@case, @operator, desk.Now.Day, printed), ct),
            "application" => await press.PrintAsync(Application(@case, printed), ct),
            "petition" => @case.Intake!.Employer.Kind switch
            {
                EmployerKind.NaturalPerson => await press.PrintAsync(PetitionForm.OfPerson(@case, printed), ct),
                EmployerKind.LegalEntity => await press.PrintAsync(PetitionForm.OfCompany(@case, printed), ct),
                _ => await press.PrintAsync(PetitionForm.OfProfessional(@case, printed), ct),
            },
            "offer" => await press.PrintAsync(Offer(@case, printed), ct),
            "payment-order" => await press.PrintAsync(Order(@case, printed), ct),
            "risk-notice" => await press.PrintAsync(EndingPapers.Risk(@case, @operator, printed), ct),
            "checklist" => await press.PrintAsync(CollectingPapers.Checklist(@case, printed), ct),
            "obligations" => await press.PrintAsync(CollectingPapers.Obligations(@case, @operator, printed), ct),
            "custody" => await press.PrintAsync(CollectingPapers.Receipt(@case, @operator, false, printed), ct),
            "custody-return" => await press.PrintAsync(CollectingPapers.Receipt(@case, @operator, true, printed), ct),
            "certificate" => await press.PrintAsync(EndingPapers.Certificate(@case, @operator, printed), ct),
            "notice" => await press.PrintAsync(EndingPapers.Notice(@case, @operator, printed), ct),
            _ when name.StartsWith("refund-", StringComparison.Ordinal) => await press.PrintAsync(
                RefundPapers.Sheet(@case, @case.RefundOrders.Last(order => order.Number == name["refund-".Length..]), @operator, printed), ct),
            _ => await press.PrintAsync(CollectingPapers.Defects(@case, name["defects-".Length..], @operator, printed), ct),
        };
    }

    /// <summary>The consent printed from a form that is not saved yet (3.6): nothing of it is kept.</summary>
    public Task<PrintedPaper> PrintConsentAsync(Intake intake, CancellationToken ct = default)
    {
        DateOnly today = desk.Now.Day;
        return press.PrintAsync(ConsentPapers.Sheet(intake, "", today, null, new PrintedCase(words, desk.Law.For(null, today))), ct);
    }

    /// <summary>What is to be paid today for the offer of a case; null where <see cref="PaymentDue.WhyNot"/> says why.</summary>
    public PaymentDue? Due(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return @case.Offer is { } offer ? PaymentDue.Of(@case, desk.Now.Day, desk.Law.For(@case, offer.MadeOn), words) : null;
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
        PaperHead head = printed.Head(@case.Number, offer.MadeOn);
        PriceOrder? order = printed.Law.Prices.FirstOrDefault(known => known.Number == offer.PriceOrder);
        string orderLine = printed.Words.Say("offer.price-order", ("number", offer.PriceOrder), ("date", order?.Date ?? offer.MadeOn));
        PaymentDue? due = Due(@case);

        // The code on this paper asks for the price beside it; what is left of a price goes by the payment order.
        bool whole = due is null || due.Sum == offer.Price;
        byte[]? code = whole ? due?.Code().Bytes : null;
        return new Documents.Papers.Offer(
            head, printed.Person(@case.Intake!), offer.Price, orderLine,
            Payee(printed.Law.Edition.Requisites),
            PaymentDue.PurposeOf(offer, @case.Intake!, words), offer.Reference, offer.ValidUntil,
            offerWording.Of(head, offer.Price, orderLine, offer.ValidUntil, printed.Authority(offer.MadeOn).ShortName, printed.Law.Edition.Term(TermCode.Contract).Amount, printed.Law.Edition.Term(TermCode.Handover).Amount),
            offer.TextHash, code is null ? null : QrPicture.Svg(code), code is null ? words.Say(whole ? NoCode(PaymentDue.WhyNot(@case, desk.Now.Day)) : "offer.no-qr-part") : null);
    }

    private PaymentOrder Order(Case @case, PrintedCase printed)
    {
        PaymentDue due = Due(@case)!;
        PaymentQrBytes code = due.Code();
        return new PaymentOrder(
            printed.Head(@case.Number, @case.Offer!.MadeOn), Payee(due.To), due.Payer.Full, due.PayerAddress, due.Sum, due.Purpose, due.Reference, due.ValidUntil,
            code.Bytes is { } bytes ? QrPicture.Svg(bytes) : null, code.Bytes is null ? words.Say("offer.no-qr-requisites") : null);
    }

    private static Documents.Papers.Requisites Payee(Domain.Law.Requisites to) => new(to.Recipient, to.PersonalAccount, to.Account, to.Bank, to.Bic, to.CorrespondentAccount, to.Inn, to.Kpp);

    private static string NoCode(NotPayable? why) => why switch
    {
        NotPayable.Concluded => "offer.no-qr-concluded",
        NotPayable.Changed => "offer.no-qr-changed",
        null => "offer.no-qr-requisites",
        _ => "offer.no-qr",
    };
}
