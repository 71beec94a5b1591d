namespace Okno.Formats.Images;

/// <summary>What a file is, judged by its own bytes; neither its name nor what the sender says of it counts.</summary>
public enum ScanKind
{
    Jpeg,
    Png,
    Webp,
    Tiff,
    Heic,
    Pdf,
}

/// <summary>Tells kinds of files by their first bytes.</summary>
internal static class ScanKinds
{
    /// <summary>A PDF may begin with other bytes (ISO 32000-1, annex H.3.4.1, note 13).</summary>
    private const int PdfWithin = 1024;

    /// <summary>Brands of the ISO base media file that hold still pictures (ISO/IEC 23008-12).</summary>
    private static readonly byte[][] HeicBrands = [.. new[] { "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The kind, or null where it is none that the desk takes.</summary>
    public static ScanKind? Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ScanKind.Jpeg;
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return ScanKind.Png;
        }

        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8))
        {
            return ScanKind.Webp;
        }

        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
        {
            return ScanKind.Tiff;
        }

        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            foreach (byte[] brand in HeicBrands)
            {
                if (file[8..12].SequenceEqual(brand))
                {
                    return ScanKind.Heic;
                }
            }
        }

        return file[..Math.Min(file.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0 ? ScanKind.Pdf : null;
    }
}
