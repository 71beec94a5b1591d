using SkiaSharp;

namespace Okno.Formats.Images;

/// <summary>A decoded page.</summary>
internal sealed class PageBitmap(SKBitmap bitmap) : IDisposable
{
    /// <summary>The page as a JPEG of at most so many pixels on its longer side, upright, on white, in sRGB, with nothing of the file that it came from.</summary>
    public ScanPicture Scaled(int side, int quality)
    {
        double scale = Math.Min(1, side / (double)Math.Max(bitmap.Width, bitmap.Height));
        int width = Math.Max(1, (int)Math.Round(bitmap.Width * scale));
        int height = Math.Max(1, (int)Math.Round(bitmap.Height * scale));
        using SKBitmap target = New(width, height);
        using (SKCanvas canvas = new(target))
        {
            canvas.Clear(SKColors.White);
            using SKImage image = SKImage.FromBitmap(bitmap);
            canvas.DrawImage(image, new SKRect(0, 0, width, height), scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : SKSamplingOptions.Default);
        }

        using SKPixmap pixels = target.PeekPixels();
        using SKData jpeg = pixels.Encode(new SKJpegEncoderOptions(quality)) ?? throw new RefusedScanException("scan.damaged");
        return new ScanPicture(jpeg.ToArray(), width, height);
    }

    /// <summary>The same picture turned as the camera was held (EXIF 2.3, tag 0x0112). Whoever has it owns it instead of this one.</summary>
    public PageBitmap Upright(SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return this;
        }

        bool lying = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        int width = lying ? bitmap.Height : bitmap.Width;
        int height = lying ? bitmap.Width : bitmap.Height;
        SKBitmap turned = New(width, height);
        using (SKCanvas canvas = new(turned))
        {
            SKMatrix matrix = origin switch
            {
                SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
                _ => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
            };
            canvas.SetMatrix(matrix);
            canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        }

        bitmap.Dispose();
        return new PageBitmap(turned);
    }

    public void Dispose() => bitmap.Dispose();

    /// <summary>An empty bitmap in sRGB.</summary>
    /// <exception cref="RefusedScanException">There is no memory for it.</exception>
    public static SKBitmap New(int width, int height)
    {
        SKBitmap bitmap = new();
        if (!bitmap.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb())))
        {
            bitmap.Dispose();
            throw new RefusedScanException("scan.damaged");
        }

        return bitmap;
    }

    /// <summary>Judges a page by its heading, before it costs anything.</summary>
    /// <exception cref="RefusedScanException">It promises nothing, or too much.</exception>
    public static void Judge(long width, long height, ScanLimits limits)
    {
        if (width < 1 || height < 1)
        {
            throw new RefusedScanException("scan.damaged");
        }

        if (width > limits.MostPixels || height > limits.MostPixels || width * height > limits.MostPixels)
        {
            throw new RefusedScanException("scan.too-many-pixels", limits.MostPixels, width > int.MaxValue || height > int.MaxValue ? null : width * height);
        }
    }
}
