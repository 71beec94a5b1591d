using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk.Papers;
using Okno.Domain.Cases;
using Okno.Web.Jobs;

namespace Okno.Web.Hosting;

/// <summary>The offices behind the window: whose door is open to which role, and what runs by itself.</summary>
internal static class Offices
{
    private static readonly (string Folder, Role[] Roles)[] Doors =
    [
        ("/Desk/Statements", [Role.Accountant, Role.Supervisor]),
        ("/Desk/Bookkeeping", [Role.Accountant, Role.Supervisor, Role.Auditor]),
        ("/Desk/Ledgers", [Role.Accountant, Role.Supervisor]),
        ("/Desk/Registers", [Role.Courier, Role.Supervisor]),
        ("/Desk/Law", [Role.RulesEditor, Role.Supervisor]),
        ("/Desk/Audit", [Role.Auditor, Role.Supervisor]),
        ("/Desk/Erasure", [Role.Supervisor, Role.Auditor]),
        ("/Desk/Overview", [Role.Supervisor]),
    ];

    public static IServiceCollection AddOffices(this IServiceCollection services)
    {
        services.Configure<AuthorizationOptions>(authorization =>
        {
            foreach ((string folder, Role[] roles) in Doors)
            {
                authorization.AddPolicy(folder, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
            }
        });
        // After everybody's Configure: AddRazorPages makes the list of conventions anew, and a door that was hung before it would stand open.
        services.PostConfigure<RazorPagesOptions>(pages =>
        {
            foreach ((string folder, _) in Doors)
            {
                pages.Conventions.AuthorizeFolder(folder, folder);
            }
        });
        services.AddSingleton<RegisterPapers>();
        services.AddSingleton<BookPapers>();
        services.AddSingleton<ErasurePapers>();
        services.AddHostedService<DailyRound>();
        services.AddHostedService<LawWatch>();
        services.AddHostedService<TreeKeeper>();
        services.AddHostedService<ReadWatch>();
        services.AddSingleton<LinePosting>();
        services.AddHostedService(provider => provider.GetRequiredService<LinePosting>());
        return services;
    }
}
