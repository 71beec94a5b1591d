using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Okno.Web.Accounts;

// dotnet ef migrations add NAME --project src/Okno.Web --context SqliteAccountsContext --output-dir Accounts/Migrations/Sqlite (and the same for Postgres)

internal sealed class DesignTimeSqliteAccounts : IDesignTimeDbContextFactory<SqliteAccountsContext>
{
    public SqliteAccountsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAccountsContext>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(AccountsContext.History)).Options);
}

internal sealed class DesignTimePostgresAccounts : IDesignTimeDbContextFactory<PostgresAccountsContext>
{
    public PostgresAccountsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAccountsContext>().UseNpgsql("Host=localhost", postgres => postgres.MigrationsHistoryTable(AccountsContext.History, PostgresAccountsContext.Schema)).Options);
}
