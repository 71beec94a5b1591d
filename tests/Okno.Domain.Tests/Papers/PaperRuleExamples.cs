using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Papers;

/// <summary>For every rule of content a paper that meets it, with the rule's own fields filled in, and one that does not. The review is on 07.04.2026, the filing is planned for 14.04.2026.</summary>
internal static class PaperRuleExamples
{
    private const PaperKind Passport = PaperKind.IdentityPaper;
    private const PaperKind Policy = PaperKind.MedicalPolicy;
    private const PaperKind Card = PaperKind.MigrationCard;
    private const PaperKind Hiv = PaperKind.HivCertificate;
    private const PaperKind Proof = PaperKind.LanguageProof;
    private const PaperKind Petition = PaperKind.Petition;
    private const PaperKind Contract = PaperKind.WorkContract;

    public static readonly DateOnly Today = Day("2026-04-07");
    public static readonly DateOnly Filing = Day("2026-04-14");

    public static readonly Intake Declared = Intake(Day("2025-05-12")) with { MigrationCard = new MigrationCard("4012 305784", Day("2025-05-01"), PurposeIsWork: true) };

    public static readonly Dictionary<string, (Func<PaperLook> Met, Func<PaperLook> Broken)> All = new()
    {
        ["paper.not-dated-ahead"] = (() => Look(Hiv, ("issuedOn", "2026-04-07")), () => Look(Hiv, ("issuedOn", "2026-04-08"))),
        ["paper.still-valid"] = (() => Look(Hiv, ("validUntil", "2026-04-14")), () => Look(Hiv, ("validUntil", "2026-04-13"))),
        ["paper.wholly-russian"] = (() => Look(Policy, ("language", "russian")), () => Look(Policy, ("language", "partly"))),
        ["translation.after-its-paper"] = (() => Translated("2026-03-02"), () => Translated("2026-02-28")),
        ["passport.expires-too-early"] = (() => Look(Passport, ("validUntil", "2027-04-14")), () => Look(Passport, ("validUntil", "2027-04-13"))),
        ["passport.expiry-unknown"] = (() => Look(Passport, ("validUntil", "2032-01-01")), () => Look(Passport, Endless(Declared), ("validUntil", null))),
        ["passport.not-a-passport"] = (() => Look(Passport, ("kind", "passport")), () => Look(Passport, ("kind", "residence-permit"))),
        ["policy.covers-work"] = (() => Look(Policy, ("validUntil", "2027-04-12")), () => Look(Policy, ("validUntil", "2027-04-11"))),
        ["policy.begins-by-filing"] = (() => Look(Policy, ("validFrom", "2026-04-14")), () => Look(Policy, ("validFrom", "2026-04-15"))),
        ["policy.covers-year"] = (() => Look(Policy, ("validUntil", "2027-04-14")), () => Look(Policy, ("validUntil", "2027-04-13"))),
        ["policy.term-in-order"] = (() => Look(Policy, ("validFrom", "2027-06-01"), ("validUntil", "2027-06-01")), () => Look(Policy, ("validFrom", "2027-06-02"), ("validUntil", "2027-06-01"))),
        ["migration-card.purpose-is-work"] = (() => Look(Card, ("purpose", "work")), () => Look(Card, ("purpose", "other"))),
        ["migration-card.has-mark"] = (() => Look(Card, ("mark", "authority")), () => Look(Card, ("mark", "none"))),
        ["paper.no-illness"] = (() => Look(Hiv, ("illness", "no")), () => Look(Hiv, ("illness", "yes"))),
        ["medical.issuer-on-list"] = (() => WithList(Look(Hiv, ("issuer", "Клиника «Здоровье»")), ContentCode.MedicalList, "клиника Здоровье"), () => Look(Hiv, ("issuer", "Клиника «Здоровье»"))),
        ["proof.soviet-in-time"] = (() => Soviet("1991-08-31"), () => Soviet("1991-09-02")),
        ["proof.russian-in-time"] = (() => Russian("1991-09-01", "yes"), () => Russian("1991-08-31", "yes")),
        ["proof.examined-in-russia"] = (() => Russian("2005-06-25", "yes"), () => Russian("2005-06-25", "no")),
        ["proof.first-september-1991"] = (() => Russian("1991-09-01", "yes"), () => Russian("1991-09-01", "no")),
        ["proof.certificate-form-existed"] = (() => Look(Proof, ("proofKind", "certificate"), ("issuedOn", "2014-08-29")), () => Look(Proof, ("proofKind", "certificate"), ("issuedOn", "2014-08-28"))),
        ["proof.exam-form-existed"] = (() => Look(Proof, ("proofKind", "exam"), ("issuedOn", "2015-01-26")), () => Look(Proof, ("proofKind", "exam"), ("issuedOn", "2015-01-25"))),
        ["proof.exam-issuer-on-list"] = (() => WithList(Look(Proof, ("proofKind", "exam"), ("issuer", "МГУ")), ContentCode.ExamList, "МГУ"), () => Look(Proof, ("proofKind", "exam"), ("issuer", "МГУ"))),
        ["petition.in-russian"] = (() => Look(Petition, ("language", "russian")), () => Look(Petition, ("language", "foreign"))),
        ["work-contract.in-term"] = (() => Look(Contract, ("term", "fixed"), ("validUntil", "2026-04-14")), () => Look(Contract, ("term", "fixed"), ("validUntil", "2026-04-13"))),
        ["work-contract.covers-work"] = (() => Look(Contract, ("term", "fixed"), ("validUntil", "2027-04-12")), () => Look(Contract, ("term", "fixed"), ("validUntil", "2027-04-11"))),
        ["cross.name"] = (() => Look(Policy, ("holderName", "KARIMOV BAKHTIYOR")), () => Look(Policy, ("holderName", "KARIMOV RUSTAM"))),
        ["cross.latin-name"] = (() => Look(Passport, ("latinName", "KARIMOV BAXTIYOR")), () => Look(Passport, ("latinName", "KADIROV BAXTIYOR"))),
        ["cross.born-on"] = (() => Look(Petition, ("holderBornOn", "1990-03-14")), () => Look(Petition, ("holderBornOn", "1990-03-15"))),
        ["cross.identity-kind"] = (() => Look(Passport, ("kind", "passport")), () => Look(Passport, ("kind", "residence-permit"))),
        ["cross.passport-number"] = (() => Look(Passport, ("number", "FA 1000000")), () => Look(Passport, ("number", "FA 1000001"))),
        ["cross.passport-number-on-paper"] = (() => Look(Contract, ("passportNumber", "fa1000000")), () => Look(Contract, ("passportNumber", "FA1000009"))),
        ["cross.passport-expiry"] = (() => Look(Passport, ("validUntil", "2032-05-12")), () => Look(Passport, ("validUntil", "2032-05-13"))),
        ["cross.card-number"] = (() => Look(Card, ("number", "4012305784")), () => Look(Card, ("number", "4012 305785"))),
        ["cross.patent-number"] = (() => Look(Contract, ("patentNumber", "77 № 1500000000")), () => Look(Contract, ("patentNumber", "77 1500000001"))),
        ["cross.patent-day"] = (() => Look(Contract, ("patentIssuedOn", "2025-05-12")), () => Look(Contract, ("patentIssuedOn", "2025-05-13"))),
        ["paper.from-declared-employer"] = (() => Look(Petition, ("employerInn", "7707083893")), () => Look(Petition, ("employerInn", "7736050003"))),
        ["cross.employer-name"] = (() => Look(Contract, ("employerName", "Общество с ограниченной ответственностью \"Теплый дом\"")), () => Look(Contract, ("employerName", "ООО «Новый дом»"))),
        ["cross.petition-and-contract-employer"] = (() => Look(Petition, ("employerInn", "7707083893")), () => Look(Petition, ("employerInn", "7736050003"))),
        ["cross.profession"] = (() => Look(Petition, ("profession", "Подсобный рабочий 2 разряда")), () => Look(Petition, ("profession", "повар"))),
        ["cross.contract-kind"] = (() => Look(Petition, ("contractKind", "labour")), () => Look(Petition, ("contractKind", "civil"))),
        ["cross.contract-day"] = (() => Look(Petition, ("contractOn", "2025-05-12")), () => Look(Petition, ("contractOn", "2025-05-13"))),
        ["cross.work-address"] = (() => Look(Petition, ("workAddress", "ул. Лесная, д. 5")), () => Look(Petition, ("workAddress", "ул. Озёрная, д. 9"))),
        ["cross.policy-number"] = (() => Look(Contract, ("policyNumber", "АО «Страховой дом», № ДМС-770001")), () => Look(Policy, ("number", "ДМС-770002"))),
    };

    /// <summary>A paper of the sample person with some of its fields entered otherwise (null: not entered), beside all other papers as they should be.</summary>
    public static PaperLook Look(PaperKind kind, params (string Field, string? Value)[] changes) => Look(kind, Declared, changes);

    public static PaperLook Look(PaperKind kind, Intake intake, params (string Field, string? Value)[] changes)
    {
        ImmutableArray<PaperContent> others =
        [
            .. Enum.GetValues<PaperKind>().Where(other => other != kind && other != PaperKind.Translation).Select(other => new PaperContent(new PaperId(other), Details(new PaperId(other), intake))),
        ];
        ImmutableSortedDictionary<string, string> values = Details(new PaperId(kind), intake);
        foreach ((string field, string? value) in changes)
        {
            values = value is null ? values.Remove(field) : values.SetItem(field, value);
        }

        return new PaperLook(new PaperContent(new PaperId(kind), values), others, intake, CheckoutLaw.Library.On(Day("2026-04-06"), Today), Filing, Today);
    }

    public static PaperLook Soviet(string issued) =>
        Look(Proof, ("proofKind", "soviet-education"), ("issuedOn", issued), ("stateForm", "yes"), ("inUssr", "yes"), ("basicLevel", "yes"));

    public static PaperLook Russian(string issued, string? examinedInRussia) => Look(Proof, ("proofKind", "russian-education"), ("issuedOn", issued), ("finalExamInRussia", examinedInRussia));

    private static Intake Endless(Intake intake) => intake with { Applicant = intake.Applicant with { Identity = intake.Applicant.Identity with { Expires = null } } };

    private static PaperLook Translated(string made)
    {
        PaperLook policy = Look(Policy, ("issuedOn", "2026-03-01"));
        PaperId translation = PaperId.Translation(Policy);
        return policy with { Content = new PaperContent(translation, Details(translation, Declared).SetItem("issuedOn", made)), Others = policy.Others.Add(policy.Content) };
    }

    private static PaperLook WithList(PaperLook look, string list, string name)
    {
        PaperCatalogue known = look.Catalogue;
        return look with { Law = look.Law with { Edition = look.Law.Edition with { PaperFields = known with { Lists = known.Lists.SetItem(list, known.Lists[list] with { Names = [name] }) } } } };
    }
}
