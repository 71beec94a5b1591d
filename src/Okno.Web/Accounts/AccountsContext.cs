using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Okno.Web.Accounts;

/// <summary>Staff accounts. One model; one derived context and set of migrations per database.</summary>
public abstract class AccountsContext(DbContextOptions options) : IdentityDbContext<StaffAccount, IdentityRole, string>(options)
{
    internal const string History = "accounts_migrations";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().Property(account => account.FullName).HasMaxLength(200);
    }
}

/// <summary>The accounts in an SQLite file of their own.</summary>
public sealed class SqliteAccountsContext(DbContextOptions<SqliteAccountsContext> options) : AccountsContext(options);

/// <summary>The accounts in a schema of their own beside the record.</summary>
public sealed class PostgresAccountsContext(DbContextOptions<PostgresAccountsContext> options) : AccountsContext(options)
{
    internal const string Schema = "accounts";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasDefaultSchema(Schema);
        base.OnModelCreating(builder);
    }
}
