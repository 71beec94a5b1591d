using Okno.Store.Scans;

namespace Okno.Desk;

/// <summary>Where scans lie: another folder than <c>scans</c> beside the record, or a bucket of an S3-compatible storage.</summary>
/// <param name="Address">A folder, or https://host:port/bucket.</param>
/// <param name="AccessKey">Who asks the storage; null for a folder.</param>
/// <param name="SecretKey">What signs the requests; null for a folder.</param>
public sealed record ScanPlace(string Address, string? AccessKey = null, string? SecretKey = null)
{
    /// <summary>From settings OKNO_SCANS, OKNO_SCANS_ACCESS_KEY, OKNO_SCANS_SECRET_KEY; null where the first is not given.</summary>
    public static ScanPlace? Read(Func<string, string?> setting) =>
        setting("OKNO_SCANS") is { Length: > 0 } address ? new ScanPlace(address, setting("OKNO_SCANS_ACCESS_KEY"), setting("OKNO_SCANS_SECRET_KEY")) : null;

    /// <exception cref="ArgumentException">It is the address of a storage, but names no bucket or has no keys.</exception>
    public ScanShelf NewShelf() => Address.StartsWith("http://", StringComparison.Ordinal) || Address.StartsWith("https://", StringComparison.Ordinal)
        ? new S3Shelf(S3Settings.Read(Address, AccessKey, SecretKey))
        : new FolderShelf(Path.GetFullPath(Address));
}
