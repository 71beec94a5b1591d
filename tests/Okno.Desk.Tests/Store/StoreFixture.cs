using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Okno.Store;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

/// <summary>An empty record of one test class.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RecordStore? store;

    /// <summary>The folder that holds the keys, and the file of SQLite.</summary>
    public TemporaryFolder Folder => folder;

    /// <summary>How to open the record.</summary>
    public StoreOptions Options { get; private set; } = new(string.Empty, string.Empty, string.Empty);

    /// <summary>Why there is no record; null if there is one.</summary>
    public virtual string? Missing => null;

    internal RecordStore Store => store ?? throw new InvalidOperationException("Not opened.");

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            Options = new StoreOptions(Provider, await NewDatabaseAsync(), folder.File("keys"));
            store = await RecordStore.OpenAsync(Options);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
            await DropDatabaseAsync();
        }

        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another empty record of the same kind, for a test whose damage the others of its class must not meet.</summary>
    public async Task<StoreFixture> AnotherAsync()
    {
        var another = (StoreFixture)Activator.CreateInstance(GetType())!;
        await another.InitializeAsync();
        return another;
    }

    /// <summary>The attacker's way in: plain SQL on the same database.</summary>
    public async Task<int> AttackAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of the first row.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>An id as a literal of this database.</summary>
    public abstract string Literal(Guid id);

    /// <summary>Bytes as a literal of this database.</summary>
    public abstract string Literal(byte[] bytes);

    /// <summary>An expression that gives the bytes with their last one changed.</summary>
    public abstract string Flipped(string column);

    protected abstract string Provider { get; }

    protected abstract Task<string> NewDatabaseAsync();

    protected abstract Task DropDatabaseAsync();

    protected abstract DbConnection Connect();
}

/// <summary>In an SQLite file.</summary>
public sealed class SqliteFixture : StoreFixture
{
    public override string Literal(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";

    public override string Literal(byte[] bytes) => $"x'{Convert.ToHexString(bytes)}'";

    public override string Flipped(string column) =>
        $"CAST(substr({column}, 1, length({column}) - 1) || CASE WHEN substr({column}, -1) = x'00' THEN x'01' ELSE x'00' END AS BLOB)";

    protected override string Provider => StoreOptions.Sqlite;

    protected override Task<string> NewDatabaseAsync() => Task.FromResult($"Data Source={Folder.File("record.db")}");

    protected override Task DropDatabaseAsync()
    {
        using var connection = new SqliteConnection(Options.ConnectionString);
        SqliteConnection.ClearPool(connection);
        return Task.CompletedTask;
    }

    protected override DbConnection Connect() => new SqliteConnection(Options.ConnectionString + ";Foreign Keys=False;Pooling=False");
}

/// <summary>On a real PostgreSQL.</summary>
public sealed class PostgresFixture : StoreFixture
{
    public override string? Missing => PostgresServer.Missing;

    public override string Literal(Guid id) => $"'{id}'";

    public override string Literal(byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    public override string Flipped(string column) => $"set_byte({column}, length({column}) - 1, get_byte({column}, length({column}) - 1) # 1)";

    protected override string Provider => StoreOptions.Postgres;

    protected override Task<string> NewDatabaseAsync() => PostgresServer.NewDatabaseAsync();

    protected override Task DropDatabaseAsync() => PostgresServer.DropDatabaseAsync(Options.ConnectionString);

    // The attacker owns the server: foreign keys do not bind him.
    protected override DbConnection Connect() => new NpgsqlConnection(Options.ConnectionString + ";Pooling=False;Options=-c session_replication_role=replica");
}

/// <summary>In a PostgreSQL database that the test made and removes itself.</summary>
public sealed class GivenFixture(string database) : StoreFixture
{
    public override string Literal(Guid id) => $"'{id}'";

    public override string Literal(byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    public override string Flipped(string column) => throw new NotSupportedException("Nobody attacks this record.");

    protected override string Provider => StoreOptions.Postgres;

    protected override Task<string> NewDatabaseAsync() => Task.FromResult(database);

    protected override Task DropDatabaseAsync() => Task.CompletedTask;

    protected override DbConnection Connect() => new NpgsqlConnection(Options.ConnectionString + ";Pooling=False");
}
