using System.Text;
using System.Text.Unicode;
using Okno.Formats.Encodings;

namespace Okno.Formats.Statements.OneC;

/// <summary>Recognises the format by its first line and its encoding by the keys that make sense in it.</summary>
internal static class OneCSignature
{
    private static ReadOnlySpan<byte> Mark => "1CClientBankExchange"u8;

    /// <summary>The first line that is not blank must begin with the mark, in any letter case.</summary>
    public static bool Matches(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart(" \r\n\t"u8);
        return text.Length >= Mark.Length && Ascii.EqualsIgnoreCase(text[..Mark.Length], Mark);
    }

    /// <summary>UTF-8 where the bytes are well formed; else the encoding in which most lines begin with a known key.</summary>
    public static (Encoding Coding, string Name) EncodingOf(ReadOnlySpan<byte> head)
    {
        // The head may end inside a character of several bytes.
        int whole = head.LastIndexOf((byte)'\n') is var end and >= 0 ? end : head.Length;
        if (Utf8.IsValid(head[..whole]) && !Ascii.IsValid(head[..whole]))
        {
            return (CyrillicEncodings.Utf8, "utf-8");
        }

        (Encoding Coding, string Name) best = (CyrillicEncodings.Windows1251, "windows-1251");
        int most = KnownKeys(head, best.Coding);
        foreach ((Encoding Coding, string Name) other in ((Encoding, string)[])[(CyrillicEncodings.Utf8, "utf-8"), (CyrillicEncodings.Dos866, "cp866"), (CyrillicEncodings.Koi8R, "koi8-r")])
        {
            int known = KnownKeys(head, other.Coding);
            if (known > most)
            {
                (best, most) = (other, known);
            }
        }

        return best;
    }

    private static int KnownKeys(ReadOnlySpan<byte> head, Encoding coding)
    {
        int known = 0;
        Span<char> key = stackalloc char[OneCKeys.LongestKey];
        foreach (Range range in head.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = head[range].Trim(" \r\t"u8);
            int equals = line.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < 0 ? line : line[..equals];
            if (name.Length is > 0 and <= OneCKeys.LongestKey && OneCKeys.Find(key[..coding.GetChars(name, key)]) is not (OneCKey.Other or OneCKey.Signature))
            {
                known++;
            }
        }

        return known;
    }
}
