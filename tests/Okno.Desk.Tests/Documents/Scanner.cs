using System.Diagnostics;
using Okno.Testing;

namespace Okno.Desk.Tests.Documents;

/// <summary>What a scanner of another make (zbar) reads from a printed page, and from a bad photo of it.</summary>
internal static class Scanner
{
    private const string Zbar = "/usr/bin/zbarimg";
    private const string Poppler = "/usr/bin/pdftoppm";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The bytes of every code of the first page, one after the other.</summary>
    /// <param name="dpi">Dots per inch of the rendering.</param>
    /// <param name="photo">Turned by four degrees, out of focus, unevenly lit and grainy, as a phone held by hand takes it.</param>
    public static async Task<byte[]> ReadAsync(byte[] pdf, int dpi, bool photo = false)
    {
        Assert.SkipUnless(File.Exists(Zbar) && File.Exists(Poppler), "apt-get install -y zbar-tools poppler-utils");
        using TemporaryFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("paper.pdf"), pdf, Ct);
        await RunAsync(Poppler, "-gray", "-singlefile", "-r", dpi.ToString(System.Globalization.CultureInfo.InvariantCulture), folder.File("paper.pdf"), folder.File("page"));
        string page = folder.File("page.pgm");
        if (photo)
        {
            await File.WriteAllBytesAsync(page, Photo(await File.ReadAllBytesAsync(page, Ct)), Ct);
        }

        return await RunAsync(Zbar, "--quiet", "--raw", "-Sbinary", page);
    }

    private static byte[] Photo(byte[] pgm)
    {
        (int width, int height, int start) = Header(pgm);
        byte[] photo = new byte[pgm.Length];
        pgm.AsSpan(0, start).CopyTo(photo);
        Random grain = new(56042);
        (double sin, double cos) = Math.SinCos(4 * Math.PI / 180);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double dx = x - (width / 2.0), dy = y - (height / 2.0);
                int fromX = (int)((dx * cos) - (dy * sin) + (width / 2.0)), fromY = (int)((dx * sin) + (dy * cos) + (height / 2.0));
                int sum = 0;
                for (int i = -1; i <= 1; i++)
                {
                    for (int j = -1; j <= 1; j++)
                    {
                        sum += fromX + i >= 0 && fromX + i < width && fromY + j >= 0 && fromY + j < height ? pgm[start + ((fromY + j) * width) + fromX + i] : 255;
                    }
                }

                double light = 0.55 + (0.4 * x / width);
                photo[start + (y * width) + x] = (byte)Math.Clamp((sum / 9.0 * light) + grain.Next(-18, 19), 0, 255);
            }
        }

        return photo;
    }

    /// <summary>"P5 width height 255" and one blank, then one byte a pixel.</summary>
    private static (int Width, int Height, int Start) Header(byte[] pgm)
    {
        List<int> numbers = [];
        int at = 2;
        while (numbers.Count < 3)
        {
            int number = 0;
            for (at++; pgm[at] is >= (byte)'0' and <= (byte)'9'; at++)
            {
                number = (number * 10) + pgm[at] - '0';
            }

            numbers.Add(number);
        }

        return (numbers[0], numbers[1], at + 1);
    }

    private static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using MemoryStream said = new();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(said, Ct);
        await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        await reading;
        return said.ToArray();
    }
}
