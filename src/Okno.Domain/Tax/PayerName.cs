using Okno.Domain.People;

namespace Okno.Domain.Tax;

/// <summary>How the name on a receipt stands to the applicant's.</summary>
public enum PayerIs
{
    /// <summary>The applicant, in full: surname, given name, patronymic where there is one; or the Latin name of the passport.</summary>
    Applicant,

    /// <summary>The applicant without the patronymic, or with initials.</summary>
    ApplicantShort,

    /// <summary>Another name.</summary>
    Other,
}

/// <summary>Compares the payer's name as printed with the applicant's: letters only, whatever their case; a hyphen is a space, ё is е.</summary>
public static class PayerName
{
    public static PayerIs Compare(string printed, PersonName name)
    {
        string[] words = Words(printed);
        string[] full = Words(name.Full);
        string[] latin = Words(name.Latin);
        if (words.Length == 0)
        {
            return PayerIs.Other;
        }

        if (words.SequenceEqual(full) || words.SequenceEqual(latin) || (latin.Length > 0 && words.Order(StringComparer.Ordinal).SequenceEqual(latin.Order(StringComparer.Ordinal))))
        {
            return PayerIs.Applicant;
        }

        string[] cyrillic = [.. Words(name.Surname), .. Words(name.GivenName)];
        return words.SequenceEqual(cyrillic) || IsWithInitials(words, Words(name.Surname), full) || IsWithInitials(words, Words(name.LatinSurname), latin) ? PayerIs.ApplicantShort : PayerIs.Other;
    }

    /// <summary>The name as a value to match by.</summary>
    public static string Plain(string printed) => string.Join(' ', Words(printed));

    private static bool IsWithInitials(string[] words, string[] surname, string[] full) =>
        surname.Length > 0 && words.Length > surname.Length && words.Length <= full.Length
        && words.AsSpan(0, surname.Length).SequenceEqual(surname)
        && words.Skip(surname.Length).Zip(full.Skip(surname.Length)).All(pair => pair.First == pair.Second || (pair.First.Length == 1 && pair.Second.StartsWith(pair.First, StringComparison.Ordinal)));

    private static string[] Words(string? text) =>
        string.Concat((text ?? "").Select(letter => char.IsLetter(letter) ? letter : letter is '\'' or '’' or 'ʼ' or '`' ? '\0' : ' ').Where(letter => letter != '\0'))
            .ToUpperInvariant().Replace('Ё', 'Е').Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
