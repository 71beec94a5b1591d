using Okno.Domain.People;

namespace Okno.Documents.Papers;

/// <summary>The mark in the field «Пол».</summary>
public enum SexMark
{
    NotGiven,
    Male,
    Female,
}

/// <summary>
/// 2.1.1 Application for re-issue: the fields of приложение № 2 к приказу МВД России от 14.08.2017 № 635, laid in cells. A value longer than its cells is printed
/// in a smaller uncelled line, never cut. Null fields are printed as empty cells to be filled by hand.
/// </summary>
public sealed record ReissueApplication : IPaper
{
    public static string Template => "application";

    public required PaperHead Head { get; init; }

    /// <summary>Name of the authority in the dative-free heading form of the form («наименование территориального органа МВД России»).</summary>
    public required string Authority { get; init; }

    public required string Surname { get; init; }
    public required string GivenName { get; init; }
    public string? Patronymic { get; init; }

    /// <summary>Change of name with cause and date; null where there was none.</summary>
    public string? NameChange { get; init; }

    public required string Citizenship { get; init; }
    public required string BirthPlace { get; init; }
    public required DateOnly BirthDate { get; init; }
    public SexMark Sex { get; init; }
    public string? HomeAddress { get; init; }

    public required string IdentityKind { get; init; }
    public string? IdentitySeries { get; init; }
    public required string IdentityNumber { get; init; }
    public DateOnly? IdentityIssuedOn { get; init; }
    public string? IdentityIssuer { get; init; }

    public string? MigrationCard { get; init; }
    public DateOnly? MigrationCardIssuedOn { get; init; }

    public string? StayAddress { get; init; }
    public DateOnly? StayFrom { get; init; }
    public DateOnly? StayTo { get; init; }

    public string? Inn { get; init; }

    /// <summary>Kind of the proof of Russian, history and law (2.1.8).</summary>
    public string? LanguageProof { get; init; }
    public string? LanguageProofSeries { get; init; }
    public string? LanguageProofNumber { get; init; }
    public DateOnly? LanguageProofIssuedOn { get; init; }

    public required string PatentIssuer { get; init; }
    public required string PatentSeries { get; init; }
    public required string PatentNumber { get; init; }
    public string? PatentBlankSeries { get; init; }
    public string? PatentBlankNumber { get; init; }
    public required DateOnly PatentFrom { get; init; }
    public DateOnly? PatentTo { get; init; }

    public required EmployerKind Employer { get; init; }

    /// <summary>Name of the employer (3.10.1); the form itself has no cells for it, so it stands under them.</summary>
    public string? EmployerName { get; init; }
    public string? EmployerInn { get; init; }
    public string? Profession { get; init; }
    public DateOnly? WorkUntil { get; init; }
    public string? Phone { get; init; }

    /// <summary>True where the Centre hands the application over (3.9.3); false where the person files it.</summary>
    public bool FiledByOrganisation { get; init; } = true;
}
