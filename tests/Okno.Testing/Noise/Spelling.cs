using System.Text;

namespace Okno.Testing.Noise;

/// <summary>How a passport, or whoever types, writes Cyrillic in Latin letters.</summary>
public enum LatinStandard
{
    /// <summary>Order 211, ICAO 9303.</summary>
    Icao,
    Uzbek,
    Tajik,
    Azerbaijani,

    /// <summary>As English readers expect; what people type by themselves.</summary>
    Plain,
}

/// <summary>Writes names by four standards and by habit. Written from the tables of the standards, not from the code under test.</summary>
public static class Spelling
{
    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Icao = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia".Split(' ');
    private static readonly string[] Uzbek = "a b v g d e yo j z i y k l m n o p r s t u f x ts ch sh sh  i  e yu ya".Split(' ');
    private static readonly string[] Tajik = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sh  i  e yu ya".Split(' ');
    private static readonly string[] Azerbaijani = "a b v g d e yo j z i y k l m n o p r s t u f kh ts ch sh sh  i  e yu ya".Split(' ');
    private static readonly string[] Plain = "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya".Split(' ');

    public static string Latin(string cyrillic, LatinStandard standard)
    {
        string[] table = standard switch
        {
            LatinStandard.Icao => Icao,
            LatinStandard.Uzbek => Uzbek,
            LatinStandard.Tajik => Tajik,
            LatinStandard.Azerbaijani => Azerbaijani,
            _ => Plain,
        };
        string text = standard is LatinStandard.Azerbaijani or LatinStandard.Uzbek or LatinStandard.Tajik ? cyrillic.Replace("Дж", "Ж", StringComparison.Ordinal).Replace("дж", "ж", StringComparison.Ordinal) : cyrillic;
        StringBuilder latin = new();
        foreach (char c in text)
        {
            int at = Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            string heard = at < 0 ? c.ToString() : table[at];
            latin.Append(char.IsUpper(c) && heard.Length > 0 ? char.ToUpperInvariant(heard[0]) + heard[1..] : heard);
        }

        return latin.ToString();
    }

    /// <summary>"Каримова Бахтиёра Рустамовича", "Шарипову Нигору Саидовну": whom the payment is for.</summary>
    public static string Accusative(string word, bool male) => word[^1] switch
    {
        'а' when !male => word[..^1] + "у",
        'я' when !male => word[..^1] + "ю",
        'в' or 'н' or 'р' or 'д' or 'м' or 'т' or 'к' or 'л' or 'з' or 'г' or 'ч' or 'х' or 'б' or 'с' when male => word + "а",
        'й' when male => word[..^1] + "я",
        _ => word,
    };
}
