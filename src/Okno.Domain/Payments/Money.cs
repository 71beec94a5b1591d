using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okno.Domain.Payments;

/// <summary>A sum in roubles, kept in whole kopecks. May be negative only inside a ledger (a counter-entry).</summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Kopecks) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    public static Money Roubles(long roubles) => new(checked(roubles * 100));

    /// <summary>Reads "8900", "8900.5", "8900,50" or "8 900,00"; at most two digits after the separator, no sign, up to 15 digits of roubles.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = Zero;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        string compact = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00A0", "", StringComparison.Ordinal)
            .Replace("\u202F", "", StringComparison.Ordinal)
            .Replace("₽", "", StringComparison.Ordinal)
            .Replace(',', '.');
        int point = compact.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? compact : compact[..point];
        string part = point < 0 ? "" : compact[(point + 1)..];
        if (whole.Length is 0 or > 15 || part.Length > 2 || (point >= 0 && part.Length == 0)
            || !whole.All(char.IsAsciiDigit) || !part.All(char.IsAsciiDigit))
        {
            return false;
        }

        money = new Money((long.Parse(whole, CultureInfo.InvariantCulture) * 100) + (part.Length == 0 ? 0 : long.Parse(part.PadRight(2, '0'), CultureInfo.InvariantCulture)));
        return true;
    }

    public int CompareTo(Money other) => Kopecks.CompareTo(other.Kopecks);

    public static Money operator +(Money a, Money b) => new(checked(a.Kopecks + b.Kopecks));
    public static Money operator -(Money a, Money b) => new(checked(a.Kopecks - b.Kopecks));
    public static Money operator -(Money a) => new(-a.Kopecks);
    public static bool operator <(Money a, Money b) => a.Kopecks < b.Kopecks;
    public static bool operator >(Money a, Money b) => a.Kopecks > b.Kopecks;
    public static bool operator <=(Money a, Money b) => a.Kopecks <= b.Kopecks;
    public static bool operator >=(Money a, Money b) => a.Kopecks >= b.Kopecks;

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>Plain text for machines: "8900.00".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Kopecks < 0 ? "-" : "")}{Math.Abs(Kopecks) / 100}.{Math.Abs(Kopecks) % 100:00}");
}

/// <summary>Money in JSON is text with a point and two digits ("8900.00"), so that no reader makes a float of it.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? throw new JsonException("A sum is missing.");
        bool negative = text.StartsWith('-');
        return Money.TryParse(negative ? text[1..] : text, out Money money)
            ? (negative ? -money : money)
            : throw new JsonException($"'{text}' is not a sum in roubles and kopecks.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
