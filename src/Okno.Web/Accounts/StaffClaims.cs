using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Okno.Domain.Cases;

namespace Okno.Web.Accounts;

/// <summary>What a signed-in person carries: account name, roles, and the name that people see.</summary>
public sealed class StaffClaims(UserManager<StaffAccount> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount, IdentityRole>(users, roles, options)
{
    internal const string FullName = "full-name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        ArgumentNullException.ThrowIfNull(user);
        ClaimsIdentity identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(FullName, user.FullName));
        return identity;
    }
}

/// <summary>Reading the signed-in person.</summary>
public static class SignedIn
{
    /// <summary>The account name, as the record keeps it.</summary>
    public static string Account(this ClaimsPrincipal person) => person?.Identity?.Name ?? "";

    /// <summary>The name that people see.</summary>
    public static string FullName(this ClaimsPrincipal person) => person?.FindFirstValue(StaffClaims.FullName) is { Length: > 0 } name ? name : person?.Identity?.Name ?? "";

    /// <summary>The roles of the person, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<Role> Roles(this ClaimsPrincipal person) => [.. Enum.GetValues<Role>().Where(role => person?.IsInRole(role.ToString()) == true)];

    public static bool Is(this ClaimsPrincipal person, Role role) => person?.IsInRole(role.ToString()) == true;
}
