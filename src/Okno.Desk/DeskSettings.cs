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

    /// <summary>OKNO_DATA (default: <c>data</c> under the current folder), OKNO_LAW, OKNO_POSTGRES, OKNO_MASTER_KEY, OKNO_HEADS.</summary>
    public static DeskSettings FromEnvironment() => new(
        Environment.GetEnvironmentVariable("OKNO_DATA") is { Length: > 0 } data ? data : Path.Combine(Directory.GetCurrentDirectory(), "data"),
        ProgramFolder.Find("law", "OKNO_LAW"),
        Environment.GetEnvironmentVariable("OKNO_POSTGRES") is { Length: > 0 } postgres ? postgres : null)
    {
        Scans = ScanPlace.Read(Environment.GetEnvironmentVariable),
        MasterKey = Environment.GetEnvironmentVariable("OKNO_MASTER_KEY") is { Length: > 0 } master ? master : null,
        Heads = Environment.GetEnvironmentVariable("OKNO_HEADS") is { Length: > 0 } heads ? heads : null,
    };

    /// <summary>Where scans lie instead of the folder <c>scans</c> beside the record.</summary>
    public ScanPlace? Scans { get; init; }

    public StoreOptions Store => (Postgres is null
        ? new StoreOptions(StoreOptions.Sqlite, $"Data Source={Path.Combine(DataFolder, "okno.db")}", Path.Combine(DataFolder, "keys"))
        : new StoreOptions(StoreOptions.Postgres, Postgres, Path.Combine(DataFolder, "keys"))) with { Shelf = NewShelf, MasterKey = MasterKey, HeadsFolder = HeadsFolder };

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
