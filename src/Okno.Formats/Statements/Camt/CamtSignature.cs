using System.Text;
using System.Text.Unicode;
using Okno.Formats.Encodings;

namespace Okno.Formats.Statements.Camt;

/// <summary>What the first bytes of a file say of an ISO 20022 message: its encoding, by mark, by declaration and by the bytes themselves, and its namespace.</summary>
internal sealed record CamtSignature(Encoding Coding, string Encoding, string? Declared, string? Message)
{
    // BankToCustomerStatement and BankToCustomerDebitCreditNotification; 001.01 has other elements and was never used in earnest.
    private const string Family = "camt.05";
    private const int FirstVersion = 2;

    /// <summary>camt.053 or camt.054 of a version that is read.</summary>
    public bool IsRead => Message is { } message && message[7] is '3' or '4' && ((message[13] - '0') * 10) + message[14] - '0' >= FirstVersion;

    /// <summary>Null where the bytes are not XML of this family: camt.052, .053 or .054.</summary>
    public static CamtSignature? Of(ReadOnlySpan<byte> head)
    {
        (Encoding coding, string name) = ByMark(head);
        string text = coding.GetString(head[..Math.Min(head.Length, 64 * 1024)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (!text.StartsWith('<') || MessageOf(text) is not { } message)
        {
            return null;
        }

        string? declared = DeclaredIn(text);
        if (name == "ascii")
        {
            (coding, name) = ByContent(head, declared);
        }

        return new(coding, name, declared, message);
    }

    private static (Encoding Coding, string Name) ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (CyrillicEncodings.Utf8, "utf-8"),
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => (System.Text.Encoding.Unicode, "utf-16"),
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => (System.Text.Encoding.BigEndianUnicode, "utf-16"),
        _ => (System.Text.Encoding.Latin1, "ascii"),
    };

    /// <summary>Well-formed UTF-8 is UTF-8 whatever was declared; else the declared one; Windows-1251 where the declaration is plainly false.</summary>
    private static (Encoding Coding, string Name) ByContent(ReadOnlySpan<byte> head, string? declared)
    {
        // The head may end inside a character of several bytes.
        ReadOnlySpan<byte> whole = head.Length > 8 ? head[..(head.LastIndexOf((byte)'>') + 1)] : head;
        bool plain = Ascii.IsValid(whole);
        if (!plain && IsUtf8(whole))
        {
            return (CyrillicEncodings.Utf8, "utf-8");
        }

        Encoding? known = Known(declared);
        return known is { IsSingleByte: true } || (known is not null && !plain && known.CodePage is not (65001 or 1200 or 1201)) ? (known, known.WebName)
            : plain ? (CyrillicEncodings.Utf8, "utf-8")
            : (CyrillicEncodings.Windows1251, "windows-1251");
    }

    /// <summary>A few broken bytes in much good UTF-8 leave it UTF-8; of another encoding almost nothing would be well formed.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return true;
        }

        string text = CyrillicEncodings.Utf8.GetString(bytes);
        int lost = text.AsSpan().Count('\uFFFD');
        return lost * 10 < text.Count(letter => !char.IsAscii(letter));
    }

    private static Encoding? Known(string? name)
    {
        if (name is null)
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>"camt.053.001.02" out of the first namespace (or schema) that names one.</summary>
    private static string? MessageOf(string text)
    {
        for (int at = text.IndexOf(Family, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Family, at + 1, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> name = text.AsSpan(at);
            if (name.Length >= 15 && name[7] is '2' or '3' or '4' && name[8..].StartsWith(".001.") && char.IsAsciiDigit(name[13]) && char.IsAsciiDigit(name[14]))
            {
                return name[..15].ToString();
            }
        }

        return null;
    }

    private static string? DeclaredIn(string text)
    {
        int end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        int at = end < 0 ? -1 : text.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        int open = at < 0 ? -1 : text.AsSpan(at, end - at).IndexOfAny('"', '\'') + at;
        int close = open <= at ? -1 : text.IndexOf(text[open], open + 1, end - open - 1);
        return close < 0 ? null : text[(open + 1)..close].ToLowerInvariant();
    }
}
