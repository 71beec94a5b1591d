using Okno.Desk.LawInUse;
using Okno.Store;
using Okno.Store.Scans;

namespace Okno.Desk;

/// <summary>
/// Where a desk keeps its record and finds its law. By default everything lies in one data folder: <c>okno.db</c>, <c>keys/</c>. With <paramref name="Postgres"/> the record lies there and only the keys in the
/// folder: keys live apart from the database. Scans lie sealed in the folder <c>scans/</c>, or where <see cref="Scans"/> says.
/// </summary>
public sealed record DeskSettings(string DataFolder, string LawFolder, string? Postgres = null)
{
    /// <summary>What keeps the master key: null or <c>file:</c> = the key folder itself; see <see cref="StoreOptions.MasterKey"/>.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Where signed heads of the record are exported: best on another machine. Default: <c>heads</c> in the data folder.</summary>
    public string HeadsFolder => Heads ?? Path.Combine(DataFolder, "heads");

    /// <summary>The heads folder if it is told; null = the default.</summary>
    public string? Heads { get; init; }

    /// <summary>The folder of the keys; null = <c>keys/</c> in the data folder.</summary>
    public string? Keys { get; init; }

    /// <summary>On PostgreSQL: from where reports are read; null = as everything else.</summary>
    public string? Reports { get; init; }

    /// <summary>The folder of the keys as it is used.</summary>
    public string KeyFolder => Keys ?? Path.Combine(DataFolder, "keys");

    /// <summary>The file of the record where it is an SQLite file.</summary>
    public string RecordFile => Path.Combine(DataFolder, "okno.db");

    /// <summary>OKNO_DATA (default: <c>data</c> under the current folder), OKNO_LAW, OKNO_POSTGRES, OKNO_POSTGRES_REPORTS, OKNO_KEYS, OKNO_MASTER_KEY, OKNO_HEADS.</summary>
    public static DeskSettings FromEnvironment() => new(
        Environment.GetEnvironmentVariable("OKNO_DATA") is { Length: > 0 } data ? data : Path.Combine(Directory.GetCurrentDirectory(), "data"),
        ProgramFolder.Find("law", "OKNO_LAW"),
        Environment.GetEnvironmentVariable("OKNO_POSTGRES") is { Length: > 0 } postgres ? postgres : null)
    {
        Scans = ScanPlace.Read(Environment.GetEnvironmentVariable),
        MasterKey = Environment.GetEnvironmentVariable("OKNO_MASTER_KEY") is { Length: > 0 } master ? master : null,
        Keys = Environment.GetEnvironmentVariable("OKNO_KEYS") is { Length: > 0 } keys ? keys : null,
        Reports = Environment.GetEnvironmentVariable("OKNO_POSTGRES_REPORTS") is { Length: > 0 } reports ? reports : null,
        Heads = Environment.GetEnvironmentVariable("OKNO_HEADS") is { Length: > 0 } heads ? heads : null,
        ErasedCopy = Environment.GetEnvironmentVariable("OKNO_ERASED") is { Length: > 0 } erased ? erased : null,
    };

    /// <summary>Where scans lie instead of the folder <c>scans</c> beside the record.</summary>
    public ScanPlace? Scans { get; init; }

    public StoreOptions Store => (Postgres is null
        ? new StoreOptions(StoreOptions.Sqlite, $"Data Source={RecordFile}", KeyFolder)
        : new StoreOptions(StoreOptions.Postgres, Postgres, KeyFolder)) with { Shelf = NewShelf, MasterKey = MasterKey, HeadsFolder = HeadsFolder, Reports = Reports, ErasedCopy = Erased };

    /// <summary>Where the list of erased streams is kept beside that of the key folder (OKNO_ERASED): a place that no restore overwrites. By default <c>erased.list</c> in the data folder.</summary>
    public string? ErasedCopy { get; init; }

    private string Erased => ErasedCopy ?? Path.GetFullPath(Path.Combine(DataFolder, StoreOptions.ErasedFile));

    private ScanShelf NewShelf() => Scans?.NewShelf() ?? new FolderShelf(Path.GetFullPath(Path.Combine(DataFolder, "scans")));
}

public sealed partial class ServiceDesk
{
    /// <summary>Opens the record (made and migrated on the first start) and the law, the published over the shipped.</summary>
    /// <exception cref="LawBrokenException">A file of the law is malformed: file, line, reason.</exception>
    /// <exception cref="Okno.Store.Keys.MasterKeyException">The database exists but its master key does not, or is another one.</exception>
    public static async Task<ServiceDesk> OpenAsync(DeskSettings settings, TimeProvider time, CancellationToken ct = default)
    {
        LawShelf law = LawShelf.Open(settings.LawFolder);
        Directory.CreateDirectory(settings.DataFolder);
        RecordStore store = await RecordStore.OpenAsync(settings.Store, ct);
        await law.RefreshAsync(store, ct);
        return new ServiceDesk(store, law, time);
    }
}
