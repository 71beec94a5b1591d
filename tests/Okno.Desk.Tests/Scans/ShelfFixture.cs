using Okno.Store;
using Okno.Store.Scans;
using Okno.Testing;

namespace Okno.Desk.Tests.Scans;

/// <summary>A record in an SQLite file with an empty shelf. Two records are open on it, as in two processes.</summary>
public abstract class ShelfFixture : IAsyncLifetime
{
    private RecordStore? first;
    private RecordStore? second;

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The clock by which files age: the machine's, until a test moves it on.</summary>
    public LaterClock Clock { get; } = new();

    public virtual string? Missing => null;

    public RecordStore Store => first!;

    /// <summary>The same record, opened by another process.</summary>
    public RecordStore Other => second!;

    public StoreOptions Options => new(StoreOptions.Sqlite, $"Data Source={Folder.File("record.db")};Pooling=False", Folder.File("keys")) { Shelf = NewShelf };

    /// <summary>The shelf, opened once more.</summary>
    public abstract ScanShelf NewShelf();

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            await PrepareAsync();
            first = await RecordStore.OpenAsync(Options);
            second = await RecordStore.OpenAsync(Options);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (first is not null)
        {
            await first.DisposeAsync();
            await second!.DisposeAsync();
        }

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;
}

/// <summary>In a folder.</summary>
public sealed class FolderShelfFixture : ShelfFixture
{
    public override ScanShelf NewShelf() => new FolderShelf(Folder.File("scans"), Clock);
}

/// <summary>In a bucket.</summary>
public sealed class BucketShelfFixture : ShelfFixture
{
    private string? bucket;

    public override string? Missing => S3Server.Missing;

    public override ScanShelf NewShelf() => new S3Shelf(S3Settings.Read(bucket!, S3Server.AccessKey, S3Server.SecretKey), Clock);

    protected override async Task PrepareAsync() => bucket = (await S3Server.GetAsync()).NewBucket();
}

/// <summary>The machine's clock, some time later.</summary>
public sealed class LaterClock : TimeProvider
{
    public TimeSpan Later { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Later;
}
