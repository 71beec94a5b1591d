using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Papers;

/// <summary>2.1.3, 4.4: only a passport is judged by the one year; it is judged again on the day of the actual hand-over.</summary>
public static class PassportContent
{
    internal static readonly ImmutableArray<PaperRule> Rules =
    [
        new("passport.expires-too-early", "4.4", "The passport ends not earlier than one year from the day of filing", Effect.Blocks, [PaperKind.IdentityPaper], ["validUntil"],
            look => IsPassport(look) && Expires(look) is { } expires && Needed(look.Filing, look.Law) is var needed && expires < needed
                ? Breach.With(("expires", expires), ("filing", look.Filing), ("needed", needed)) : null),
        new("passport.expiry-unknown", "4.4", "The last day of the passport is known", Effect.NeedsSecondPerson, [PaperKind.IdentityPaper], ["validUntil"],
            look => IsPassport(look) && Expires(look) is null ? Breach.ForHuman() : null),
        new("passport.not-a-passport", "4.4", "The identity paper is a passport; of another paper of 3.6 a human decides whether it is recognised and long enough", Effect.Warns, [PaperKind.IdentityPaper], ["kind"],
            look => IsPassport(look) ? null : Breach.ForHuman(("expires", Expires(look)), ("filing", look.Filing))),
    ];

    /// <summary>The first day on which a passport may end if it is to hold on <paramref name="filing"/> by 4.4; that day itself passes.</summary>
    public static DateOnly Needed(DateOnly filing, LawInForce law) => law.Edition.Term(TermCode.Passport).Count(filing, law.Calendar).Earliest;

    /// <summary>The kind that the paper shows; where it was not entered, the declared one.</summary>
    private static bool IsPassport(PaperLook look) => look.Content.Text("kind") is { } kind ? kind == "passport" : look.Intake.Applicant.Identity.Kind == IdentityPaperKind.Passport;

    private static DateOnly? Expires(PaperLook look) => look.Content.Day("validUntil") ?? look.Intake.Applicant.Identity.Expires;
}
