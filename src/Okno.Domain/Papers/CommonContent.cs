using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>What holds of several papers alike: no day ahead of today, validity by its own date, the language (2.1.11, 3.10.3, 4.1).</summary>
internal static class CommonContent
{
    private static readonly ImmutableArray<PaperKind> Any = [.. Enum.GetValues<PaperKind>().Where(kind => kind is not PaperKind.TaxReceipts and not PaperKind.Application)];

    public static readonly ImmutableArray<PaperRule> Rules =
    [
        new("paper.not-dated-ahead", "3.10.3", "A paper is not dated later than the day of its review", Effect.Blocks, Any, ["issuedOn"],
            look => look.Content.Day("issuedOn") is { } issued && issued > look.Today ? Breach.With(("issued", issued), ("today", look.Today)) : null),
        new("paper.still-valid", "4.1", "A paper that names its own last day is still valid on the planned day of filing", Effect.NeedsSecondPerson,
            [PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion, PaperKind.LanguageProof], ["validUntil"],
            look => look.Content.Day("validUntil") is { } end && end < look.Filing ? Breach.With(("validUntil", end), ("filing", look.Filing)) : null),
        new("paper.wholly-russian", "2.1.11", "A paper that is only partly in Russian has a translation of the rest, or a human holds that none is needed", Effect.Warns, Any, ["language"],
            look => look.Content.Is("language", "partly") ? Breach.ForHuman() : null),
        new("translation.after-its-paper", "2.1.11", "A translation is not older than the paper that it translates", Effect.NeedsSecondPerson, [PaperKind.Translation], ["issuedOn"],
            look => look.Paper.TranslationOf is { } of && look.Content.Day("issuedOn") is { } made && look.Other(of)?.Day("issuedOn") is { } issued && made < issued
                ? Breach.With(("here", PaperRules.Place(look.Paper, "issuedOn")), ("value", made), ("there", PaperRules.Place(new PaperId(of), "issuedOn")), ("other", issued)) : null),
    ];
}
