using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ImageMagick;
using SkiaSharp;

namespace Okno.Formats.Tests.Images;

/// <summary>Pictures as phones and scanners make them: left half red, right half blue.</summary>
internal static class SamplePictures
{
    public const string Place = "55.7558N37.6173E канарейка";

    public static byte[] Encoded(SKEncodedImageFormat format, int width = 120, int height = 80)
    {
        using SKBitmap bitmap = new(width, height);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using SKPaint paint = new() { Color = SKColors.Blue };
            canvas.DrawRect(width / 2f, 0, width, height, paint);
        }

        using SKData data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG whose EXIF says how the camera was held and carries a place.</summary>
    public static byte[] Photographed(ushort orientation)
    {
        byte[] jpeg = Encoded(SKEncodedImageFormat.Jpeg);
        byte[] place = Encoding.UTF8.GetBytes(Place + "\0");
        byte[] tiff = new byte[8 + 2 + 24 + 4 + place.Length];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(8), 2);
        Entry(tiff.AsSpan(10), 0x010E, 2, (uint)place.Length, 38);
        Entry(tiff.AsSpan(22), 0x0112, 3, 1, orientation);
        place.CopyTo(tiff, 38);
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        byte[] segment = [0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    public static byte[] Tiff(int pages)
    {
        using MagickImageCollection all = [];
        for (int page = 0; page < pages; page++)
        {
            all.Add(new MagickImage(page % 2 == 0 ? MagickColors.Red : MagickColors.Blue, 90, 120));
        }

        return all.ToByteArray(MagickFormat.Tiff);
    }

    /// <summary>A PDF of so many pages, each with a word, an own title and a script.</summary>
    public static byte[] Pdf(int pages)
    {
        StringBuilder pdf = new("%PDF-1.4\n");
        List<int> places = [];
        string kids = string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (2 * page)} 0 R"));
        Add($"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>");
        Add($"<< /Type /Pages /Kids [{kids}] /Count {pages} >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (int page = 0; page < pages; page++)
        {
            Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (2 * page)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            string content = $"BT /F1 48 Tf 72 700 Td (Page {page + 1}) Tj ET";
            Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        int table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (int place in places)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());

        void Add(string body)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n");
        }
    }

    /// <summary>A PNG of a few hundred bytes whose heading promises a picture of this size.</summary>
    public static byte[] Promising(int width, int height)
    {
        byte[] png = Encoded(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The CRC-32 of PNG (ISO/IEC 15948, annex D).</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static void Entry(Span<byte> at, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(at[8..], value);
    }
}
