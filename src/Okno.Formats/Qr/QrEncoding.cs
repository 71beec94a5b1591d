using System.Text;
using Okno.Formats.Encodings;

namespace Okno.Formats.Qr;

/// <summary>The encoding digit of the header (GOST R 56042-2014, 4.2).</summary>
public enum QrEncoding
{
    Windows1251 = 1,
    Utf8 = 2,
    Koi8R = 3,
}

public static class QrEncodings
{
    /// <summary>"cp1251", "utf-8" or "koi8-r".</summary>
    public static string Name(this QrEncoding encoding) => encoding switch
    {
        QrEncoding.Windows1251 => "cp1251",
        QrEncoding.Koi8R => "koi8-r",
        _ => "utf-8",
    };

    /// <summary>Understands the names of <see cref="Name"/>, "windows-1251", "utf8", "koi8r" and the digits 1 to 3, in any case; null for another.</summary>
    public static QrEncoding? Parse(string? name) => name?.ToLowerInvariant() switch
    {
        "cp1251" or "windows-1251" or "1" => QrEncoding.Windows1251,
        "utf-8" or "utf8" or "2" => QrEncoding.Utf8,
        "koi8-r" or "koi8r" or "3" => QrEncoding.Koi8R,
        _ => null,
    };

    internal static Encoding Coding(this QrEncoding encoding) => encoding switch
    {
        QrEncoding.Windows1251 => CyrillicEncodings.Windows1251,
        QrEncoding.Koi8R => CyrillicEncodings.Koi8R,
        _ => CyrillicEncodings.Utf8,
    };
}
