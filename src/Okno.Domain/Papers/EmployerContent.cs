using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>2.1.9, 2.1.10, 4.5, 4.7, Annex: what the petition and the contract say by themselves. What they must say of the same things as others is in <see cref="CrossChecks"/>.</summary>
internal static class EmployerContent
{
    public static readonly ImmutableArray<PaperRule> Rules =
    [
        new("petition.in-russian", "annex", "The petition is written in Russian", Effect.Warns, [PaperKind.Petition], ["language"],
            look => look.Content.Is("language", "foreign") ? Breach.With() : null),
        new("work-contract.in-term", "4.7", "A contract for a fixed term is still in force on the planned day of filing", Effect.Blocks, [PaperKind.WorkContract], ["validUntil"],
            look => FixedEnd(look) is { } end && end < look.Filing ? Breach.With(("validUntil", end), ("filing", look.Filing)) : null),
        new("work-contract.covers-work", "4.7", "A contract for a fixed term reaches the last day of the planned work", Effect.Warns, [PaperKind.WorkContract], ["validUntil"],
            look => FixedEnd(look) is { } end && end >= look.Filing && end < look.Intake.WorkUntil ? Breach.With(("validUntil", end), ("workUntil", look.Intake.WorkUntil)) : null),
    ];

    private static DateOnly? FixedEnd(PaperLook look) => look.Content.Is("term", "indefinite") ? null : look.Content.Day("validUntil");
}
