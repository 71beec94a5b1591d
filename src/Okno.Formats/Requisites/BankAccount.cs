namespace Okno.Formats.Requisites;

/// <summary>БИК and the 20-digit account with its key (Bank of Russia, 08.09.1997 No 515).</summary>
public static class BankAccount
{
    /// <summary>БИК: 9 digits beginning with 04, or with 00, 01, 02 of the newer directory; it has no control digit.</summary>
    public static RequisiteVerdict Bik(ReadOnlySpan<char> text)
    {
        if (Digits.Fault(text, 9) is { } fault)
        {
            return RequisiteVerdict.Bad(fault);
        }

        return text[0] == '0' && text[1] is ('0' or '1' or '2' or '4')
            ? RequisiteVerdict.Good
            : RequisiteVerdict.Bad(RequisiteReason.LeadingDigits);
    }

    /// <summary>
    /// An account with the BIK of its bank. Accounts of the Treasury (first digit 0) have no known key rule and are checked by form only.
    /// The sixth place may hold a letter (A B C E H K M P T X, Latin or Cyrillic) standing for 0 to 9.
    /// </summary>
    public static RequisiteVerdict Account(ReadOnlySpan<char> text, ReadOnlySpan<char> bik)
    {
        if (text.IsEmpty)
        {
            return RequisiteVerdict.Bad(RequisiteReason.Empty);
        }

        Span<char> keyed = stackalloc char[23];
        Span<char> account = keyed[3..];
        for (int i = 0; i < text.Length; i++)
        {
            char digit = i == 5 ? ClearingLetter(text[i]) : text[i];
            if (!char.IsAsciiDigit(digit))
            {
                return RequisiteVerdict.Bad(RequisiteReason.Characters);
            }

            if (i < account.Length)
            {
                account[i] = digit;
            }
        }

        if (text.Length != 20)
        {
            return RequisiteVerdict.Bad(RequisiteReason.Length);
        }

        if (text[0] == '0')
        {
            return RequisiteVerdict.Good;
        }

        if (bik.IsEmpty)
        {
            return RequisiteVerdict.Bad(RequisiteReason.BikMissing);
        }

        if (Digits.Fault(bik, 9) is not null)
        {
            return RequisiteVerdict.Bad(RequisiteReason.BikMalformed);
        }

        if (HeldAtBankOfRussia(text, bik))
        {
            keyed[0] = '0';
            bik[4..6].CopyTo(keyed[1..]);
        }
        else
        {
            bik[6..].CopyTo(keyed);
        }

        return KeySum(keyed) % 10 == 0 ? RequisiteVerdict.Good : RequisiteVerdict.Bad(RequisiteReason.CheckDigit);
    }

    /// <summary>Settlement centres (BIK ending 000, 001, 002), correspondent accounts (301) and the single treasury account (40102) take the settlement-centre prefix.</summary>
    private static bool HeldAtBankOfRussia(ReadOnlySpan<char> account, ReadOnlySpan<char> bik) =>
        bik[6..] is "000" or "001" or "002" || account.StartsWith("301") || account.StartsWith("40102");

    private static int KeySum(ReadOnlySpan<char> keyed)
    {
        ReadOnlySpan<byte> weights = [7, 1, 3];
        int sum = 0;
        for (int i = 0; i < keyed.Length; i++)
        {
            sum += (keyed[i] - '0') * weights[i % 3] % 10;
        }

        return sum;
    }

    private static char ClearingLetter(char c) => c switch
    {
        'A' or 'А' => '0',
        'B' or 'В' => '1',
        'C' or 'С' => '2',
        'E' or 'Е' => '3',
        'H' or 'Н' => '4',
        'K' or 'К' => '5',
        'M' or 'М' => '6',
        'P' or 'Р' => '7',
        'T' or 'Т' => '8',
        'X' or 'Х' => '9',
        _ => c,
    };
}
