using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Okno.Formats.Canonical;

/// <summary>
/// The one byte form of a JSON value (RFC 8785): no spaces, names in the order of their UTF-16 units, only the escapes that must be. Numbers are whole and exact in a double
/// (at most 2^53 - 1 either way): the record writes sums and dates as text.
/// </summary>
public static class CanonicalJson
{
    private const long Largest = 9_007_199_254_740_991;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>UTF-8, without a byte order mark.</summary>
    /// <exception cref="FormatException">A name stands twice in one object, a number is not whole or too large, a text is not Unicode.</exception>
    public static byte[] Of(JsonElement value)
    {
        StringBuilder text = new();
        Write(value, text);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.ToString());
        }
        catch (EncoderFallbackException)
        {
            throw new FormatException("A text holds half a character.");
        }
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

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                int written = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    text.Append(written++ == 0 ? "" : ",");
                    Write(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(TextOf(value), text);
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetInt64(out long whole) && Math.Abs(whole) <= Largest
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : throw new FormatException($"The number {value.GetRawText()} is not whole or too large."));
                break;
            default:
                text.Append(value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => "null" });
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        List<(string Name, JsonElement Value)> members = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            members.Add((NameOf(member), member.Value));
        }

        members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        text.Append('{');
        for (int i = 0; i < members.Count; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
            {
                throw new FormatException($"The name {members[i].Name} stands twice.");
            }

            text.Append(i == 0 ? "" : ",");
            WriteText(members[i].Name, text);
            text.Append(':');
            Write(members[i].Value, text);
        }

        text.Append('}');
    }

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

    private static void WriteText(string value, StringBuilder text)
    {
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
    }
}
