using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Domain.Law;

/// <summary>What is known of a person before an offer; everything may be missing, so that the public page can ask little.</summary>
/// <param name="Citizenship">ISO 3166-1 alpha-3, or "XXA" for a stateless person.</param>
/// <param name="HoldsResidencePermit">Temporary or permanent residence permit (Q11).</param>
/// <param name="HoldsStatelessId2021">The temporary identity paper of a stateless person under the law of 2021 (Q11).</param>
/// <param name="Region">The series of the patent, the code of the region that issued it ("77").</param>
/// <param name="Contact">The day of contact; today where missing.</param>
/// <param name="Contract">The planned day of the contract; the contact where missing.</param>
/// <param name="WorkUntil">The last day of the planned work (3.10.1), through which the policy of 2.1.4 must run.</param>
/// <param name="EarlierReissues">How many times this patent was re-issued already.</param>
/// <param name="RefusedOrAnnulledOn">The latest refusal or annulment (6.3.3).</param>
/// <param name="PaidThrough">The last day for which the tax is paid, inclusive.</param>
/// <param name="Held">Papers already in hand; default = not asked.</param>
/// <param name="PapersAgreedBy">The earlier day by which the person agrees in writing to bring all papers; it moves the plan and with it the filing day.</param>
/// <param name="Settled">Papers "when needed" (Q7) that were seen or of which a human has said that they are not needed; default = nothing is settled.</param>
public sealed record AssessmentFacts(
    string? Citizenship = null,
    bool? HoldsResidencePermit = null,
    bool? HoldsStatelessId2021 = null,
    DateOnly? Issued = null,
    string? Region = null,
    DateOnly? Contact = null,
    DateOnly? Contract = null,
    EmployerKind? Employer = null,
    DateOnly? PassportExpires = null,
    DateOnly? WorkUntil = null,
    int? EarlierReissues = null,
    DateOnly? RefusedOrAnnulledOn = null,
    bool? StayUnlawful = null,
    DateOnly? PaidThrough = null,
    ImmutableArray<PaperKind> Held = default,
    DateOnly? PapersAgreedBy = null,
    ImmutableArray<PaperKind> Settled = default);
