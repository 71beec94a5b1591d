using Okno.Formats.Statements.OneC;

namespace Okno.Formats.Statements.Camt;

/// <summary>A sum with its currency as a message wrote them.</summary>
internal readonly record struct CamtSum(StatementAmount Amount, string Currency);

/// <summary>Sums, days and marks of ISO 20022.</summary>
internal static class CamtValues
{
    /// <summary>Reads the amount element on which the walk stands. Null with a reason of quarantine where it cannot be kept exactly.</summary>
    public static CamtSum? Sum(CamtXml xml, string? currency, out string? fault)
    {
        string? letters = StatementCurrency.Of(xml.Attribute("Ccy") ?? currency);
        fault = Amount(xml.Text(), out StatementAmount amount);
        if (fault is null && !IsCurrency(letters))
        {
            fault = QuarantineReason.Currency;
        }

        return fault is null ? new(amount, letters!) : null;
    }

    /// <summary>
    /// ActiveOrHistoricCurrencyAndAmount: up to 18 digits, up to 5 of them after the point, never negative. Sums are kept in hundredths of any currency:
    /// 2700 yen are 2700 whole ones, and 1.230 dinars are 1.23; a part below the hundredth that is not nought is refused, not rounded.
    /// </summary>
    /// <returns>Null, or a reason of quarantine.</returns>
    public static string? Amount(ReadOnlySpan<char> text, out StatementAmount amount)
    {
        int point = text.IndexOf('.');
        if (point == 0 || point == text.Length - 1 || text.StartsWith("-") || text.Contains(','))
        {
            amount = StatementAmount.Zero;
            return QuarantineReason.Amount;
        }

        ReadOnlySpan<char> exact = text;
        if (point >= 0 && text.Length - point - 1 > 2)
        {
            exact = text.TrimEnd('0');
            exact = exact.Length < point + 3 ? text[..(point + 3)] : exact;
            if (exact.Length > point + 3 && !exact[(point + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                amount = StatementAmount.Zero;
                return QuarantineReason.Fraction;
            }
        }

        return StatementAmount.TryParse(exact, out amount) ? null : QuarantineReason.Amount;
    }

    /// <summary>The day of an ISODate or an ISODateTime as the bank wrote it: in the bank's own zone. Null for anything else.</summary>
    public static DateOnly? Day(ReadOnlySpan<char> text)
    {
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || (text.Length > 10 && text[10] is not ('T' or 'Z' or '+' or '-')))
        {
            return null;
        }

        return OneCValues.Day([text[8], text[9], '.', text[5], text[6], '.', .. text[..4]]);
    }

    /// <summary>True for a credit, false for a debit, null for anything else.</summary>
    public static bool? Credit(ReadOnlySpan<char> text) => text switch
    {
        "CRDT" => true,
        "DBIT" => false,
        _ => null,
    };

    public static bool Yes(ReadOnlySpan<char> text) => text is "true" or "1";

    private static bool IsCurrency(string? letters) => letters is { Length: 3 } && !letters.AsSpan().ContainsAnyExceptInRange('A', 'Z');
}
