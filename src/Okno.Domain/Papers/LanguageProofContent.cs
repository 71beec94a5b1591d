using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>
/// 2.1.8: one of four proofs, each with limits of its own. A paper of 1 September 1991 itself is neither "before" nor, unless the final examination was in Russia, "since": a human decides.
/// </summary>
internal static class LanguageProofContent
{
    private static readonly ImmutableArray<PaperKind> Proof = [PaperKind.LanguageProof];

    public static readonly ImmutableArray<PaperRule> Rules =
    [
        new("proof.soviet-in-time", "2.1.8.2", "An education paper of a state of the former USSR was issued before 1 September 1991", Effect.Blocks, Proof, ["issuedOn"],
            look => Dated(look, "soviet-education") is { } issued && issued > Limit(look, ContentCode.SovietProofBefore) ? Late(look, issued, ContentCode.SovietProofBefore) : null),
        new("proof.russian-in-time", "2.1.8.3", "An education paper of Russia rests on a final examination since 1 September 1991", Effect.Blocks, Proof, ["issuedOn"],
            look => Dated(look, "russian-education") is { } issued && issued < Limit(look, ContentCode.RussianProofFrom) ? Late(look, issued, ContentCode.RussianProofFrom) : null),
        new("proof.examined-in-russia", "2.1.8.3", "The final examination was on the territory of Russia", Effect.Blocks, Proof, ["finalExamInRussia"],
            look => look.Content.Is("proofKind", "russian-education") && look.Content.Yes("finalExamInRussia") == false && look.Content.Day("issuedOn") != Limit(look, ContentCode.RussianProofFrom) ? Breach.With() : null),
        new("proof.first-september-1991", "2.1.8", "A proof of 1 September 1991 itself rests on a final examination on the territory of Russia; else a human decides", Effect.NeedsSecondPerson, Proof, ["issuedOn"],
            look => OnTheDay(look) ? Breach.ForHuman(("issued", Limit(look, ContentCode.SovietProofBefore))) : null),
        new("proof.certificate-form-existed", "2.1.8.1", "A certificate is not older than the order that gave it its form", Effect.NeedsSecondPerson, Proof, ["issuedOn"],
            look => OlderThanForm(look, "certificate", ContentCode.CertificateFormFrom)),
        new("proof.exam-form-existed", "2.1.8.4", "An exam paper is not older than the order that gave it its form", Effect.NeedsSecondPerson, Proof, ["issuedOn"],
            look => OlderThanForm(look, "exam", ContentCode.ExamFormFrom)),
        new("proof.exam-issuer-on-list", "2.1.8.4", "Who held the examination is on the list of the Government of Moscow; without the list a human decides", Effect.Warns, Proof, ["issuer"],
            look => look.Content.Is("proofKind", "exam") ? MedicalContent.OnList(look, ContentCode.ExamList) : null),
    ];

    private static DateOnly Limit(PaperLook look, string code) => look.Catalogue.Limits[code].Day;

    private static DateOnly? Dated(PaperLook look, string kind) => look.Content.Is("proofKind", kind) ? look.Content.Day("issuedOn") : null;

    private static Breach Late(PaperLook look, DateOnly issued, string limit) => Breach.With(("issued", issued), ("limit", Limit(look, limit)));

    private static Breach? OlderThanForm(PaperLook look, string kind, string limit) =>
        Dated(look, kind) is { } issued && issued < Limit(look, limit) ? Breach.ForHuman(("issued", issued), ("limit", Limit(look, limit))) : null;

    private static bool OnTheDay(PaperLook look) =>
        Dated(look, "soviet-education") == Limit(look, ContentCode.SovietProofBefore)
        || (Dated(look, "russian-education") == Limit(look, ContentCode.RussianProofFrom) && look.Content.Yes("finalExamInRussia") != true);
}
