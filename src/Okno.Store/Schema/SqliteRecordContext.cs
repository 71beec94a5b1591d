using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Okno.Store.Journal;

namespace Okno.Store.Schema;

/// <summary>The record in an SQLite file. Moments are whole microseconds since 1970, for SQLite cannot order moments otherwise.</summary>
internal sealed class SqliteRecordContext(DbContextOptions<SqliteRecordContext> options) : RecordContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Microseconds>();

    /// <summary>For <c>dotnet ef</c>; never connects.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteRecordContext>
    {
        public SqliteRecordContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteRecordContext>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(History)).Options);
    }

    private sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
        at => RecordedMoment.ToMicroseconds(at),
        microseconds => RecordedMoment.FromMicroseconds(microseconds));
}
