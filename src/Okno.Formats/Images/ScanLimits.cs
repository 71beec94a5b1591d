namespace Okno.Formats.Images;

/// <summary>What a file of a stranger may cost. Technical limits of this service, not of any law; the reasons stand beside them.</summary>
public sealed record ScanLimits
{
    /// <summary>The limits of the desk.</summary>
    public static readonly ScanLimits Usual = new();

    /// <summary>Bytes of the file as sent. A phone's photo has 3-12 MiB, twenty pages scanned in colour about 20.</summary>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Pixels of a page, as its heading says, before anything is decoded: A4 at 600 dots per inch has 35 million, a phone's largest photo 50 to 64. Four bytes each bound the memory.</summary>
    public long MostPixels { get; init; } = 64_000_000;

    /// <summary>Pages of one file: a work contract with its annexes.</summary>
    public int MostPages { get; init; } = 30;

    /// <summary>The longer side of a page as kept, pixels: A4 at 300 dots per inch, at which small print is read.</summary>
    public int KeptSide { get; init; } = 3508;

    /// <summary>JPEG quality of what is kept, 1-100: stamps and thin type stay clear.</summary>
    public int KeptQuality { get; init; } = 85;

    /// <summary>The longer side of the small picture in lists, pixels.</summary>
    public int SmallSide { get; init; } = 320;

    /// <summary>How long one file may be worked on; pages of a hostile PDF can be drawn for hours.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Memory of the process that draws a PDF, bytes: three times a page of the most pixels.</summary>
    public long MostMemory { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Files worked on at once by one process; others wait their turn.</summary>
    public int AtOnce { get; init; } = 2;
}
