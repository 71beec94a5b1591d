using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Web.Accounts;
using Okno.Web.Hosting;

namespace Okno.Web.Pages.Account;

/// <summary>Sign-in of the staff. Says the same for a wrong account and a wrong password.</summary>
public sealed class SignInModel(SignInManager<StaffAccount> signIn, HostSettings settings) : PageModel
{
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where the person was going; only addresses of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public bool IsDemo => settings.IsDemo;

    public IActionResult OnGet([FromQuery(Name = "as")] string? account)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Destination);
        }

        Account = settings.IsDemo ? account : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Account))
        {
            ModelState.AddModelError(nameof(Account), "Напишите имя учётной записи.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Напишите пароль.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        StaffAccount? account = await signIn.UserManager.FindByNameAsync(Account!.Trim());
        if (account is null || (account.IsDemo && !settings.IsDemo))
        {
            return Wrong();
        }

        Microsoft.AspNetCore.Identity.SignInResult result = await signIn.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            ModelState.AddModelError("", "Слишком много неверных попыток. Запись закрыта на 5 минут; потом попробуйте ещё раз или обратитесь к старшему смены.");
            return Page();
        }

        return result.Succeeded ? LocalRedirect(Destination) : Wrong();
    }

    private string Destination => Url.IsLocalUrl(From) ? From! : "/desk";

    private PageResult Wrong()
    {
        ModelState.AddModelError(nameof(Account), "Учётная запись или пароль не подходят. Проверьте раскладку и Caps Lock.");
        return Page();
    }
}
