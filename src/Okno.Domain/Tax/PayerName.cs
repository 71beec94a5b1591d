using Okno.Domain.Names;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Domain.Tax;

/// <summary>How the name on a receipt stands to the applicant's.</summary>
public enum PayerIs
{
    /// <summary>The applicant, in full: surname, given name, patronymic where there is one; or the Latin name of the passport, which has none.</summary>
    Applicant,

    /// <summary>The applicant without the patronymic, or with initials.</summary>
    ApplicantShort,

    /// <summary>Another name.</summary>
    Other,
}

/// <summary>Compares the payer's name as printed with the applicant's, in any spelling that <see cref="Likeness.OfNames"/> knows.</summary>
public static class PayerName
{
    public static PayerIs Compare(string printed, PersonName name)
    {
        if (!Likeness.OfNames(printed, name))
        {
            return PayerIs.Other;
        }

        string[] words = [.. NameKeys.Words(printed)];
        bool isCyrillic = Alphabet.FirstOf(printed, AlphabetKind.Cyrillic) >= 0;
        bool lacksPatronymic = isCyrillic && name.Patronymic is not null && words.Length < NameKeys.Words(name.Full).Count;
        return lacksPatronymic || Array.Exists(words, word => word.Length == 1) ? PayerIs.ApplicantShort : PayerIs.Applicant;
    }

    /// <summary>The name as a value to match by: capitals, ё as е, whatever stood between the words.</summary>
    public static string Plain(string printed) =>
        string.Join(' ', string.Concat(printed.Select(letter => char.IsLetter(letter) ? letter : ' ')).ToUpperInvariant().Replace('Ё', 'Е').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
