using System.Text;
using Okno.Domain.Names;
using Okno.Domain.People;

namespace Okno.Domain.Papers;

/// <summary>
/// Whether two entries of two papers say the same thing. Spelling that papers are known to differ in never counts: case, ё, signs and spaces, look-alike letters of the other alphabet in a number,
/// the legal form of a company written out or in short, and for names every listed transliteration (<see cref="NameKeys"/>).
/// </summary>
public static class Likeness
{
    private static readonly (string Long, string Short)[] LegalForms =
    [
        ("ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ", "ООО"), ("ПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", "ПАО"), ("НЕПУБЛИЧНОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", "АО"), ("ЗАКРЫТОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", "ЗАО"),
        ("ОТКРЫТОЕ АКЦИОНЕРНОЕ ОБЩЕСТВО", "ОАО"), ("АКЦИОНЕРНОЕ ОБЩЕСТВО", "АО"), ("ИНДИВИДУАЛЬНЫЙ ПРЕДПРИНИМАТЕЛЬ", "ИП"),
    ];

    private static readonly string[] PatronymicEndings = ["ОВИЧ", "ЕВИЧ", "ОВНА", "ЕВНА", "ИЧ", "ИНИЧНА", "ИЧНА"];

    /// <summary>
    /// True where a name as a paper writes it, in either alphabet, is a spelling of this person's name: every word belongs to the name, and the surname and the given name are there,
    /// the given name at least by its initial. Words for "son of" and "daughter of" do not count, and "Rustam o'g'li" is as good as "Рустамович".
    /// </summary>
    public static bool OfNames(string written, PersonName name)
    {
        string[] cyrillic = [.. NameKeys.Words(name.Full), .. FathersName(name.Patronymic)];
        string[] latin = [.. NameKeys.Words(name.Latin)];
        string[] words = [.. NameKeys.Words(written)];
        bool everyWordKnown = Array.TrueForAll(words, word => cyrillic.Concat(latin).Any(known => SameWord(word, known)));
        return words.Length > 0 && everyWordKnown && IsThere(words, name.Surname, name.LatinSurname) && IsThere(words, name.GivenName, name.LatinGivenName);
    }

    /// <summary>Numbers of papers: letters and digits only, look-alikes of the two alphabets alike. A series may be left out on one side.</summary>
    public static bool OfNumbers(string one, string other)
    {
        string a = Number(one);
        string b = Number(other);
        return a == b || (Math.Min(a.Length, b.Length) >= 6 && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal)));
    }

    /// <summary>Names of companies and entrepreneurs.</summary>
    public static bool OfOrganisations(string one, string other) => Organisation(one) == Organisation(other);

    /// <summary>Free texts such as a profession: equal, or one is the other with something more ("подсобный рабочий", "подсобный рабочий 2 разряда").</summary>
    public static bool OfTexts(string one, string other)
    {
        string a = $" {Plain(one)} ";
        string b = $" {Plain(other)} ";
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    /// <summary>The father's name within a Russian patronymic.</summary>
    private static IEnumerable<string> FathersName(string? patronymic)
    {
        string word = (patronymic ?? "").ToUpperInvariant();
        string? ending = Array.Find(PatronymicEndings, known => word.Length > known.Length + 1 && word.EndsWith(known, StringComparison.Ordinal));
        return ending is null ? [] : [word[..^ending.Length]];
    }

    private static bool IsThere(string[] words, string cyrillic, string latin)
    {
        string[] parts = [.. NameKeys.Words(cyrillic), .. NameKeys.Words(latin)];
        return parts.Length == 0 || Array.Exists(words, word => Array.Exists(parts, part => SameWord(word, part)));
    }

    private static bool SameWord(string word, string known)
    {
        if (word.Length == 1)
        {
            return NameKeys.OfWord(word) is [{ } initial, ..] && NameKeys.OfWord(known[..1]).Contains(initial);
        }

        return NameKeys.OfWord(word).Intersect(NameKeys.OfWord(known)).Any() || Plain(word) == Plain(known);
    }

    private static string Number(string text)
    {
        const string cyrillic = "АВЕКМНОРСТУХ";
        const string latin = "ABEKMHOPCTYX";
        StringBuilder kept = new(text.Length);
        foreach (char c in text.ToUpperInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                int at = cyrillic.IndexOf(c, StringComparison.Ordinal);
                kept.Append(at < 0 ? c : latin[at]);
            }
        }

        return kept.ToString();
    }

    private static string Organisation(string text)
    {
        string plain = $" {Plain(text)} ";
        foreach ((string full, string brief) in LegalForms)
        {
            plain = plain.Replace($" {full} ", $" {brief} ", StringComparison.Ordinal);
        }

        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    /// <summary>Capitals, ё as е, words and numbers divided by one space.</summary>
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text.ToUpperInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(c == 'Ё' ? 'Е' : c);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}
