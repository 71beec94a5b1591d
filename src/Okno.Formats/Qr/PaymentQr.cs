namespace Okno.Formats.Qr;

/// <summary>The payment code of GOST R 56042-2014: "ST0001", encoding digit, separator, then Key=Value parts.</summary>
public static class PaymentQr
{
    /// <summary>Reads a code as scanned. Never throws; a trailing separator, keys in another letter case and CorrespAcc=0 are accepted.</summary>
    public static PaymentQrResult Read(ReadOnlySpan<byte> bytes) => PaymentQrReader.Read(bytes);

    /// <summary>
    /// Writes a code: the mandatory fields first and in the standard's order, the others as given, empty ones left out. The separator is | unless a value
    /// contains it. Guillemets, long dashes and № are replaced where the encoding lacks them (KOI8-R).
    /// </summary>
    public static PaymentQrBytes Write(IEnumerable<KeyValuePair<string, string>> fields, QrEncoding encoding = QrEncoding.Utf8) => PaymentQrWriter.Write(fields, encoding);
}
