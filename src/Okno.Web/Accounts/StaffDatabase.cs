using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Okno.Domain.Cases;
using Okno.Web.Hosting;

namespace Okno.Web.Accounts;

/// <summary>Sets up accounts, their database, and sign-in.</summary>
public static class StaffDatabase
{
    internal static IServiceCollection AddStaffAccounts(this IServiceCollection services, HostSettings settings)
    {
        if (settings.Desk.Postgres is { } postgresConnection)
        {
            services.AddDbContext<AccountsContext, PostgresAccountsContext>(options =>
                options.UseNpgsql(postgresConnection, postgres => postgres.MigrationsHistoryTable(AccountsContext.History, PostgresAccountsContext.Schema)));
        }
        else
        {
            services.AddDbContext<AccountsContext, SqliteAccountsContext>(options =>
                options.UseSqlite($"Data Source={settings.AccountsFile}", sqlite => sqlite.MigrationsHistoryTable(AccountsContext.History)));
        }

        services.AddIdentity<StaffAccount, IdentityRole>(identity =>
            {
                // Length is what protects; rules about characters only make people write passwords down.
                identity.Password.RequiredLength = 9;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "okno";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/account/sign-in";
            cookie.LogoutPath = "/account/sign-out";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.ReturnUrlParameter = "from";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        });
        return services;
    }

    /// <summary>Migrates the accounts, makes the roles, and, in the demo environment only, the demo staff.</summary>
    internal static async Task PrepareAsync(IServiceProvider services)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        AccountsContext context = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        await context.Database.MigrateAsync();

        RoleManager<IdentityRole> roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (Role role in Enum.GetValues<Role>().Where(role => role != Role.System))
        {
            if (!await roles.RoleExistsAsync(role.ToString()))
            {
                await roles.CreateAsync(new IdentityRole(role.ToString()));
            }
        }

        if (scope.ServiceProvider.GetRequiredService<HostSettings>().IsDemo)
        {
            await DemoStaff.MakeAsync(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>());
        }
    }
}
