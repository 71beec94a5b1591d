using System.Text;

namespace Okno.Testing.Canaries;

/// <summary>The ways in which a text may lie in a file: four encodings, and base64 (three alignments), hexadecimal digits, URL, JSON and HTML escapes of them.</summary>
public static class CanaryForms
{
    private static readonly Encoding Windows = MakeWindows();

    /// <summary>Every form by its name; those that are too short to be told from chance are left out.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(string text)
    {
        List<(string, byte[])> forms = [];
        foreach ((string name, Encoding encoding) in ((string, Encoding)[])[("utf-8", new UTF8Encoding(false)), ("utf-16le", Encoding.Unicode), ("utf-16be", Encoding.BigEndianUnicode), ("cp1251", Windows)])
        {
            byte[] bytes = encoding.GetBytes(text);
            forms.Add((name, bytes));
            forms.Add((name + " hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))));
            forms.Add((name + " HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))));
            for (int before = 0; before < 3; before++)
            {
                // Only the signs that come from whole canary bytes: their neighbours are not known.
                string base64 = Convert.ToBase64String([.. new byte[before], .. bytes]);
                int from = ((before * 8) + 5) / 6;
                string sure = base64[from..((before + bytes.Length) * 8 / 6)];
                forms.Add(($"{name} base64 +{before}", Encoding.ASCII.GetBytes(sure)));
                string forUrl = sure.Replace('+', '-').Replace('/', '_');
                if (forUrl != sure)
                {
                    forms.Add(($"{name} base64url +{before}", Encoding.ASCII.GetBytes(forUrl)));
                }
            }

            if (name is "utf-8" or "cp1251" && bytes.Any(one => !char.IsAsciiLetterOrDigit((char)one)))
            {
                string url = string.Concat(bytes.Select(one => char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : $"%{one:X2}"));
                forms.Add((name + " URL", Encoding.ASCII.GetBytes(url)));
                forms.Add((name + " url", Encoding.ASCII.GetBytes(url.ToLowerInvariant())));
            }
        }

        if (text.Any(letter => letter > 127))
        {
            forms.Add(("json", Encoding.ASCII.GetBytes(string.Concat(text.Select(letter => letter > 127 ? $"\\u{(int)letter:x4}" : letter.ToString())))));
            forms.Add(("JSON", Encoding.ASCII.GetBytes(string.Concat(text.Select(letter => letter > 127 ? $"\\u{(int)letter:X4}" : letter.ToString())))));
            forms.Add(("html", Encoding.ASCII.GetBytes(string.Concat(text.Select(letter => letter > 127 ? $"&#x{(int)letter:X};" : letter.ToString())))));
        }

        return [.. forms.Where(form => form.Item2.Length >= ByteSearch.Shortest).DistinctBy(form => Convert.ToHexString(form.Item2))];
    }

    private static Encoding MakeWindows()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1251);
    }
}
