using Okno.Formats.Mrz;

namespace Okno.Demo.People;

/// <summary>One invented applicant, as the papers on the desk name them. Nobody has these names and numbers together.</summary>
/// <param name="Patronymic">Null where the person has none; "Рустам угли" and "Анвар кизи" are patronymics too.</param>
/// <param name="LatinGiven">As in the machine readable zone: all given names, without apostrophes.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
public sealed record Person(
    string Surname,
    string Given,
    string? Patronymic,
    string LatinSurname,
    string LatinGiven,
    char Sex,
    DateOnly Born,
    string Country,
    string BirthPlace,
    string Passport,
    string Language)
{
    public DateOnly PassportIssued { get; init; } = new(2022, 3, 15);

    public DateOnly PassportExpires { get; init; } = new(2032, 3, 14);

    public string Full => Patronymic is null ? $"{Surname} {Given}" : $"{Surname} {Given} {Patronymic}";

    /// <summary>Surname and initials, for a narrow table.</summary>
    public string Short => Patronymic is null ? $"{Surname} {Given[0]}." : $"{Surname} {Given[0]}. {Patronymic[0]}.";

    /// <summary>Letters in front of the passport's number.</summary>
    public string PassportSeries => new([.. Passport.TakeWhile(char.IsAsciiLetter)]);

    public string PassportNumber => Passport[PassportSeries.Length..];

    public string PassportIssuer => Country switch { "UZB" => "МВД 26201", "TJK" => "МВД РТ", "AZE" => "МВД АР, Баку", "MDA" => "ASP, Кишинёв", _ => "МКК 211011" };

    /// <summary>The two lines of the passport's machine readable zone (ICAO 9303, TD3), with right check digits.</summary>
    public IReadOnlyList<string> Mrz => MrzWriter.Write(new MrzPassport(Country, LatinSurname, LatinGiven, Passport, Country, Born, Sex, PassportExpires));
}
