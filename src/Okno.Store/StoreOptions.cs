namespace Okno.Store;

/// <summary>Where the record is kept.</summary>
/// <param name="Provider">"sqlite" (one file, one machine) or "postgres" (several processes).</param>
/// <param name="ConnectionString">The connection string of that database, as Microsoft.Data.Sqlite or Npgsql reads it.</param>
/// <param name="KeyFolder">Folder of the master key and the stream keys. Must not lie inside the database's own folder of backups:
/// whoever holds both can read everything. Several processes on PostgreSQL share one folder.</param>
public sealed record StoreOptions(string Provider, string ConnectionString, string KeyFolder)
{
    /// <summary>The provider name of SQLite.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The provider name of PostgreSQL.</summary>
    public const string Postgres = "postgres";

    /// <summary>What keeps the master key: <c>file:</c> (in the key folder; null is the same), <c>file:PATH</c>, <c>pkcs11:...</c> (RFC 7512) or <c>secret:URL?token-file=PATH</c>.</summary>
    public string? MasterKey { get; init; }

    /// <summary>On PostgreSQL: the connection string from which reports (the book, verify) read, of a replica or of several hosts; null = the record's own.</summary>
    public string? Reports { get; init; }

    /// <summary>The name of the list of erased streams in the key folder.</summary>
    public const string ErasedFile = "erased.list";

    /// <summary>A second list of erased streams, outside the key folder, so that a restored key folder does not forget what was to be forgotten; null = none. Never restore an older one over it.</summary>
    public string? ErasedCopy { get; init; }

    /// <summary>How many opened stream keys stay in memory (32 bytes each); 1 or more.</summary>
    public int KeysInMemory { get; init; } = 20_000;

    /// <summary>Makes the shelf of scans; null = a folder "scans" beside the folder of keys.</summary>
    public Func<Scans.ScanShelf>? Shelf { get; init; }

    /// <summary>Folder outside the database where signed heads are exported; null = none. Best on another machine, or a medium that is written once: what it holds nobody can undo in the database unnoticed.</summary>
    public string? HeadsFolder { get; init; }
}
