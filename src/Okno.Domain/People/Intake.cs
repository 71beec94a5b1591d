using System.Collections.Immutable;
using Okno.Domain.Papers;

namespace Okno.Domain.People;

/// <summary>Everything that 3.10.1 asks for at the moment of the contract. <paramref name="Language"/> is the language in which the person is warned and asked ("ru", "uz", "tg", "az", "ro", "uk", "en").</summary>
public sealed record Intake(
    Applicant Applicant,
    Patent Patent,
    string PermanentAddress,
    Stay Stay,
    Employer Employer,
    string Profession,
    DateOnly WorkUntil,
    string Phone,
    string Language,
    MigrationCard? MigrationCard,
    PriorHistory History,
    ImmutableArray<PaperKind> ForeignLanguagePapers,
    bool LanguageProofStillValid = false,
    string? Other = null)
{
    /// <summary>True where <paramref name="other"/> changes nothing that the window, the findings, the checklist or the text of an offer rest on (a phone, an address, a profession).</summary>
    public bool SaysTheSameToTheLaw(Intake other) =>
        Applicant == other.Applicant && Patent == other.Patent && Employer == other.Employer && WorkUntil == other.WorkUntil && History == other.History
        && LanguageProofStillValid == other.LanguageProofStillValid && ForeignLanguagePapers.AsSpan().SequenceEqual(other.ForeignLanguagePapers.AsSpan());
}

/// <summary>
/// What the person declares about 6.3.2-6.3.4 and about papers that make the service needless (Q11). Never stored as an accusation: null means "not asked or not known".
/// </summary>
public sealed record PriorHistory(
    int? EarlierReissues,
    DateOnly? RefusedOrAnnulledOn,
    bool? StayIsLawful,
    bool? HoldsResidencePermit,
    bool? HoldsTemporaryStatelessPaper);
