using System.Diagnostics.CodeAnalysis;

namespace Okno.Formats.Statements.OneC;

/// <summary>The days and sums of a section.</summary>
internal static class OneCValues
{
    /// <summary>False with a reason where the value of a day or a sum cannot be read; texts are always fine.</summary>
    public static bool Take(OneCSection section, OneCKey key, ReadOnlySpan<char> value, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        switch (key)
        {
            case OneCKey.Opening or OneCKey.Credited or OneCKey.Debited or OneCKey.Closing or OneCKey.Amount:
                if (!StatementAmount.TryParse(value, out StatementAmount amount))
                {
                    fault = QuarantineReason.Amount;
                    return false;
                }

                Put(section, key, amount);
                return true;
            case OneCKey.Date or OneCKey.From or OneCKey.To or OneCKey.DebitedOn or OneCKey.CreditedOn:
                if (Day(value) is not { } day)
                {
                    fault = QuarantineReason.Date;
                    return false;
                }

                Put(section, key, day);
                return true;
            default:
                return true;
        }
    }

    /// <summary>дд.мм.гггг, of any year from 1900 on; null for anything else.</summary>
    public static DateOnly? Day(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[2] != '.' || text[5] != '.'
            || text[..2].ContainsAnyExceptInRange('0', '9') || text[3..5].ContainsAnyExceptInRange('0', '9') || text[6..].ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        int day = Number(text[..2]);
        int month = Number(text[3..5]);
        int year = Number(text[6..]);
        return year >= 1900 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static void Put(OneCSection section, OneCKey key, StatementAmount amount)
    {
        switch (key)
        {
            case OneCKey.Opening:
                section.Opening = amount;
                break;
            case OneCKey.Credited:
                section.Credited = amount;
                break;
            case OneCKey.Debited:
                section.Debited = amount;
                break;
            case OneCKey.Closing:
                section.Closing = amount;
                break;
            default:
                section.Amount = amount;
                break;
        }
    }

    private static void Put(OneCSection section, OneCKey key, DateOnly day)
    {
        switch (key)
        {
            case OneCKey.From:
                section.From = day;
                break;
            case OneCKey.To:
                section.To = day;
                break;
            case OneCKey.DebitedOn:
                section.DebitedOn = day;
                break;
            case OneCKey.CreditedOn:
                section.CreditedOn = day;
                break;
            default:
                section.Date = day;
                break;
        }
    }
}
