using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Okno.Formats.Images;

/// <summary>
/// A PDF drawn page by page by Poppler's programs, each in a process of its own with bounded memory and time and without our environment: what a hostile PDF breaks is not the process that holds the keys. The file goes in and
/// the pixels come out through pipes; nothing is laid on the disk.
/// </summary>
internal sealed partial class PdfPages(ScanLimits limits)
{
    /// <exception cref="RefusedScanException">It cannot be drawn, or is beyond the limits.</exception>
    public IEnumerable<PageBitmap> Of(ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        int pages = Count(file, stop);
        for (int page = 1; page <= pages; page++)
        {
            string number = page.ToString(CultureInfo.InvariantCulture);
            (byte[] drawn, _) = Run("pdftoppm", ["-q", "-f", number, "-l", number, "-scale-to", limits.KeptSide.ToString(CultureInfo.InvariantCulture), "-"], file, stop);
            yield return Portable(drawn);
        }
    }

    private int Count(ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        (byte[] about, string complaint) = Run("pdfinfo", ["-"], file, stop);
        if (complaint.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedScanException("scan.pdf-locked");
        }

        if (!int.TryParse(PageCount().Match(Encoding.UTF8.GetString(about)).Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int pages) || pages < 1)
        {
            throw new RefusedScanException("scan.damaged");
        }

        return pages <= limits.MostPages ? pages : throw new RefusedScanException("scan.too-many-pages", limits.MostPages, pages);
    }

    private (byte[] Output, string Complaint) Run(string program, string[] arguments, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        // The shell sets the limits of memory (KiB) and processor time (seconds) and becomes the program.
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"ulimit -v {limits.MostMemory / 1024} -t {(int)limits.MostTime.TotalSeconds}; exec \"$0\" \"$@\""));
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        string? path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        using Process process = Start(start);
        using CancellationTokenRegistration killing = stop.Register(() => Kill(process));
        try
        {
            Task feeding = FeedAsync(process, file);
            Task<string> complaint = process.StandardError.ReadToEndAsync(stop);
            using MemoryStream output = new();
            CopyBounded(process.StandardOutput.BaseStream, output);
            feeding.Wait(stop);
            process.WaitForExit();
            stop.ThrowIfCancellationRequested();
            string said = complaint.Result;
            return process.ExitCode == 127 && output.Length == 0 ? throw new RefusedScanException("scan.pdf-not-here") : (output.ToArray(), said);
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new RefusedScanException("scan.pdf-not-here");
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> file)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit says why.
        }
    }

    /// <summary>A page of the kept size is the most that is expected: three bytes a pixel and a heading.</summary>
    private void CopyBounded(Stream from, MemoryStream to)
    {
        long most = (3L * limits.KeptSide * limits.KeptSide) + 1024;
        byte[] block = new byte[64 * 1024];
        while (from.Read(block) is var read and > 0)
        {
            if (to.Length + read > most)
            {
                throw new RefusedScanException("scan.damaged");
            }

            to.Write(block, 0, read);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>A picture in the "portable pixmap" form: P6, width, height, 255, then three bytes a pixel.</summary>
    private PageBitmap Portable(byte[] file)
    {
        Match heading = PortableHeading().Match(Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, 64)));
        if (!heading.Success)
        {
            throw new RefusedScanException("scan.damaged");
        }

        int width = int.Parse(heading.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        int height = int.Parse(heading.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        PageBitmap.Judge(width, height, limits);
        if (file.Length < heading.Length + (3L * width * height))
        {
            throw new RefusedScanException("scan.damaged");
        }

        SKBitmap bitmap = PageBitmap.New(width, height);
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int from = heading.Length, to = 0; to < pixels.Length; from += 3, to += 4)
        {
            pixels[to] = file[from];
            pixels[to + 1] = file[from + 1];
            pixels[to + 2] = file[from + 2];
            pixels[to + 3] = 255;
        }

        return new PageBitmap(bitmap);
    }

    [GeneratedRegex(@"^Pages:\s+(\d{1,7})\s*$", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"\AP6\n(\d{1,6}) (\d{1,6})\n255\n")]
    private static partial Regex PortableHeading();
}
