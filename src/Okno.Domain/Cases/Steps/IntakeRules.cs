using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>What intake data must satisfy whoever enters or corrects them (3.10.1, 2.1.3, 1.3): impossible facts are refused, unlikely ones are shown.</summary>
internal static class IntakeRules
{
    public static ImmutableArray<IRule> For<TStep>(Func<TStep, Intake> intake) =>
    [
        new Rule<TStep>("patent.issued-in-past", "3.10.1", "The patent is issued today or earlier", Effect.Blocks,
            (s, c) => intake(s).Patent.IssuedOn <= c.Today ? null : Breach.With(("issued", intake(s).Patent.IssuedOn))),
        new Rule<TStep>("patent.number-complete", "3.10.1", "Series and number of the patent are two and ten digits", Effect.Blocks,
            (s, _) => intake(s).Patent is { Series: { Length: 2 } series, Number: { Length: 10 } number } && series.All(char.IsAsciiDigit) && number.All(char.IsAsciiDigit)
                ? null : Breach.With(("number", intake(s).Patent.Key))),
        new Rule<TStep>("applicant.born-in-past", "3.10.1", "The day of birth is before the patent's issue", Effect.Blocks,
            (s, _) => intake(s).Applicant.BornOn < intake(s).Patent.IssuedOn ? null : Breach.With(("born", intake(s).Applicant.BornOn))),
        new Rule<TStep>("identity.issued-in-past", "3.6", "The identity paper is issued today or earlier and does not end before it began", Effect.Blocks,
            (s, c) => intake(s).Applicant.Identity is { } paper && paper.IssuedOn <= c.Today && (paper.Expires is not { } end || end > paper.IssuedOn)
                ? null : Breach.With(("issued", intake(s).Applicant.Identity.IssuedOn), ("expires", intake(s).Applicant.Identity.Expires))),
        new Rule<TStep>("identity.kind-fits-person", "2.1.3", "A foreign citizen shows a passport; a stateless person one of the papers of 3.6", Effect.Blocks,
            (s, _) => intake(s).Applicant is { Kind: var kind, Identity.Kind: var paper } && (kind == PersonKind.ForeignCitizen) == (paper == IdentityPaperKind.Passport)
                ? null : Breach.With(("kind", intake(s).Applicant.Identity.Kind))),
        new Rule<TStep>("stay.ends-after-start", "3.10.1", "The term of stay ends after it starts", Effect.Blocks,
            (s, _) => intake(s).Stay.Until >= intake(s).Stay.From ? null : Breach.With(("from", intake(s).Stay.From), ("until", intake(s).Stay.Until))),
        new Rule<TStep>("stay.not-over", "6.3.4", "The registration of stay is not over", Effect.Warns,
            (s, c) => intake(s).Stay.Until >= c.Today ? null : Breach.ForHuman(("until", intake(s).Stay.Until))),
        new Rule<TStep>("work.ends-in-future", "3.10.1", "The planned work ends in the future", Effect.Blocks,
            (s, c) => intake(s).WorkUntil > c.Today ? null : Breach.With(("until", intake(s).WorkUntil))),
    ];
}
