using Microsoft.EntityFrameworkCore;
using Okno.Store;
using Okno.Store.Schema;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

public sealed class SchemaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_of_SQLite_give_the_model()
    {
        using var context = new SqliteRecordContext.Design().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_migrations_of_PostgreSQL_give_the_model()
    {
        using var context = new PostgresRecordContext.Design().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(StoreOptions.Sqlite)]
    [InlineData(StoreOptions.Postgres)]
    public async Task Processes_that_start_at_once_on_nothing_share_one_schema_and_one_master_key(string provider)
    {
        var onPostgres = provider == StoreOptions.Postgres;
        Assert.SkipWhen(onPostgres && PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        using var folder = new TemporaryFolder();
        var connection = onPostgres ? await PostgresServer.NewDatabaseAsync() : $"Data Source={folder.File("record.db")}";
        var options = new StoreOptions(provider, connection, folder.File("keys"));
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RecordStore.OpenAsync(options, Ct), Ct)));
        var ids = stores.Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(stores.Zip(ids, (store, id) => store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")))));
        foreach (var store in stores)
        {
            Assert.Equal(4, (await store.LoadManyAsync(ids, ct: Ct)).Streams.Count);
            await store.DisposeAsync();
        }

        if (onPostgres)
        {
            await PostgresServer.DropDatabaseAsync(connection);
        }
    }

    [Fact]
    public async Task A_database_that_does_not_exist_yet_is_made()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        using var folder = new TemporaryFolder();
        var connection = await PostgresServer.NewDatabaseAsync();
        await PostgresServer.DropDatabaseAsync(connection);
        await using (var store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, connection, folder.File("keys")), Ct))
        {
            await store.DoneAsync(Ledger.Commit(Ledger.Open(Guid.NewGuid(), "one")));
        }

        await PostgresServer.DropDatabaseAsync(connection);
    }

    [Fact]
    public async Task An_unknown_provider_is_named()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => RecordStore.OpenAsync(new StoreOptions("oracle", string.Empty, "keys"), Ct));
        Assert.Contains("oracle", refused.Message, StringComparison.Ordinal);
    }
}
