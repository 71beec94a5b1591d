namespace Okno.Domain.People;

/// <summary>
/// The employer or customer of works (3.10.1, Annex). For a natural person <paramref name="Name"/> is the full name and INN, KPP and OGRN are null;
/// an entrepreneur has no KPP (departure from the Annex, listed). <paramref name="Licence"/> is for notaries and licensed professions.
/// </summary>
public sealed record Employer(
    EmployerKind Kind,
    string Name,
    string? Inn,
    string? Kpp,
    string? Ogrn,
    string Address,
    string? ActualAddress = null,
    string? Phone = null,
    string? Licence = null);

/// <summary>Registration at the place of stay (3.10.1), as the tear-off part of the arrival notice shows it; both days inclusive.</summary>
public sealed record Stay(string Address, DateOnly From, DateOnly Until);

/// <summary>The migration card (2.1.5), where shown at intake.</summary>
public sealed record MigrationCard(string Number, DateOnly IssuedOn, bool PurposeIsWork);
