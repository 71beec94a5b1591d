using Microsoft.AspNetCore.Identity;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Store.Reads;
using Okno.Web.Accounts;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Reads;

/// <summary>Reads in words for people.</summary>
public static class ReadWords
{
    private const string Steps = "cases/steps/";

    /// <summary>«12 дел».</summary>
    public static string Cases(int number) => $"{number}\u00A0{Russian.Plural(number, "дело", "дела", "дел")}";

    /// <summary>The same where more than so many is meant: «больше 40 дел».</summary>
    public static string CasesAfter(int number) => $"{number}\u00A0{Russian.Plural(number, "дела", "дел", "дел")}";

    /// <summary>What the page is for.</summary>
    public static string Purpose(this TextBook words, RecordedRead read)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(read);
        if (read.Page.StartsWith(Steps, StringComparison.Ordinal) && CaseSteps.ByName.ContainsKey(read.Page[Steps.Length..]))
        {
            return words.Say("read.step", ("step", words.Step(read.Page[Steps.Length..])));
        }

        string whole = $"read.page.{read.Page.Replace('/', '-')}";
        string folder = $"read.page.{read.Page.Split('/')[0]}";
        return words.Has(whole) ? words.Say(whole) : words.Has(folder) ? words.Say(folder) : read.Page;
    }

    public static string RoleOf(this TextBook words, RecordedRead read)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(read);
        return Enum.TryParse(read.Role, ignoreCase: true, out Role role) ? words.Say($"role.{role}") : read.Role;
    }

    /// <summary>The names that people see, by account; an account that is gone keeps its own.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(this UserManager<StaffAccount> staff, IEnumerable<string> accounts)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(accounts);
        Dictionary<string, string> names = [];
        foreach (string account in accounts.Distinct())
        {
            names[account] = (await staff.FindByNameAsync(account))?.FullName is { Length: > 0 } name ? name : account;
        }

        return names;
    }
}
