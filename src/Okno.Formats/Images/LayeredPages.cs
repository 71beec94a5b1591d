using System.Runtime.InteropServices;
using ImageMagick;
using SkiaSharp;

namespace Okno.Formats.Images;

/// <summary>TIFF and HEIC by ImageMagick, told which of the two it is, so that no other of its many readers is ever reached.</summary>
internal sealed class LayeredPages(ScanLimits limits)
{
    static LayeredPages()
    {
        // Nothing of a paper may be laid on the disk in clear, which is what this library does when memory is short.
        ResourceLimits.Disk = 0;
        ResourceLimits.Thread = 1;
        ResourceLimits.MaxProfileSize = 1024 * 1024;
        ResourceLimits.Memory = (ulong)ScanLimits.Usual.MostMemory;
    }

    /// <exception cref="RefusedScanException">It is no whole picture within the limits.</exception>
    public IEnumerable<PageBitmap> Of(ReadOnlyMemory<byte> file, ScanKind kind)
    {
        MagickFormat format = kind == ScanKind.Tiff ? MagickFormat.Tiff : MagickFormat.Heic;
        byte[] bytes = file.ToArray();
        int pages = Count(bytes, format);
        for (int page = 0; page < pages; page++)
        {
            yield return Page(bytes, new MagickReadSettings { Format = format, FrameIndex = (uint)page, FrameCount = 1 });
        }
    }

    private int Count(byte[] bytes, MagickFormat format)
    {
        // Only headings are read; at most one page more than is allowed, for a TIFF can name a million of them.
        using MagickImageCollection headings = [];
        headings.Ping(bytes, new MagickReadSettings { Format = format, FrameIndex = 0, FrameCount = (uint)limits.MostPages + 1 });
        if (headings.Count > limits.MostPages)
        {
            throw new RefusedScanException("scan.too-many-pages", limits.MostPages);
        }

        foreach (IMagickImage<byte> heading in headings)
        {
            PageBitmap.Judge(heading.Width, heading.Height, limits);
        }

        return headings.Count;
    }

    private PageBitmap Page(byte[] bytes, MagickReadSettings settings)
    {
        using MagickImage image = new(bytes, settings);
        PageBitmap.Judge(image.Width, image.Height, limits);
        image.AutoOrient();
        image.ColorSpace = ColorSpace.sRGB;
        using IPixelCollection<byte> pixels = image.GetPixels();
        byte[] rgba = pixels.ToByteArray(PixelMapping.RGBA) ?? throw new RefusedScanException("scan.damaged");
        SKBitmap bitmap = new();
        GCHandle held = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        SKImageInfo info = new((int)image.Width, (int)image.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        if (!bitmap.InstallPixels(info, held.AddrOfPinnedObject(), info.RowBytes, (_, _) => held.Free()))
        {
            bitmap.Dispose();
            throw new RefusedScanException("scan.damaged");
        }

        return new PageBitmap(bitmap);
    }
}
