using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Okno.Store.Schema;

/// <summary>The record on PostgreSQL.</summary>
internal sealed class PostgresRecordContext(DbContextOptions<PostgresRecordContext> options) : RecordContext(options)
{
    /// <summary>For <c>dotnet ef</c>; never connects.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresRecordContext>
    {
        public PostgresRecordContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresRecordContext>().UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable(History)).Options);
    }
}
