namespace Okno.Domain.Law;

/// <summary>Whom the service is for (1.1, 1.3) and whose patent it can re-issue (1.2).</summary>
internal static class AssessmentPersonRules
{
    /// <summary>The code of a stateless person in a machine readable zone.</summary>
    internal const string Stateless = "XXA";

    private static readonly RuleOutcome HasStatelessId = new("person.stateless-id", "1.3", Verdict.NotMet, Effect.Blocks, "115-ФЗ, ст. 5.2", "not-this-service");

    internal static readonly AssessmentRule StatelessPaper = new(
        "person.no-stateless-paper", "1.3", "The person does not hold the temporary identity paper of a stateless person, with which one works without a patent", [HasStatelessId], "ask.stateless-paper",
        static r => r.Facts.HoldsStatelessId2021 switch
        {
            true => HasStatelessId,
            false => RuleOutcome.Holds,
            null => IsStateless(r.Facts) ? RuleOutcome.Unknown : RuleOutcome.Apart,
        });

    private static readonly RuleOutcome HasPermit = new("person.residence-permit", "1.3", Verdict.HumanDecides, Effect.NeedsSecondPerson, "115-ФЗ, ст. 13", "ask-whether-needed");

    internal static readonly AssessmentRule ResidencePermit = new(
        "person.no-residence-permit", "1.3", "The person holds no residence permit, with which one works without a patent", [HasPermit], "ask.residence-permit",
        static r => r.Facts.HoldsResidencePermit switch { true => HasPermit, false => RuleOutcome.Holds, null => RuleOutcome.Unknown });

    private static readonly Func<AssessmentResult, string?> Source = static r => RuleOf(r)?.Source;
    private static readonly RuleOutcome IsWithoutCitizenship = new("citizenship.stateless", "1.3", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome PatentNeeded = new("citizenship.patent-needed", "1.1", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome PatentNotNeeded = new("citizenship.patent-not-needed", "1.1", Verdict.NotMet, Effect.Blocks, Repair: "not-this-service") { StatuteFrom = Source };
    private static readonly RuleOutcome VisaCountry = new("citizenship.visa-country", "1.1", Verdict.NotMet, Effect.Blocks, Repair: "not-this-service");
    private static readonly RuleOutcome Conditional = new("citizenship.conditional", "1.1", Verdict.HumanDecides, Effect.NeedsSecondPerson) { StatuteFrom = Source };
    private static readonly RuleOutcome NotListed = new("citizenship.unknown", "1.1", Verdict.HumanDecides, Effect.NeedsSecondPerson);

    internal static readonly AssessmentRule Citizenship = new(
        "citizenship.needs-patent", "1.1", "The person came without a visa and needs a patent to work",
        [PatentNeeded, IsWithoutCitizenship, PatentNotNeeded, VisaCountry, Conditional, NotListed], "ask.citizenship",
        static r => r.Facts.Citizenship is not { Length: > 0 } ? RuleOutcome.Unknown
            : IsStateless(r.Facts) ? IsWithoutCitizenship
            : RuleOf(r)?.Need switch
            {
                PatentNeed.Needed => PatentNeeded,
                PatentNeed.NotNeeded => PatentNotNeeded,
                PatentNeed.VisaCountry => VisaCountry,
                PatentNeed.HumanDecides => Conditional,
                _ => NotListed,
            })
    {
        Facts = static r => IsStateless(r.Facts) ? [] : [("country", r.Facts.Citizenship!.ToUpperInvariant()), ("day", r.Filing), ("why", RuleOf(r)?.Why)],
    };

    internal static readonly AssessmentRule IdentityPaper = new(
        "person.identity-paper-listed", "3.6", "A stateless person shows one of the identity papers of the list", [], "ask.identity-paper",
        static r => IsStateless(r.Facts) ? RuleOutcome.Unknown : RuleOutcome.Apart);

    private static readonly RuleOutcome OtherRegion = new("region.other", "1.2", Verdict.NotMet, Effect.Blocks, "115-ФЗ, ст. 13.3", "go-to-issuing-authority");

    internal static readonly AssessmentRule Region = new("region.ours", "1.2", "The patent is one of the city of Moscow", [OtherRegion], "ask.patent-series",
        static r => r.Facts.Region is not { Length: > 0 } region ? RuleOutcome.Unknown : region == r.Law.Statutes.Region ? RuleOutcome.Holds : OtherRegion)
    {
        Facts = static r => [("region", r.Facts.Region), ("ours", r.Law.Statutes.Region)],
    };

    internal static bool IsStateless(AssessmentFacts facts) => string.Equals(facts.Citizenship, Stateless, StringComparison.OrdinalIgnoreCase);

    private static CitizenshipRule? RuleOf(AssessmentResult result) => result.Law.Statutes.CitizenshipOn(result.Facts.Citizenship!, result.Filing);
}
