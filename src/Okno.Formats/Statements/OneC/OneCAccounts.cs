using System.Text;

namespace Okno.Formats.Statements.OneC;

/// <summary>A quick look through a whole file for the accounts it is about: the key РасчСчет stands in the head and in account sections only.</summary>
internal static class OneCAccounts
{
    public static void Collect(OneCLines lines, Encoding coding, HashSet<string> own, int most)
    {
        int keyLength = coding.GetByteCount(OneCKeys.Name(OneCKey.Account));
        Span<char> key = stackalloc char[OneCKeys.LongestKey];
        while (own.Count < most && lines.Next(out ReadOnlySpan<byte> line))
        {
            line = line.Trim(" \t\r"u8);
            int equals = line.IndexOf((byte)'=');
            if (equals < keyLength)
            {
                continue;
            }

            ReadOnlySpan<byte> name = line[..equals].TrimEnd(" \t"u8);
            if (name.Length == keyLength && OneCKeys.Find(key[..coding.GetChars(name, key)]) == OneCKey.Account && equals + 1 < line.Length)
            {
                own.Add(coding.GetString(line[(equals + 1)..].Trim(" \t"u8)));
            }
        }
    }
}
