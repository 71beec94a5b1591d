using Microsoft.AspNetCore.Identity;

namespace Okno.Web.Accounts;

/// <summary>An account of a member of staff. Its user name is what the record of a case names as "who".</summary>
public sealed class StaffAccount : IdentityUser
{
    /// <summary>The name that people see: "Оператор Алиева".</summary>
    public string FullName { get; set; } = "";

    /// <summary>Made for the demo environment; refused everywhere else.</summary>
    public bool IsDemo { get; set; }
}
