using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Privacy;

namespace Okno.Domain.Cases.Steps;

/// <summary>What a signed consent must be (3.6; 152-FZ art. 9): on paper, of the version in force, for the purposes of that version and no others.</summary>
internal static class ConsentRules
{
    public static IEnumerable<IRule> For<TStep>(Func<TStep, Consent> consent) =>
    [
        new Rule<TStep>("consent.signed", "3.6", "The written consent is signed before anything is kept", Effect.Blocks,
            (s, c) => consent(s).OnPaper && consent(s).SignedOn <= c.Today ? null : Breach.With(("signed", consent(s).SignedOn))),
        new Rule<TStep>("consent.version-in-force", "3.6", "The version that is in force on the day of the signature was signed", Effect.Blocks,
            (s, c) => c.Law.ConsentOn(consent(s).SignedOn) is not { } text || text.Version == consent(s).Version && (consent(s).TextHash is not { } hash || hash == text.Hash)
                ? null : Breach.With(("version", consent(s).Version), ("needed", text.Version))),
        new Rule<TStep>("consent.purposes-of-text", "3.6", "The service is agreed to, and every other purpose is one of the text", Effect.Blocks,
            (s, c) => consent(s).Covers(ConsentPurpose.Service)
                && (c.Law.ConsentOn(consent(s).SignedOn) is not { } text || consent(s).Purposes is not { } agreed || agreed.All(code => text.Purposes.Any(purpose => purpose.Code == code)))
                ? null : Breach.With(("version", consent(s).Version))),
    ];
}
