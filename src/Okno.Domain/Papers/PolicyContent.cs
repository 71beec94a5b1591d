using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>2.1.4 with Q8: the policy covers the planned work from the filing to its last day. 2.1.5: the migration card says "work" and bears a mark.</summary>
internal static class PolicyContent
{
    public static readonly ImmutableArray<PaperRule> Rules =
    [
        new("policy.covers-work", "2.1.4", "The policy covers the planned term of work", Effect.Blocks, [PaperKind.MedicalPolicy], ["validUntil"],
            look => look.Content.Day("validUntil") is { } end && end < look.Intake.WorkUntil ? Breach.With(("validUntil", end), ("workUntil", look.Intake.WorkUntil)) : null),
        new("policy.begins-by-filing", "2.1.4", "The policy is in force from the planned day of filing", Effect.Blocks, [PaperKind.MedicalPolicy], ["validFrom"],
            look => look.Content.Day("validFrom") is { } start && start > look.Filing ? Breach.With(("validFrom", start), ("filing", look.Filing)) : null),
        new("policy.covers-year", "Q8", "The policy covers the twelve months of the new patent", Effect.Warns, [PaperKind.MedicalPolicy], ["validUntil"],
            look => look.Content.Day("validUntil") is { } end && Year(look) is var year && end < year ? Breach.With(("validUntil", end), ("year", year)) : null),
        new("policy.term-in-order", "2.1.4", "The policy does not end before it begins", Effect.Blocks, [PaperKind.MedicalPolicy], ["validFrom", "validUntil"],
            look => look.Content.Day("validFrom") is { } start && look.Content.Day("validUntil") is { } end && end < start ? Breach.With(("validFrom", start), ("validUntil", end)) : null),
        new("migration-card.purpose-is-work", "2.1.5", "The migration card names work as the purpose of the visit", Effect.Blocks, [PaperKind.MigrationCard], ["purpose"],
            look => look.Content.Text("purpose") is { } purpose && purpose != "work" ? Breach.With() : null),
        new("migration-card.has-mark", "2.1.5", "The migration card bears the mark of the border or of the authority", Effect.Blocks, [PaperKind.MigrationCard], ["mark"],
            look => look.Content.Is("mark", "none") ? Breach.With() : null),
    ];

    /// <summary>The last day of the twelve months that begin with the filing, inclusive.</summary>
    private static DateOnly Year(PaperLook look) => (look.Law.Edition.Term(TermCode.TwelveMonths) with { Reading = Terms.TermReading.SameNumber }).Count(look.Filing, look.Law.Calendar).Earliest;
}
