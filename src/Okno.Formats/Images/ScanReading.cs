using System.Collections.Immutable;

namespace Okno.Formats.Images;

/// <summary>One page as it is kept: a JPEG made here, upright, without metadata.</summary>
/// <param name="Jpeg">Its bytes.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record ScanPicture(byte[] Jpeg, int Width, int Height);

/// <summary>What a file came to. Closed family.</summary>
public abstract record ScanReading
{
    private ScanReading()
    {
    }

    /// <summary>Every page, and a small picture of the first.</summary>
    public sealed record Read(ScanKind Kind, ImmutableArray<ScanPicture> Pages, ScanPicture Small) : ScanReading;

    /// <summary>Why the file is not taken: a text code, the limit that it broke and what it has, where there is one.</summary>
    public sealed record Refused(string Code, long? Limit = null, long? Has = null) : ScanReading;
}
