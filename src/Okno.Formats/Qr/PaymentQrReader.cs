using System.Text;
using System.Text.Unicode;

namespace Okno.Formats.Qr;

internal static class PaymentQrReader
{
    private const int HeaderLength = 8;

    public static PaymentQrResult Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("ST"u8) || bytes.Length < HeaderLength)
        {
            return PaymentQrResult.Unreadable(QrFaultCode.Header);
        }

        if (!bytes[2..6].SequenceEqual("0001"u8))
        {
            return PaymentQrResult.Unreadable(QrFaultCode.Version);
        }

        if (bytes[6] is < (byte)'1' or > (byte)'3')
        {
            return PaymentQrResult.Unreadable(QrFaultCode.Encoding);
        }

        char separator = (char)bytes[7];
        if (!char.IsAscii(separator) || char.IsAsciiLetterOrDigit(separator) || separator == '=')
        {
            return PaymentQrResult.Unreadable(QrFaultCode.Separator);
        }

        QrEncoding declared = (QrEncoding)(bytes[6] - '0');
        ReadOnlySpan<byte> body = bytes[HeaderLength..];
        QrEncoding actual = ByContent(body, declared);
        List<KeyValuePair<string, string>> fields = [];
        List<QrFault> errors = [];
        List<QrFault> warnings = [];
        if (actual != declared)
        {
            warnings.Add(new(QrFaultCode.EncodingMismatch));
        }

        Split(actual.Coding().GetString(body), separator, fields, errors);
        PaymentQrResult result = new(actual, declared, separator, fields, errors, warnings);
        Judge(result, errors, warnings);
        return result;
    }

    /// <summary>Cyrillic in a one-byte encoding is practically never well-formed UTF-8, so the bytes outweigh the header.</summary>
    private static QrEncoding ByContent(ReadOnlySpan<byte> body, QrEncoding declared)
    {
        if (Ascii.IsValid(body))
        {
            return declared;
        }

        bool utf8 = Utf8.IsValid(body);
        return utf8 ? QrEncoding.Utf8
            : declared == QrEncoding.Utf8 ? QrEncoding.Windows1251
            : declared;
    }

    private static void Split(ReadOnlySpan<char> text, char separator, List<KeyValuePair<string, string>> fields, List<QrFault> errors)
    {
        foreach (Range range in text.Split(separator))
        {
            ReadOnlySpan<char> part = text[range];
            if (part.IsEmpty)
            {
                continue;
            }

            int equals = part.IndexOf('=');
            if (equals <= 0)
            {
                errors.Add(new(QrFaultCode.MalformedField, part.ToString()));
                continue;
            }

            string key = part[..equals].ToString();
            bool seen = false;
            foreach (KeyValuePair<string, string> field in fields)
            {
                seen |= QrFieldRules.Is(field.Key, key);
            }

            if (seen)
            {
                errors.Add(new(QrFaultCode.DuplicateField, key));
            }
            else
            {
                fields.Add(new(key, part[(equals + 1)..].ToString()));
            }
        }
    }

    private static void Judge(PaymentQrResult read, List<QrFault> errors, List<QrFault> warnings)
    {
        for (int i = 0; i < QrFieldRules.Mandatory.Count; i++)
        {
            string name = QrFieldRules.Mandatory[i];
            if (string.IsNullOrEmpty(read.Find(name)))
            {
                errors.Add(new(QrFaultCode.MandatoryMissing, name));
            }
            else if ((i >= read.Fields.Count || !QrFieldRules.Is(read.Fields[i].Key, name)) && !warnings.Exists(w => w.Code == QrFaultCode.MandatoryOrder))
            {
                warnings.Add(new(QrFaultCode.MandatoryOrder));
            }
        }

        foreach ((string key, string value) in read.Fields)
        {
            if (value.Length > 0 && !QrFieldRules.WellFormed(key, value))
            {
                errors.Add(new(QrFaultCode.MalformedValue, key));
            }
            else if (QrFieldRules.Limits.TryGetValue(key, out int limit) && value.Length > limit)
            {
                warnings.Add(new(QrFaultCode.TooLong, key));
            }
        }
    }
}
