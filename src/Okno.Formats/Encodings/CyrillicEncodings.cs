using System.Text;

namespace Okno.Formats.Encodings;

/// <summary>The encodings met in papers of banks, each in a lenient form (an impossible byte becomes U+FFFD) that never throws.</summary>
internal static class CyrillicEncodings
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    public static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    public static readonly Encoding Koi8R = CodePagesEncodingProvider.Instance.GetEncoding(20866)!;
    public static readonly Encoding Dos866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
}
