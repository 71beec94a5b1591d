using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Cases;

/// <summary>Puts the facts of a case to the law as the law asks for them.</summary>
internal static class CaseAssessment
{
    public static AssessmentResult Of(StepContext context, DateOnly? contract = null)
    {
        Case @case = context.Case;
        Intake intake = @case.Intake!;
        int known = Math.Max(intake.History.EarlierReissues ?? 0, context.Facts.ReissuesRenderedHere);
        return Assessment.Of(
            new AssessmentFacts
            {
                Citizenship = intake.Applicant.Citizenship,
                HoldsResidencePermit = intake.History.HoldsResidencePermit,
                HoldsStatelessId2021 = intake.History.HoldsTemporaryStatelessPaper,
                Issued = intake.Patent.IssuedOn,
                Region = intake.Patent.Series,
                Contact = @case.ContactedOn,
                Contract = contract ?? @case.Contract?.On ?? context.Today,
                Employer = intake.Employer.Kind,
                PassportExpires = intake.Applicant.Identity.Kind == IdentityPaperKind.Passport ? intake.Applicant.Identity.Expires : null,
                WorkUntil = intake.WorkUntil,
                EarlierReissues = known > 0 || intake.History.EarlierReissues is not null ? known : null,
                RefusedOrAnnulledOn = intake.History.RefusedOrAnnulledOn,
                StayUnlawful = intake.History.StayIsLawful is { } lawful ? !lawful : null,
            },
            context.Today,
            context.Law);
    }
}
