using System.Collections.Concurrent;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Store;
using Okno.Store.Streams;

namespace Okno.Desk.LawInUse;

/// <summary>
/// The law in use: the files that came with the program, under the files that two persons published since. Immutable libraries are swapped whole; a reader never sees half a change.
/// </summary>
public sealed class LawShelf
{
    /// <summary>The one stream of published law.</summary>
    public static readonly Guid Stream = new("6f6b6e6f-6c61-7700-8000-000000000001");

    private readonly IReadOnlyDictionary<string, string> shipped;
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> texts = new();
    private readonly Lock taking = new();
    private volatile InUse state;

    private LawShelf(IReadOnlyDictionary<string, string> shipped)
    {
        this.shipped = shipped;
        state = new InUse(Read(shipped), shipped, 0);
        texts[state.Library.Versions["text"]] = shipped;
    }

    /// <summary>The law, the files that it was read from, and how many publications it has seen: always of one moment.</summary>
    /// <param name="Files">Every file by its path in the folder of the law.</param>
    public sealed record InUse(LawLibrary Library, IReadOnlyDictionary<string, string> Files, long Version);

    public InUse State => state;

    public LawLibrary Current => state.Library;

    /// <summary>Every file as it is in use, by its path in the folder of the law.</summary>
    public IReadOnlyDictionary<string, string> Files => state.Files;

    /// <summary>Reads the shipped folder only, as the readers of the command line do.</summary>
    /// <exception cref="LawBrokenException">A file is malformed: the start stops with file, line and reason.</exception>
    public static LawShelf Open(string folder) =>
        Directory.Exists(folder) ? new LawShelf(LawReader.FilesOf(folder)) : throw new LawBrokenException([new LawError(folder, 0, "папки с правом нет")]);

    /// <summary>Puts the published files of the record over the shipped ones: at the start, and again whenever another process has published. True where the law changed.</summary>
    /// <exception cref="LawBrokenException">The published files do not make a law under this version of the program; what is in use stays.</exception>
    public async Task<bool> RefreshAsync(RecordStore store, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await store.VersionAsync(Stream, ct) > state.Version && (await store.LoadAsync(Stream, ct: ct)).Stream is { } loaded && Use(StreamKinds.Law.Open(loaded), loaded.Version);
    }

    /// <summary>Takes over a published law unless a later one is already in use.</summary>
    public bool Use(PublishedLaw published, long version)
    {
        lock (taking)
        {
            if (version <= state.Version)
            {
                return false;
            }

            Dictionary<string, string> files = Over(published);
            LawLibrary next = Read(files);
            texts[next.Versions["text"]] = files;
            state = new InUse(next, files, version);
            return true;
        }
    }

    /// <summary>The law that other publications over the same shipped files would make.</summary>
    /// <exception cref="LawBrokenException">They do not make a law.</exception>
    public LawLibrary Under(PublishedLaw published) => Read(Over(published));

    /// <summary>The files behind a law that this shelf has answered with, by <see cref="LawInForce.TextHash"/>.</summary>
    public IReadOnlyDictionary<string, string>? TextOf(string hash) => texts.GetValueOrDefault(hash);

    /// <summary>The law of a case on a day (Q22).</summary>
    public LawInForce For(Case? @case, DateOnly today) => CaseLaw.Of(@case, today, Current);

    /// <summary>The law under which a step decides (Q22).</summary>
    public LawInForce For(Case @case, ICaseStep step, DateOnly today) => CaseLaw.Of(@case, step, today, Current);

    private Dictionary<string, string> Over(PublishedLaw published)
    {
        Dictionary<string, string> files = new(shipped, StringComparer.Ordinal);
        foreach (PublishedFile file in published.Files)
        {
            files[file.Path] = file.Text;
        }

        return files;
    }

    private static LawLibrary Read(IReadOnlyDictionary<string, string> files)
    {
        LawReading reading = LawReader.Read(files);
        return reading.Library ?? throw new LawBrokenException(reading.Errors);
    }
}

/// <summary>The law does not hold together; every error with file, line and reason.</summary>
public sealed class LawBrokenException(IReadOnlyList<LawError> errors) : Exception(string.Join(Environment.NewLine, errors.Select(error => $"{error.File}:{error.Line}: {error.Reason}")))
{
    public IReadOnlyList<LawError> Errors => errors;
}
