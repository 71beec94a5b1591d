using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Papers;

/// <summary>
/// The same fact on two papers, or on a paper and in what was declared (3.10.1): a mismatch names both places. A fact that one side does not give is no mismatch.
/// Employer and patent must agree (Q9, 4.7); where an older paper may rightly differ (a renewed passport, a replaced policy), two persons decide.
/// </summary>
internal static class CrossChecks
{
    private const PaperKind Identity = PaperKind.IdentityPaper;
    private const PaperKind Policy = PaperKind.MedicalPolicy;
    private const PaperKind Card = PaperKind.MigrationCard;
    private const PaperKind Petition = PaperKind.Petition;
    private const PaperKind Contract = PaperKind.WorkContract;

    private static readonly ImmutableArray<PaperKind> FromEmployer = [Petition, Contract];

    private static readonly ImmutableArray<PaperKind> NamingTheHolder =
        [Policy, Card, PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion, PaperKind.LanguageProof, Petition, Contract];

    public static readonly ImmutableArray<PaperRule> Rules =
    [
        // Names, numbers and days of the person.
        new("cross.name", "3.10.3", "The name on a paper is a spelling of the applicant's name", Effect.NeedsSecondPerson, NamingTheHolder, ["holderName"],
            look => look.Content.Text("holderName") is { } written && !Likeness.OfNames(written, look.Intake.Applicant.Name)
                ? Human(look, "holderName", written, "applicant.name", look.Intake.Applicant.Name.Full) : null),
        new("cross.latin-name", "3.10.3", "The Latin name of the machine readable zone is a transliteration of the Russian name", Effect.NeedsSecondPerson, [Identity], ["latinName"],
            look => look.Content.Text("latinName") is { } latin && !Likeness.OfNames(latin, look.Intake.Applicant.Name with { LatinSurname = "", LatinGivenName = "" })
                ? Human(look, "latinName", latin, "applicant.name", look.Intake.Applicant.Name.Full) : null),
        new("cross.born-on", "3.10.3", "The day of birth on a paper is the declared one", Effect.NeedsSecondPerson, [Petition], ["holderBornOn"],
            look => Days(look, "holderBornOn", "applicant.born-on", look.Intake.Applicant.BornOn)),
        new("cross.identity-kind", "2.1.3", "The identity paper is of the kind that was declared", Effect.NeedsSecondPerson, [Identity], ["kind"],
            look => look.Content.Text("kind") is { } kind && Kebab(look.Intake.Applicant.Identity.Kind) is var declared && kind != declared
                ? Mismatch(look, "kind", $"kind.{kind}", "identity.kind", $"kind.{declared}") : null),
        new("cross.passport-number", "3.10.3", "The number of the identity paper is the declared one", Effect.NeedsSecondPerson, [Identity], ["number"],
            look => Numbers(look, "number", "identity.number", look.Intake.Applicant.Identity.Series + look.Intake.Applicant.Identity.Number)),
        new("cross.passport-number-on-paper", "3.10.3", "A paper names the identity paper that was shown", Effect.NeedsSecondPerson, [Policy, Petition, Contract], ["passportNumber"],
            look => Numbers(look, "passportNumber", "identity.number", look.Intake.Applicant.Identity.Series + look.Intake.Applicant.Identity.Number)),
        new("cross.passport-expiry", "4.4", "The last day of the identity paper is the declared one", Effect.NeedsSecondPerson, [Identity], ["validUntil"],
            look => look.Intake.Applicant.Identity.Expires is { } expires ? Days(look, "validUntil", "identity.expires", expires) : null),
        new("cross.card-number", "2.1.5", "The migration card is the declared one", Effect.NeedsSecondPerson, [Card], ["number"],
            look => look.Intake.MigrationCard is { } card ? Numbers(look, "number", "migration-card.number", card.Number) : null),

        // The patent.
        new("cross.patent-number", "4.7", "The petition and the contract name the patent that is re-issued", Effect.Blocks, FromEmployer, ["patentNumber"],
            look => Numbers(look, "patentNumber", "patent.number", look.Intake.Patent.Key)),
        new("cross.patent-day", "4.7", "The contract gives the day on which the patent was issued", Effect.Blocks, [Contract], ["patentIssuedOn"],
            look => Days(look, "patentIssuedOn", "patent.issued-on", look.Intake.Patent.IssuedOn)),

        // The employer (Q9).
        new("paper.from-declared-employer", "2.1.9", "The petition and the contract come from the employer declared at intake", Effect.Blocks, FromEmployer, ["employerInn"],
            look => look.Content.Text("employerInn") is { } inn && look.Intake.Employer.Inn is { Length: > 0 } declared && !Likeness.OfNumbers(inn, declared)
                ? Mismatch(look, "employerInn", inn, "employer.inn", declared) : null),
        new("cross.employer-name", "2.1.9", "The petition and the contract name the declared employer", Effect.NeedsSecondPerson, FromEmployer, ["employerName"],
            look => look.Content.Text("employerName") is { } named && !SameEmployer(named, look.Intake.Employer) ? Human(look, "employerName", named, "employer.name", look.Intake.Employer.Name) : null),
        new("cross.petition-and-contract-employer", "2.1.9", "The petition and the contract come from one employer", Effect.Blocks, FromEmployer, ["employerInn"],
            look => Pair(look, "employerInn", "employerInn", Likeness.OfNumbers)),
        new("cross.profession", "2.1.9", "The petition and the contract name the declared profession", Effect.NeedsSecondPerson, FromEmployer, ["profession"],
            look => look.Content.Text("profession") is { } said && !Likeness.OfTexts(said, look.Intake.Profession) ? Human(look, "profession", said, "profession", look.Intake.Profession) : null),

        // The petition and the contract, the contract and the policy.
        new("cross.contract-kind", "annex", "The petition names the kind of the contract that was brought", Effect.NeedsSecondPerson, FromEmployer, ["contractKind"],
            look => Pair(look, "contractKind", "contractKind", (one, other) => one == other)),
        new("cross.contract-day", "annex", "The petition gives the day of the contract that was brought", Effect.NeedsSecondPerson, FromEmployer, ["contractOn", "issuedOn"],
            look => Pair(look, "contractOn", "issuedOn", (one, other) => one == other)),
        new("cross.work-address", "annex", "The petition and the contract name one place of work", Effect.Warns, FromEmployer, ["workAddress"],
            look => Pair(look, "workAddress", "workAddress", Likeness.OfTexts)),
        new("cross.policy-number", "4.7", "The contract names the policy that was brought", Effect.NeedsSecondPerson, [Contract, Policy], ["policyNumber", "number"],
            look => look.Other(Contract)?.Text("policyNumber") is { } named && look.Other(Policy)?.Text("number") is { } held && !named.Equals(held, StringComparison.OrdinalIgnoreCase) && !Contains(named, held)
                ? Between(look, Contract, "policyNumber", named, Policy, "number", held) : null),
    ];

    /// <summary>A policy is often named with its insurer or its date: its number must be among the words.</summary>
    private static bool Contains(string named, string number) =>
        string.Concat(named.Where(char.IsLetterOrDigit)).Contains(string.Concat(number.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase);

    private static bool SameEmployer(string named, Employer employer) => Likeness.OfOrganisations(named, employer.Name) || Likeness.OfTexts(named, employer.Name);

    private static Breach? Numbers(PaperLook look, string field, string place, string declared) =>
        look.Content.Text(field) is { } number && declared.Length > 0 && !Likeness.OfNumbers(number, declared) ? Mismatch(look, field, number, place, declared) : null;

    private static Breach? Days(PaperLook look, string field, string place, DateOnly declared) =>
        look.Content.Day(field) is { } day && day != declared ? Mismatch(look, field, Iso(day), place, Iso(declared)) : null;

    /// <summary>A fact of the petition against one of the contract, whichever of them is under review.</summary>
    private static Breach? Pair(PaperLook look, string ofPetition, string ofContract, Func<string, string, bool> same) =>
        look.Other(Petition)?.Text(ofPetition) is { } one && look.Other(Contract)?.Text(ofContract) is { } other && !same(one, other)
            ? Between(look, Petition, ofPetition, one, Contract, ofContract, other) : null;

    private static Breach Between(PaperLook look, PaperKind onePaper, string oneField, string one, PaperKind otherPaper, string otherField, string other) =>
        look.Paper.Kind == onePaper
            ? At(PaperRules.Place(new PaperId(onePaper), oneField), one, PaperRules.Place(new PaperId(otherPaper), otherField), other)
            : At(PaperRules.Place(new PaperId(otherPaper), otherField), other, PaperRules.Place(new PaperId(onePaper), oneField), one);

    private static Breach Mismatch(PaperLook look, string field, string value, string place, string declared) => At(PaperRules.Place(look.Paper, field), value, $"declared.{place}", declared);

    private static Breach Human(PaperLook look, string field, string value, string place, string declared) => Mismatch(look, field, value, place, declared) with { HumanDecides = true };

    private static Breach At(string here, string value, string there, string other) => Breach.With(("here", here), ("value", value), ("there", there), ("other", other));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Kebab(IdentityPaperKind kind) => kind switch
    {
        IdentityPaperKind.Passport => "passport",
        IdentityPaperKind.ForeignStatelessDocument => "foreign-stateless-document",
        IdentityPaperKind.TemporaryResidencePermit => "temporary-residence-permit",
        IdentityPaperKind.ResidencePermit => "residence-permit",
        _ => "other-by-federal-law",
    };
}
