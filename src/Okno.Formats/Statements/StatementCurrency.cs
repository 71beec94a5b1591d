using System.Collections.Frozen;

namespace Okno.Formats.Statements;

/// <summary>
/// Currencies of a statement by their letters (ISO 4217). Russian accounts carry theirs in characters 6 to 8 of the number: 810 marks the rouble
/// (Bank of Russia, chart of accounts, Положение 809-П of 24.11.2022, before it 579-П), 643 is its number in ОКВ (ОК 014-2000) and stands in treasury accounts.
/// </summary>
public static class StatementCurrency
{
    public const string Rouble = "RUB";

    private const int AccountLength = 20;

    // ОК 014-2000; those of the neighbours and of trade. A number that is not here stays a number, which is not the rouble either.
    private static readonly FrozenDictionary<string, string> Letters = new Dictionary<string, string>
    {
        ["643"] = Rouble, ["810"] = Rouble, ["RUR"] = Rouble, ["РУБ"] = Rouble, ["РУБ."] = Rouble,
        ["051"] = "AMD", ["156"] = "CNY", ["344"] = "HKD", ["356"] = "INR", ["392"] = "JPY", ["398"] = "KZT", ["417"] = "KGS", ["496"] = "MNT", ["498"] = "MDL",
        ["756"] = "CHF", ["784"] = "AED", ["826"] = "GBP", ["840"] = "USD", ["860"] = "UZS", ["933"] = "BYN", ["934"] = "TMT", ["944"] = "AZN", ["949"] = "TRY",
        ["972"] = "TJS", ["978"] = "EUR", ["980"] = "UAH", ["981"] = "GEL",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByWritten = Letters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The letters of a currency written as letters or as its number; what is neither stays as written, in capitals. Null for an empty text.</summary>
    public static string? Of(ReadOnlySpan<char> written)
    {
        written = written.Trim();
        return written.IsEmpty ? null : ByWritten.TryGetValue(written, out string? letters) ? letters : written.ToString().ToUpperInvariant();
    }

    /// <summary>The currency of a Russian account of 20 characters; null for anything else, which says nothing about its currency.</summary>
    public static string? OfAccount(ReadOnlySpan<char> account)
    {
        // The sixth character is a letter in accounts of clearing currencies.
        return account.Length == AccountLength
            && !account[..5].ContainsAnyExceptInRange('0', '9') && !account[6..].ContainsAnyExceptInRange('0', '9') && char.IsAsciiLetterOrDigit(account[5])
            ? Of(account[5..8])
            : null;
    }

    /// <summary>
    /// What several places say of one sum: any other currency than the rouble is believed, because a foreign sum taken for roubles would be matched.
    /// </summary>
    internal static string Together(string? one, string? two, string? three)
    {
        return Foreign(one) ?? Foreign(two) ?? Foreign(three) ?? Rouble;

        static string? Foreign(string? currency) => currency == Rouble ? null : currency;
    }
}
