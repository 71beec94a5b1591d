using System.Globalization;
using System.Text;
using QRCoder;

namespace Okno.Documents;

/// <summary>Draws a QR code as SVG from bytes that the caller has built (for a payment: GOST R 56042-2014). One path, no text, four quiet modules on each side.</summary>
public static class QrPicture
{
    private const int Quiet = 4;

    /// <summary>Error correction M, as GOST R 56042 asks at least; smallest version that fits. More than 2 331 bytes do not fit (QRCoder throws).</summary>
    public static string Svg(ReadOnlySpan<byte> payload)
    {
        using QRCodeGenerator generator = new();
        using QRCodeData code = generator.CreateQrCode(payload.ToArray(), QRCodeGenerator.ECCLevel.M);
        return Draw(code);
    }

    /// <summary>The same for a text; capital Latin letters, digits and <c>$%*+-./:</c> with spaces take a smaller picture.</summary>
    public static string Svg(string text)
    {
        using QRCodeGenerator generator = new();
        using QRCodeData code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return Draw(code);
    }

    private static string Draw(QRCodeData code)
    {
        int border = FirstDark(code);
        int size = code.ModuleMatrix.Count - (2 * border);
        StringBuilder path = new();
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if (!code.ModuleMatrix[y + border][x + border])
                {
                    continue;
                }

                int run = 1;
                while (x + run < size && code.ModuleMatrix[y + border][x + border + run])
                {
                    run++;
                }

                path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h{run}v1h-{run}z");
                x += run;
            }
        }

        int full = size + (2 * Quiet);
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {full} {full}\" width=\"{full}\" height=\"{full}\" shape-rendering=\"crispEdges\"><rect width=\"{full}\" height=\"{full}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }

    // QRCoder pads the matrix with a quiet zone of its own; the finder pattern's corner tells how wide it is.
    private static int FirstDark(QRCodeData code)
    {
        for (int i = 0; i < code.ModuleMatrix.Count; i++)
        {
            if (code.ModuleMatrix[i][i])
            {
                return i;
            }
        }

        return 0;
    }
}
