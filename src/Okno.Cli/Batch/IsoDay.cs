using System.Text.Json;

namespace Okno.Cli.Batch;

/// <summary>Days as "2026-11-22", read from bytes and written to bytes without a string between.</summary>
internal static class IsoDay
{
    private const int Length = 10;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int year = (Two(text) * 100) + Two(text[2..]);
        int month = Two(text[5..]);
        int number = Two(text[8..]);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || number < 1 || Two(text) < 0 || Two(text[2..]) < 0 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, number);
        return true;
    }

    public static void Write(Utf8JsonWriter json, JsonEncodedText name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[Length];
        Format(day, text);
        json.WriteString(name, text);
    }

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[Length];
        Format(known, text);
        json.WriteString(name, text);
    }

    private static void Format(DateOnly day, Span<byte> text)
    {
        (int year, int month, int number) = day;
        Put(text, year / 100);
        Put(text[2..], year % 100);
        text[4] = (byte)'-';
        Put(text[5..], month);
        text[7] = (byte)'-';
        Put(text[8..], number);
    }

    private static void Put(Span<byte> text, int number)
    {
        text[0] = (byte)('0' + (number / 10));
        text[1] = (byte)('0' + (number % 10));
    }

    /// <summary>Negative where a character is no digit.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        int tens = text[0] - '0';
        int ones = text[1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1000 : (tens * 10) + ones;
    }
}
