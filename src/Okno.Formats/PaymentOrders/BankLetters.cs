using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Okno.Formats.Encodings;

namespace Okno.Formats.PaymentOrders;

/// <summary>
/// Words as a file in Windows-1251 can hold them. Letters of our neighbours' alphabets that it lacks become the nearest that it has (Раҳимова - Рахимова),
/// as banks themselves print them; letters of other scripts are refused, not guessed.
/// </summary>
public static class BankLetters
{
    private static readonly FrozenDictionary<char, string> Near = new Dictionary<char, string>
    {
        ['ҳ'] = "х", ['қ'] = "к", ['ғ'] = "г", ['ӣ'] = "и", ['ӯ'] = "у", ['ҷ'] = "ч", ['ә'] = "а", ['ө'] = "о", ['ү'] = "у", ['ұ'] = "у", ['һ'] = "х", ['ң'] = "н",
        ['Ҳ'] = "Х", ['Қ'] = "К", ['Ғ'] = "Г", ['Ӣ'] = "И", ['Ӯ'] = "У", ['Ҷ'] = "Ч", ['Ә'] = "А", ['Ө'] = "О", ['Ү'] = "У", ['Ұ'] = "У", ['Һ'] = "Х", ['Ң'] = "Н",
        ['ı'] = "i", ['ə'] = "a", ['Ə'] = "A", ['ø'] = "o", ['Ø'] = "O", ['ł'] = "l", ['Ł'] = "L", ['đ'] = "d", ['Đ'] = "D", ['ß'] = "ss",
        ['\u02BB'] = "'", ['\u02BC'] = "'", ['\u02B9'] = "'", ['\u2032'] = "'", ['\u2212'] = "-", ['\u2010'] = "-", ['\u2011'] = "-", ['\u202F'] = " ", ['\u2009'] = " ", ['₽'] = "руб.",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<char> Written =
        Enumerable.Range(0x20, 0xE0).Where(code => code is not (0x7F or 0x98)).Select(code => CyrillicEncodings.Windows1251.GetString([(byte)code])[0]).ToFrozenSet();

    /// <summary>The text as it will stand in the file, without spaces at its ends; null where a character cannot.</summary>
    public static string? Fit(string text)
    {
        StringBuilder fitted = new(text.Length);
        foreach (char letter in text.Trim().Normalize(NormalizationForm.FormC))
        {
            if (char.IsControl(letter))
            {
                return null;
            }

            if (Written.Contains(letter))
            {
                fitted.Append(letter);
            }
            else if (Near.TryGetValue(letter, out string? near))
            {
                fitted.Append(near);
            }
            else if (char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                // An accent that makes no letter of this encoding together with what stands before it.
            }
            else if (WithoutMarks(letter) is { } plain)
            {
                fitted.Append(plain);
            }
            else
            {
                return null;
            }
        }

        return fitted.ToString();
    }

    private static char? WithoutMarks(char letter)
    {
        if (char.IsSurrogate(letter))
        {
            return null;
        }

        char plain = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return plain != letter && Written.Contains(plain) ? plain : null;
    }
}
