using System.Collections.Concurrent;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
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
    private volatile LawLibrary current;

    private LawShelf(IReadOnlyDictionary<string, string> shipped, LawLibrary current)
    {
        this.shipped = shipped;
        this.current = current;
        texts[current.Versions["text"]] = shipped;
    }

    public LawLibrary Current => current;

    /// <summary>Every file as it is in use, by its path in the folder of the law.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>Reads the shipped folder only, as the readers of the command line do.</summary>
    /// <exception cref="LawBrokenException">A file is malformed: the start stops with file, line and reason.</exception>
    public static LawShelf Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new LawBrokenException([new LawError(folder, 0, "папки с правом нет")]);
        }

        Dictionary<string, string> files = LawReader.FilesOf(folder);
        return new LawShelf(files, Read(files)) { Files = files };
    }

    /// <summary>Puts the published files of the record over the shipped ones; called at the start and after each publication.</summary>
    public async Task RefreshAsync(RecordStore store, CancellationToken ct = default)
    {
        if ((await store.LoadAsync(Stream, ct: ct)).Stream is { } loaded)
        {
            Use(StreamKinds.Law.Open(loaded));
        }
    }

    public void Use(PublishedLaw published)
    {
        Dictionary<string, string> files = new(shipped);
        foreach (PublishedFile file in published.Files)
        {
            files[file.Path] = file.Text;
        }

        LawLibrary next = Read(files);
        texts[next.Versions["text"]] = files;
        current = next;
        Files = files;
    }

    /// <summary>The files behind a law that this shelf has answered with, by <see cref="LawInForce.TextHash"/>.</summary>
    public IReadOnlyDictionary<string, string>? TextOf(string hash) => texts.GetValueOrDefault(hash);

    /// <summary>The law of a case on a day: civil terms as of its offer or contract, public law as of today (Q22).</summary>
    public LawInForce For(Case? @case, DateOnly today) => current.On(@case?.Offer?.MadeOn ?? @case?.Contract?.On ?? today, today);

    /// <summary>
    /// The law under which a step decides (Q22): civil terms of the offer or the day by which the contract was accepted; before that a payment is judged by the offer it falls into, else by its own day, and
    /// every other step, a new offer too, by today's.
    /// </summary>
    public LawInForce For(Case @case, ICaseStep step, DateOnly today) => current.On(
        @case.Contract is { } contract ? (contract.WithoutOffer ? contract.On : @case.Offer?.MadeOn ?? contract.On)
            : step is RecordPayment { PaidOn: var paid } ? (@case.Offer is { } offer && paid >= offer.MadeOn && paid <= offer.ValidUntil ? offer.MadeOn : paid < today ? paid : today)
            : today,
        today);

    /// <summary>What the library would be with one file more; errors where it would not hold together.</summary>
    public LawReading With(string path, string text) => LawReader.Read(new Dictionary<string, string>(Files) { [path] = text });

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
