using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Desk.Papers;

/// <summary>The petition of the Annex, one of three by the employer's kind, filled in from the intake and, for the kind and day of the contract, from the contract that lies at the desk.</summary>
internal static class PetitionForm
{
    public static PetitionOfPerson OfPerson(Case @case, PrintedCase printed)
    {
        (PaperHead head, Intake intake, Employer employer) = Parts(@case, printed);
        return new PetitionOfPerson(
            head, printed.Authority(head.Date).FullName, Patent(intake, printed), Reason(@case), Worker(intake, printed), WorkAddress(@case), intake.Profession,
            employer.Name, employer.Address, employer.ActualAddress, employer.Phone);
    }

    public static PetitionOfCompany OfCompany(Case @case, PrintedCase printed)
    {
        (PaperHead head, Intake intake, Employer employer) = Parts(@case, printed);
        PaperContent? contract = Contract(@case);
        return new PetitionOfCompany(
            head, printed.Authority(head.Date).FullName, Patent(intake, printed), Reason(@case), Worker(intake, printed), WorkAddress(@case), intake.Profession, Kind(contract, printed), contract?.Day("issuedOn"),
            employer.Name, employer.Ogrn, employer.Address, employer.ActualAddress, employer.Inn, employer.Kpp);
    }

    public static PetitionOfProfessional OfProfessional(Case @case, PrintedCase printed)
    {
        (PaperHead head, Intake intake, Employer employer) = Parts(@case, printed);
        PaperContent? contract = Contract(@case);
        return new PetitionOfProfessional(
            head, printed.Authority(head.Date).FullName, Patent(intake, printed), Reason(@case), Worker(intake, printed), WorkAddress(@case), intake.Profession, Kind(contract, printed), contract?.Day("issuedOn"),
            employer.Name, printed.Words.Say($"petition.standing.{Cases.CaseIndex.Camel(employer.Kind)}"), employer.Ogrn, employer.Kind is EmployerKind.Notary or EmployerKind.LicensedProfessional, employer.Licence,
            employer.Address, employer.ActualAddress, employer.Inn);
    }

    private static (PaperHead Head, Intake Intake, Employer Employer) Parts(Case @case, PrintedCase printed) =>
        (printed.Head(@case.Number, @case.Contract?.On ?? @case.ContactedOn!.Value), @case.Intake!, @case.Intake!.Employer);

    private static string Patent(Intake intake, PrintedCase printed) =>
        printed.Words.Say("petition.patent", ("series", intake.Patent.Series), ("number", intake.Patent.Number), ("issued", intake.Patent.IssuedOn));

    private static PetitionWorker Worker(Intake intake, PrintedCase printed) => new(
        intake.Applicant.Name.Full, intake.Applicant.BornOn, intake.Applicant.BirthPlace, printed.Country(intake.Applicant.Citizenship), printed.Identity(intake.Applicant.Identity), intake.PermanentAddress, intake.Stay.Address);

    private static PaperContent? Read(Case @case, PaperKind kind) => @case.PaperOf(new PaperId(kind)) is { } paper ? PaperContent.Of(paper) : null;

    private static PaperContent? Contract(Case @case) => Read(@case, PaperKind.WorkContract);

    /// <summary>The reason that an earlier petition gave, where one was brought and sent back to be mended.</summary>
    private static string? Reason(Case @case) => Read(@case, PaperKind.Petition)?.Text("reason");

    private static string? WorkAddress(Case @case) => Read(@case, PaperKind.Petition)?.Text("workAddress") ?? Contract(@case)?.Text("workAddress");

    private static string? Kind(PaperContent? contract, PrintedCase printed) => contract?.Text("contractKind") is { } kind ? printed.Words.Choice($"contractKind.{kind}") : null;
}
