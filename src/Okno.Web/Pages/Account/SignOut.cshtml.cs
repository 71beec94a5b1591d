using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Account;

/// <summary>Ends the session. A link alone does not: another site could follow it.</summary>
public sealed class SignOutModel(SignInManager<StaffAccount> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/account/sign-in");
    }
}
