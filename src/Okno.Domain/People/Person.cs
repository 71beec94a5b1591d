namespace Okno.Domain.People;

/// <summary>Clause 1.3: "foreign citizen" includes a stateless person unless federal law says otherwise.</summary>
public enum PersonKind
{
    ForeignCitizen,
    Stateless,
}

public enum Sex
{
    Male,
    Female,
}

/// <summary>
/// A name as Russian papers write it (never computed from Latin: it comes from the notarised translation or the patent) and as the MRZ writes it (the value for matching).
/// Patronymic is null where the person has none.
/// </summary>
public sealed record PersonName(string Surname, string GivenName, string? Patronymic, string LatinSurname, string LatinGivenName)
{
    /// <summary>Surname, given name, patronymic, as in the heading of a paper.</summary>
    public string Full => Patronymic is null ? $"{Surname} {GivenName}" : $"{Surname} {GivenName} {Patronymic}";

    public string Latin => $"{LatinSurname} {LatinGivenName}".Trim();
}

/// <summary>The identity papers of 2.1.3 and 3.6. Only a passport is judged by 4.4.</summary>
public enum IdentityPaperKind
{
    Passport,
    ForeignStatelessDocument,
    TemporaryResidencePermit,
    ResidencePermit,
    OtherByFederalLaw,
}

/// <summary>The identity paper shown (3.6). <paramref name="Expires"/> is the last day on which it is valid, inclusive; null where the paper has no end.</summary>
public sealed record IdentityPaper(IdentityPaperKind Kind, string? Series, string Number, string Issuer, DateOnly IssuedOn, DateOnly? Expires);

/// <summary>The applicant (заявитель). <paramref name="Citizenship"/> is an ISO 3166 alpha-3 code as in an MRZ; "XXA" for a stateless person.</summary>
public sealed record Applicant(
    PersonKind Kind,
    PersonName Name,
    DateOnly BornOn,
    string BirthPlace,
    Sex Sex,
    string Citizenship,
    IdentityPaper Identity,
    string? NameChange = null,
    string? Inn = null);
