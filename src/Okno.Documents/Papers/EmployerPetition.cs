namespace Okno.Documents.Papers;

/// <summary>The foreign citizen as the Annex wants them named in a petition.</summary>
/// <param name="Identity">Kind, series, number, issuer and date in one line.</param>
public sealed record PetitionWorker(string FullName, DateOnly BirthDate, string BirthPlace, string Citizenship, string Identity, string HomeAddress, string StayAddress);

/// <summary>
/// 2.1.9, 4.5, Annex: the employer's petition, filled in from what was declared, to be read, completed, printed and signed by the employer. It is the employer's paper, so it bears no letterhead of the Centre.
/// A null field is printed as a line to be filled by hand.
/// </summary>
/// <param name="Patent">Series, number and date of issue in one line.</param>
/// <param name="Reason">The reason of the re-issue; nobody but the employer knows it, so it is usually null.</param>
/// <param name="ContractKind">"трудовой" or "гражданско-правовой"; not for a natural person.</param>
public abstract record EmployerPetition(PaperHead Head, string Authority, string Patent, string? Reason, PetitionWorker Worker, string? WorkAddress, string Profession, string? ContractKind, DateOnly? ContractOn);

/// <summary>By a natural person.</summary>
public sealed record PetitionOfPerson(
    PaperHead Head, string Authority, string Patent, string? Reason, PetitionWorker Worker, string? WorkAddress, string Profession,
    string EmployerName, string RegisteredAddress, string? LivingAddress, string? Phone)
    : EmployerPetition(Head, Authority, Patent, Reason, Worker, WorkAddress, Profession, null, null), IPaper
{
    public static string Template => "petition-person";
}

/// <summary>By a legal entity.</summary>
public sealed record PetitionOfCompany(
    PaperHead Head, string Authority, string Patent, string? Reason, PetitionWorker Worker, string? WorkAddress, string Profession, string? ContractKind, DateOnly? ContractOn,
    string EmployerName, string? Registration, string LegalAddress, string? ActualAddress, string? Inn, string? Kpp)
    : EmployerPetition(Head, Authority, Patent, Reason, Worker, WorkAddress, Profession, ContractKind, ContractOn), IPaper
{
    public static string Template => "petition-company";
}

/// <summary>By an entrepreneur, a notary, an advocate or another whose profession is registered or licensed; KPP is not theirs and is not asked.</summary>
/// <param name="Standing">"индивидуальный предприниматель", "нотариус", ...</param>
/// <param name="Licensed">True where a licence is asked for (notaries and licensed professions).</param>
public sealed record PetitionOfProfessional(
    PaperHead Head, string Authority, string Patent, string? Reason, PetitionWorker Worker, string? WorkAddress, string Profession, string? ContractKind, DateOnly? ContractOn,
    string EmployerName, string Standing, string? Registration, bool Licensed, string? Licence, string Address, string? ActualAddress, string? Inn)
    : EmployerPetition(Head, Authority, Patent, Reason, Worker, WorkAddress, Profession, ContractKind, ContractOn), IPaper
{
    public static string Template => "petition-professional";
}
