using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>2.1.7: a stated illness is not met; whether the issuer may issue such papers (819-PP) a human decides while the Centre has no list.</summary>
internal static class MedicalContent
{
    private static readonly ImmutableArray<PaperKind> Medical = [PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion];

    public static readonly ImmutableArray<PaperRule> Rules =
    [
        new("paper.no-illness", "2.1.7", "A medical paper states no illness", Effect.Blocks, Medical, ["illness"], look => look.Content.Yes("illness") == true ? Breach.With() : null),
        new("medical.issuer-on-list", "2.1.7", "The issuer is on the Moscow list of medical organisations; without the list a human decides", Effect.Warns, Medical, ["issuer"],
            look => OnList(look, ContentCode.MedicalList)),
    ];

    /// <summary>Met only by a name on the list. A name that is not there may be spelt otherwise: a human decides.</summary>
    internal static Breach? OnList(PaperLook look, string list)
    {
        if (look.Content.Text("issuer") is not { } issuer || look.Catalogue.Lists[list].Names.Any(name => Likeness.OfOrganisations(name, issuer)))
        {
            return null;
        }

        return Breach.ForHuman(("issuer", issuer));
    }
}
