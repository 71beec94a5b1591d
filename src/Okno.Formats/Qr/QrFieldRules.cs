using System.Collections.Frozen;

namespace Okno.Formats.Qr;

/// <summary>Fields of GOST R 56042-2014 (tables 1 and 2): which are mandatory, in which order, and how many characters each may have.</summary>
public static class QrFieldRules
{
    public static IReadOnlyList<string> Mandatory { get; } = ["Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"];

    /// <summary>Longest value in characters, by key in any letter case; keys that are not here have no limit.</summary>
    public static FrozenDictionary<string, int> Limits { get; } = new Dictionary<string, int>
    {
        ["Name"] = 160,
        ["PersonalAcc"] = 20,
        ["BankName"] = 45,
        ["BIC"] = 9,
        ["CorrespAcc"] = 20,
        ["Sum"] = 18,
        ["Purpose"] = 210,
        ["PayeeINN"] = 12,
        ["PayerINN"] = 12,
        ["DrawerStatus"] = 2,
        ["KPP"] = 9,
        ["CBC"] = 20,
        ["OKTMO"] = 11,
        ["PaytReason"] = 2,
        ["TaxPeriod"] = 10,
        ["DocNo"] = 15,
        ["DocDate"] = 10,
        ["TaxPaytKind"] = 2,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value has the form that makes a payment possible. Accounts at the Bank of Russia have no correspondent account: 0 stands there.</summary>
    internal static bool WellFormed(string key, string value) =>
        Is(key, "PersonalAcc") ? value.Length == 20 && value.All(char.IsAsciiLetterOrDigit)
        : Is(key, "BIC") ? value.Length == 9 && value.All(char.IsAsciiDigit)
        : Is(key, "CorrespAcc") ? value == "0" || (value.Length == 20 && value.All(char.IsAsciiLetterOrDigit))
        : !Is(key, "Sum") || (value.Length is >= 1 and <= 18 && value.All(char.IsAsciiDigit));

    internal static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
