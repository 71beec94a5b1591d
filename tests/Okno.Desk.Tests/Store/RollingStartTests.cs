using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;
using Okno.Store.Schema;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

/// <summary>While processes are replaced one by one, the old version works on the schema of the new one (docs/adr/0025).</summary>
public sealed partial class RollingStartTests(SqliteFixture sqlite, PostgresFixture postgres) : IClassFixture<SqliteFixture>, IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_migration_of_SQLite_only_adds() => OnlyAdds(new SqliteRecordContext.Design().CreateDbContext([]));

    [Fact]
    public void Every_migration_of_PostgreSQL_only_adds() => OnlyAdds(new PostgresRecordContext.Design().CreateDbContext([]));

    [Fact]
    public async Task The_previous_version_works_on_the_newest_schema_of_SQLite()
    {
        await using SqliteConnection connection = new(sqlite.Options.ConnectionString);
        await RunAsync(connection, "sqlite.sql");
    }

    [Fact]
    public async Task The_previous_version_works_on_the_newest_schema_of_PostgreSQL()
    {
        Assert.SkipWhen(postgres.Missing is not null, postgres.Missing ?? string.Empty);
        await using NpgsqlConnection connection = new(postgres.Options.ConnectionString);
        await RunAsync(connection, "postgres.sql");
    }

    [Fact]
    public void A_migration_that_takes_something_away_is_noticed()
    {
        Assert.NotNull(Harm(new DropColumnOperation { Table = "streams", Name = "lane" }));
        Assert.NotNull(Harm(new RenameColumnOperation { Table = "streams", Name = "lane", NewName = "road" }));
        Assert.NotNull(Harm(new AddColumnOperation { Table = "streams", Name = "desk", IsNullable = false }));
        Assert.NotNull(Harm(new CreateIndexOperation { Table = "streams", Name = "ux", Columns = ["phase"], IsUnique = true }));
        Assert.Null(Harm(new AddColumnOperation { Table = "streams", Name = "desk", IsNullable = true }));
        Assert.Null(Harm(new AddColumnOperation { Table = "streams", Name = "desk", IsNullable = false, DefaultValue = 0 }));
        Assert.Null(Harm(new CreateIndexOperation { Table = "streams", Name = "ix", Columns = ["phase"] }));
        Assert.Null(Harm(new CreateTableOperation { Name = "rooms" }));
    }

    private static void OnlyAdds(RecordContext context)
    {
        using (context)
        {
            IMigrationsAssembly migrations = context.GetService<IMigrationsAssembly>();
            HashSet<string> born = [];
            List<string> harms = [];
            foreach ((string id, System.Reflection.TypeInfo type) in migrations.Migrations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                IReadOnlyList<MigrationOperation> operations = migrations.CreateMigration(type, context.Database.ProviderName!).UpOperations;
                // What a migration makes itself no older version knows.
                born = [.. operations.OfType<CreateTableOperation>().Select(table => table.Name)];
                harms.AddRange(operations.Where(operation => operation is not CreateIndexOperation index || !born.Contains(index.Table)).Select(Harm).OfType<string>().Select(harm => $"{id}: {harm}"));
            }

            Assert.Empty(harms);
        }
    }

    /// <summary>What of an operation would break an older version that still runs; null if nothing.</summary>
    private static string? Harm(MigrationOperation operation) => operation switch
    {
        CreateTableOperation or CreateSequenceOperation => null,
        // Looked at by a person: a table of its own, kept by a trigger of the database whichever version writes the book.
        SqlOperation { Sql: var sql } when sql.TrimStart().StartsWith("CREATE TABLE book_days", StringComparison.Ordinal) => null,
        CreateIndexOperation index => index.IsUnique ? $"unique index {index.Name}: an older version does not know of it" : null,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null || column.ComputedColumnSql is not null
            ? null
            : $"column {column.Table}.{column.Name} without a default: an older version does not fill it",
        _ => $"{operation.GetType().Name}: a migration only adds; what nobody writes any more is dropped a version later, with this test told so",
    };

    private static async Task RunAsync(DbConnection connection, string file)
    {
        await connection.OpenAsync(Ct);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(Ct);
        string script = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests/Okno.Desk.Tests/Golden/statements", file), Ct);
        int statements = 0;
        foreach (Match statement in Statement().Matches(script))
        {
            await using DbCommand command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // A file of this repository.
            command.CommandText = statement.Groups["sql"].Value;
#pragma warning restore CA2100
            await using DbDataReader reader = await command.ExecuteReaderAsync(Ct);
            int rows = 0;
            while (await reader.ReadAsync(Ct))
            {
                rows++;
            }

            await reader.CloseAsync();
            Assert.True(int.Parse(statement.Groups["rows"].Value, System.Globalization.CultureInfo.InvariantCulture) == Math.Max(rows, reader.RecordsAffected), command.CommandText);
            statements++;
        }

        Assert.True(statements > 20);
        await transaction.RollbackAsync(Ct);
    }

    [GeneratedRegex(@"^-- rows: (?<rows>\d+)\r?\n(?<sql>[^;]+);", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
