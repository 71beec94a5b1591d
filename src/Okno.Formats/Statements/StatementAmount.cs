using System.Globalization;
using Okno.Domain.Payments;

namespace Okno.Formats.Statements;

/// <summary>
/// A sum as a bank wrote it: whole kopecks, and how many decimals (0 to 2) stood there, so that 700 stays "700" and 700.00 stays "700.00".
/// May be negative (an overdrawn balance). A sum of sums has the most decimals of its parts.
/// </summary>
public readonly record struct StatementAmount(Money Money, byte Decimals)
{
    public static readonly StatementAmount Zero = new(Money.Zero, 0);

    /// <summary>Reads digits with a point or a comma and one or two decimals, an optional minus, no spaces, up to 15 digits of roubles.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StatementAmount amount)
    {
        amount = Zero;
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<char> rest = negative ? text[1..] : text;
        int point = rest.IndexOfAny('.', ',');
        ReadOnlySpan<char> whole = point < 0 ? rest : rest[..point];
        ReadOnlySpan<char> part = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length is 0 or > 15 || part.Length > 2 || (point >= 0 && part.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        long kopecks = long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * 100;
        if (part.Length > 0)
        {
            kopecks += (part[0] - '0') * 10;
        }

        if (part.Length > 1)
        {
            kopecks += part[1] - '0';
        }

        amount = new(new Money(negative ? -kopecks : kopecks), (byte)part.Length);
        return true;
    }

    /// <summary>Adds to a total unless that would overflow it; the total then stays as it was.</summary>
    public static bool TryAdd(ref StatementAmount total, StatementAmount amount)
    {
        Int128 sum = (Int128)total.Money.Kopecks + amount.Money.Kopecks;
        if (sum > long.MaxValue || sum <= long.MinValue)
        {
            return false;
        }

        total = new(new Money((long)sum), Math.Max(total.Decimals, amount.Decimals));
        return true;
    }

    /// <summary>Plain text for machines: a point, and as many decimals as were written.</summary>
    public override string ToString()
    {
        string full = Money.ToString();
        return Decimals switch
        {
            2 => full,
            1 => full[..^1],
            _ => full[..^3],
        };
    }
}
