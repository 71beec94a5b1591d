using Microsoft.AspNetCore.Identity;
using Okno.Domain.Cases;

namespace Okno.Web.Accounts;

/// <summary>An account of the demo environment.</summary>
/// <param name="Account">The name to sign in with.</param>
public sealed record DemoPerson(string Account, string FullName, Role Role);

/// <summary>One account per role, all with one password that the sign-in page shows. They exist only where the environment is "Demo".</summary>
public static class DemoStaff
{
    public const string Password = "okno-demo";

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("operator", "Ольга Окунева", Role.Operator),
        new("reviewer", "Рустам Проверов", Role.Reviewer),
        new("accountant", "Анна Счётова", Role.Accountant),
        new("courier", "Кирилл Гонцов", Role.Courier),
        new("supervisor", "Светлана Старшова", Role.Supervisor),
        new("auditor", "Артём Журналов", Role.Auditor),
        new("rules-editor", "Регина Правилова", Role.RulesEditor),
    ];

    internal static async Task MakeAsync(UserManager<StaffAccount> users)
    {
        foreach (DemoPerson person in All)
        {
            if (await users.FindByNameAsync(person.Account) is not null)
            {
                continue;
            }

            StaffAccount account = new() { UserName = person.Account, FullName = person.FullName, IsDemo = true };
            IdentityResult made = await users.CreateAsync(account, Password);
            if (made.Succeeded)
            {
                await users.AddToRoleAsync(account, person.Role.ToString());
            }
        }
    }
}
