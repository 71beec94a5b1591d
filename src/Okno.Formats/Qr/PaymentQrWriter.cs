using System.Text;

namespace Okno.Formats.Qr;

internal static class PaymentQrWriter
{
    // | is what every bank expects; the others are tried only when a value contains it.
    private const string Separators = "|~^#$%*!@;&";

    public static PaymentQrBytes Write(IEnumerable<KeyValuePair<string, string>> given, QrEncoding encoding)
    {
        List<QrFault> errors = [];
        List<KeyValuePair<string, string>> fields = [];
        foreach ((string key, string value) in Ordered(given, errors))
        {
            string text = Near(value, encoding);
            Judge(key, text, encoding, errors);
            fields.Add(new(key, text));
        }

        char separator = '\0';
        foreach (char candidate in Separators)
        {
            if (!fields.Exists(f => f.Value.Contains(candidate, StringComparison.Ordinal)))
            {
                separator = candidate;
                break;
            }
        }

        if (separator == '\0')
        {
            errors.Add(new(QrFaultCode.Separator));
        }

        if (errors.Count > 0)
        {
            return new(null, encoding, null, errors);
        }

        StringBuilder code = new("ST0001");
        code.Append((int)encoding);
        foreach ((string key, string value) in fields)
        {
            code.Append(separator).Append(key).Append('=').Append(value);
        }

        return new(encoding.Coding().GetBytes(code.ToString()), encoding, separator, []);
    }

    private static List<KeyValuePair<string, string>> Ordered(IEnumerable<KeyValuePair<string, string>> given, List<QrFault> errors)
    {
        List<KeyValuePair<string, string>> rest = [];
        foreach (KeyValuePair<string, string> field in given)
        {
            if (string.IsNullOrEmpty(field.Key) || !field.Key.All(char.IsAsciiLetterOrDigit))
            {
                errors.Add(new(QrFaultCode.MalformedField, field.Key));
            }
            else if (rest.Exists(f => QrFieldRules.Is(f.Key, field.Key)))
            {
                errors.Add(new(QrFaultCode.DuplicateField, field.Key));
            }
            else if (!string.IsNullOrEmpty(field.Value))
            {
                rest.Add(field);
            }
        }

        List<KeyValuePair<string, string>> ordered = [];
        foreach (string name in QrFieldRules.Mandatory)
        {
            int at = rest.FindIndex(f => QrFieldRules.Is(f.Key, name));
            if (at < 0)
            {
                errors.Add(new(QrFaultCode.MandatoryMissing, name));
                continue;
            }

            ordered.Add(new(name, rest[at].Value));
            rest.RemoveAt(at);
        }

        ordered.AddRange(rest);
        return ordered;
    }

    private static void Judge(string key, string text, QrEncoding encoding, List<QrFault> errors)
    {
        if (!QrFieldRules.WellFormed(key, text))
        {
            errors.Add(new(QrFaultCode.MalformedValue, key));
        }
        else if (QrFieldRules.Limits.TryGetValue(key, out int limit) && text.Length > limit)
        {
            errors.Add(new(QrFaultCode.TooLong, key));
        }

        Encoding coding = encoding.Coding();
        if (coding.GetString(coding.GetBytes(text)) != text)
        {
            errors.Add(new(QrFaultCode.NotInEncoding, key));
        }
    }

    /// <summary>Puts the nearest character of the encoding in place of the typographic ones that KOI8-R lacks.</summary>
    private static string Near(string value, QrEncoding encoding)
    {
        if (encoding != QrEncoding.Koi8R)
        {
            return value;
        }

        return value.Replace('«', '<').Replace('»', '>').Replace('„', '"').Replace('“', '"').Replace('”', '"')
            .Replace('–', '-').Replace('—', '-').Replace("№", "N", StringComparison.Ordinal);
    }
}
