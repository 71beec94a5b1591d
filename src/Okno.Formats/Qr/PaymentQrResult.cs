namespace Okno.Formats.Qr;

/// <summary>
/// What was read from a payment code. <paramref name="Fields"/> keep their order and the letter case of their keys, and are given as far as they could be
/// read also when the code is not valid. <paramref name="Encoding"/> is what the bytes are in; <paramref name="Declared"/> what the header says.
/// </summary>
public sealed record PaymentQrResult(
    QrEncoding? Encoding,
    QrEncoding? Declared,
    char? Separator,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    IReadOnlyList<QrFault> Errors,
    IReadOnlyList<QrFault> Warnings)
{
    public bool Valid => Errors.Count == 0;

    /// <summary>The value of a field, its key in any letter case; null where absent.</summary>
    public string? Find(string key)
    {
        foreach ((string name, string value) in Fields)
        {
            if (QrFieldRules.Is(name, key))
            {
                return value;
            }
        }

        return null;
    }

    internal static PaymentQrResult Unreadable(string code) => new(null, null, null, [], [new(code)], []);
}

/// <summary>The bytes to be put into a QR code in byte mode, or null and every fault that forbids writing them.</summary>
public sealed record PaymentQrBytes(byte[]? Bytes, QrEncoding Encoding, char? Separator, IReadOnlyList<QrFault> Errors);
