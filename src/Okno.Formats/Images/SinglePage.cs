using SkiaSharp;

namespace Okno.Formats.Images;

/// <summary>JPEG, PNG and WebP by Skia.</summary>
internal static class SinglePage
{
    /// <exception cref="RefusedScanException">It is no whole picture within the limits.</exception>
    public static PageBitmap Of(ReadOnlyMemory<byte> file, ScanLimits limits)
    {
        using SKData data = SKData.CreateCopy(file.Span);
        using SKCodec codec = SKCodec.Create(data) ?? throw new RefusedScanException("scan.damaged");
        PageBitmap.Judge(codec.Info.Width, codec.Info.Height, limits);
        if (codec.FrameCount > 1)
        {
            throw new RefusedScanException("scan.moving");
        }

        SKBitmap bitmap = PageBitmap.New(codec.Info.Width, codec.Info.Height);
        try
        {
            // A picture that breaks off is decoded as far as it goes: half a passport is no scan of it.
            if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is var end && end != SKCodecResult.Success)
            {
                throw new RefusedScanException(end == SKCodecResult.IncompleteInput ? "scan.broken-off" : "scan.damaged");
            }

            return new PageBitmap(bitmap).Upright(codec.EncodedOrigin);
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }
}
