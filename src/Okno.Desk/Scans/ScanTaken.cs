using System.Collections.Immutable;

namespace Okno.Desk.Scans;

/// <summary>What became of a file that was sent as a scan. Closed family.</summary>
public abstract record ScanTaken
{
    private ScanTaken()
    {
    }

    /// <summary>The file was read and kept; the step that names it ended so. After anything but <see cref="Performed.Done"/> nobody names what was kept, and it is collected.</summary>
    public sealed record Performed(Okno.Desk.Performed How) : ScanTaken;

    /// <summary>The file is not taken, and nothing was kept: a text code and its facts, for the field of the file.</summary>
    public sealed record Refused(string Code, ImmutableDictionary<string, string> Facts) : ScanTaken
    {
        public static Refused Because(string code) => new(code, ImmutableDictionary<string, string>.Empty);
    }
}

/// <summary>How far an upload is.</summary>
/// <param name="Received">Bytes that are durable.</param>
/// <param name="Length">Bytes of the whole file, as its sender promised.</param>
public sealed record ScanUpload(long Received, long Length);
