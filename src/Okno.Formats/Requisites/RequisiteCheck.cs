namespace Okno.Formats.Requisites;

/// <summary>Checks requisites by their own form and control digits; needs no directory and never throws.</summary>
public static class RequisiteCheck
{
    /// <summary>The names <see cref="Check"/> understands.</summary>
    public static IReadOnlyList<string> Types { get; } = ["inn", "kpp", "ogrn", "ogrnip", "snils", "bik", "account", "patent", "migration_card"];

    /// <summary>
    /// Checks <paramref name="value"/> as written: spaces around it are not forgiven here (a form trims before it asks).
    /// <paramref name="bik"/> is used by "account" only.
    /// </summary>
    public static RequisiteVerdict Check(string? type, string? value, string? bik = null)
    {
        ReadOnlySpan<char> text = value;
        return type switch
        {
            "inn" => TaxNumbers.Inn(text),
            "kpp" => TaxNumbers.Kpp(text),
            "ogrn" => StateRegister.Ogrn(text),
            "ogrnip" => StateRegister.Ogrnip(text),
            "snils" => Snils.Check(text),
            "bik" => BankAccount.Bik(text),
            "account" => BankAccount.Account(text, bik),
            "patent" => MigrationPapers.Patent(text),
            "migration_card" => MigrationPapers.MigrationCard(text),
            _ => RequisiteVerdict.Bad(RequisiteReason.UnknownType),
        };
    }
}
