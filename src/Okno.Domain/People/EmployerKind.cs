namespace Okno.Domain.People;

/// <summary>Who employs the person (2.1.10, Annex). The kind decides the petition's form and whether a contract is needed.</summary>
public enum EmployerKind
{
    LegalEntity,
    Entrepreneur,
    Notary,
    Advocate,
    LicensedProfessional,
    NaturalPerson,
}
