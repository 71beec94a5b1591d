using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Okno.Formats.Canonical;

/// <summary>
/// The one byte form of a JSON value (RFC 8785): no spaces, names in the order of their UTF-16 units, only the escapes that must be. Numbers are whole and exact in a double
/// (at most 2^53 - 1 either way): the record writes sums and dates as text.
/// </summary>
public static class CanonicalJson
{
    private const long Largest = 9_007_199_254_740_991;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Comparer<JsonProperty> ByBytes =
        Comparer<JsonProperty>.Create((one, other) => JsonMarshal.GetRawUtf8PropertyName(one).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(other)));

    private static readonly Comparer<JsonProperty> ByUnits = Comparer<JsonProperty>.Create((one, other) => string.CompareOrdinal(NameOf(one), NameOf(other)));

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>UTF-8, without a byte order mark.</summary>
    /// <exception cref="FormatException">A name stands twice in one object, a number is not whole or too large, a text is not Unicode.</exception>
    public static byte[] Of(JsonElement value)
    {
        ArrayBufferWriter<byte> text = new(1024);
        Write(value, text);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>Reads JSON and gives its canonical bytes.</summary>
    /// <exception cref="FormatException">As <see cref="Of(JsonElement)"/>, or no JSON at all.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument read = JsonDocument.Parse(json);
            return Of(read.RootElement);
        }
        catch (JsonException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    /// <summary>SHA-256 of bytes in lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Write(JsonElement value, ArrayBufferWriter<byte> text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                text.Write("["u8);
                int written = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    text.Write(written++ == 0 ? ""u8 : ","u8);
                    Write(item, text);
                }

                text.Write("]"u8);
                break;
            case JsonValueKind.String:
                ReadOnlySpan<byte> quoted = JsonMarshal.GetRawUtf8Value(value);
                if (IsCanonical(quoted[1..^1]))
                {
                    text.Write(quoted);
                }
                else
                {
                    WriteText(TextOf(value), text);
                }

                break;
            case JsonValueKind.Number:
                text.Write(value.TryGetInt64(out long whole) && Math.Abs(whole) <= Largest
                    ? Encoding.UTF8.GetBytes(whole.ToString(CultureInfo.InvariantCulture))
                    : throw new FormatException($"The number {value.GetRawText()} is not whole or too large."));
                break;
            default:
                text.Write(value.ValueKind switch { JsonValueKind.True => "true"u8, JsonValueKind.False => "false"u8, _ => "null"u8 });
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> text)
    {
        JsonProperty[] members = [.. value.EnumerateObject()];
        bool plain = Array.TrueForAll(members, IsPlain);
        if (!plain)
        {
            // What is no text is told here: a sort would wrap it.
            Array.ForEach(members, member => NameOf(member));
        }

        Array.Sort(members, plain ? ByBytes : ByUnits);
        text.Write("{"u8);
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0 && (plain ? ByBytes : ByUnits).Compare(members[i], members[i - 1]) == 0)
            {
                throw new FormatException($"The name {NameOf(members[i])} stands twice.");
            }

            text.Write(i == 0 ? ""u8 : ","u8);
            if (plain)
            {
                text.Write("\""u8);
                text.Write(JsonMarshal.GetRawUtf8PropertyName(members[i]));
                text.Write("\""u8);
            }
            else
            {
                WriteText(NameOf(members[i]), text);
            }

            text.Write(":"u8);
            Write(members[i].Value, text);
        }

        text.Write("}"u8);
    }

    /// <summary>A text between its quotes that has no escape is written as it stands: JSON itself demands every escape that RFC 8785 keeps.</summary>
    private static bool IsCanonical(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\') && Utf8.IsValid(raw);

    /// <summary>ASCII without escapes: the order of bytes is that of UTF-16 units.</summary>
    private static bool IsPlain(JsonProperty member) => JsonMarshal.GetRawUtf8PropertyName(member) is var raw && Ascii.IsValid(raw) && !raw.Contains((byte)'\\');

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException("A text holds half a character.", broken);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException("A name holds half a character.", broken);
        }
    }

    private static void WriteText(string value, ArrayBufferWriter<byte> bytes)
    {
        StringBuilder text = new();
        text.Append('"');
        ReadOnlySpan<char> rest = value;
        for (int at; (at = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(at + 1)..])
        {
            text.Append(rest[..at]);
            text.Append(rest[at] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                char control => $"\\u{(int)control:x4}",
            });
        }

        text.Append(rest).Append('"');
        try
        {
            bytes.Write(Strict.GetBytes(text.ToString()));
        }
        catch (EncoderFallbackException)
        {
            throw new FormatException("A text holds half a character.");
        }
    }
}
