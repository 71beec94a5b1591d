using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Domain.Cases;

/// <summary>Puts the facts of a case to the law as the law asks for them.</summary>
public static class CaseAssessment
{
    internal static AssessmentResult Of(StepContext context, DateOnly? contract = null, DateOnly? papersAgreedBy = null)
    {
        AssessmentFacts facts = FactsOf(context.Case, context.Today, context.Facts.ReissuesRenderedHere) with { PapersAgreedBy = papersAgreedBy };
        return Assessment.Of(contract is null ? facts : facts with { Contract = contract }, context.Today, context.Law);
    }

    /// <summary>What is known of the person of a case that has its intake; without a contract the plan is that of a payment <paramref name="today"/>.</summary>
    /// <param name="reissuesRenderedHere">Re-issues of this person that the Centre itself rendered earlier (6.3.2).</param>
    public static AssessmentFacts FactsOf(Case @case, DateOnly today, int reissuesRenderedHere)
    {
        Intake intake = @case.Intake!;
        int known = Math.Max(intake.History.EarlierReissues ?? 0, reissuesRenderedHere);
        return new AssessmentFacts
        {
            Citizenship = intake.Applicant.Citizenship,
            HoldsResidencePermit = intake.History.HoldsResidencePermit,
            HoldsStatelessId2021 = intake.History.HoldsTemporaryStatelessPaper,
            Issued = intake.Patent.IssuedOn,
            Region = intake.Patent.Series,
            Contact = @case.ContactedOn,
            Contract = @case.Contract?.On ?? today,
            Employer = intake.Employer.Kind,
            PassportExpires = intake.Applicant.Identity.Kind == IdentityPaperKind.Passport ? intake.Applicant.Identity.Expires : null,
            WorkUntil = intake.WorkUntil,
            EarlierReissues = known > 0 || intake.History.EarlierReissues is not null ? known : null,
            RefusedOrAnnulledOn = intake.History.RefusedOrAnnulledOn,
            StayUnlawful = intake.History.StayIsLawful is { } lawful ? !lawful : null,
            Settled = [.. intake.MigrationCard is null ? [] : new[] { PaperKind.MigrationCard }, .. intake.LanguageProofStillValid ? new[] { PaperKind.LanguageProof } : []],
        };
    }
}
