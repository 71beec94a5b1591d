using System.Globalization;

namespace Okno.Documents;

/// <summary>Whole numbers in Russian words, nominative masculine («двадцать один», «одна тысяча»).</summary>
internal static class NumberWords
{
    private static readonly string[] Units = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"];
    private static readonly string[] Tens = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    private static readonly string[] Hundreds = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];

    /// <summary>0 to 999 999 999 999; larger numbers stay digits.</summary>
    public static string Of(long number)
    {
        if (number == 0)
        {
            return "ноль";
        }

        if (number is < 0 or > 999_999_999_999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        List<string> words = [];
        Group(words, number / 1_000_000_000, false, "миллиард", "миллиарда", "миллиардов");
        Group(words, number / 1_000_000 % 1000, false, "миллион", "миллиона", "миллионов");
        Group(words, number / 1000 % 1000, true, "тысяча", "тысячи", "тысяч");
        Group(words, number % 1000, false, null, null, null);
        return string.Join(' ', words);
    }

    private static void Group(List<string> words, long group, bool feminine, string? one, string? few, string? many)
    {
        if (group == 0)
        {
            return;
        }

        Add(Hundreds[group / 100]);
        long rest = group % 100;
        if (rest >= 20)
        {
            Add(Tens[rest / 10]);
            rest %= 10;
        }

        Add(feminine && rest == 1 ? "одна" : feminine && rest == 2 ? "две" : Units[rest]);
        if (one is not null)
        {
            words.Add(Display.Plural(group, one, few!, many!));
        }

        void Add(string word)
        {
            if (word.Length > 0)
            {
                words.Add(word);
            }
        }
    }
}
