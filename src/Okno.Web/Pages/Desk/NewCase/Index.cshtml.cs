using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Privacy;
using Okno.Web.Accounts;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.NewCase;

/// <summary>
/// A new case on one page, in the order of the papers on the desk. The form carries its own values: nothing is kept at the Centre until the consent printed from it is signed and ticked (3.6).
/// </summary>
[Authorize(Roles = $"{nameof(Role.Operator)},{nameof(Role.Supervisor)}")]
public sealed class IndexModel(ServiceDesk desk, CasePapers papers, TextBook words) : PageModel
{
    public Entries Typed { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public TextBook Words => words;

    public DateOnly Today => desk.Now.Day;

    /// <summary>The version of the consent that is signed today; null where the law in use has none.</summary>
    public ConsentText? Consent => desk.Law.For(null, Today).ConsentOn(Today);

    /// <summary>What the law says of the patent's date as typed; empty where there is no date.</summary>
    public ImmutableArray<Finding> Verdict { get; private set; } = [];

    /// <summary>The person's data were filled by the machine readable zone just now.</summary>
    public bool Filled { get; private set; }

    /// <summary>Everything is typed as it should be; only the consent is left.</summary>
    public bool ReadyForConsent { get; private set; }

    public void OnGet()
    {
        Typed = new Entries(ModelState);
        Key = Guid.NewGuid().ToString("N");
        Typed.Set("contactedOn", Today);
        Typed.Set("personKind", CaseWords.Kebab(PersonKind.ForeignCitizen));
        Typed.Set("identityKind", CaseWords.Kebab(IdentityPaperKind.Passport));
        Typed.Set("patentSeries", desk.Law.For(null, Today).Statutes.Region);
        Typed.Set("employerKind", CaseWords.Kebab(EmployerKind.LegalEntity));
        Typed.Set("language", "ru");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Typed = new Entries(ModelState, Request.Form);
        Key = Guid.TryParse(Typed["key"], out Guid key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
        ModelState.Remove("key");
        Verdict = PatentVerdict.Of(Typed, Today, desk.Law.For(null, Today));
        switch (Typed["do"])
        {
            case "mrz":
                MrzFill.Into(Typed, words, Today);
                Filled = Typed.IsGood;
                return Page();
            case "employer":
                return Page();
            case "verdict":
                if (Verdict.IsEmpty)
                {
                    Typed.Day("patentIssuedOn", "Напишите дату выдачи патента.");
                }

                return Page();
            case "consent":
                return await PrintConsentAsync();
            default:
                return await SaveAsync();
        }
    }

    private async Task<IActionResult> SaveAsync()
    {
        DateOnly contacted = Typed.Day("contactedOn", "Напишите день обращения.");
        Intake intake = IntakeForm.Read(Typed, words);
        if (!Typed.IsGood)
        {
            return Page();
        }

        if (!Typed.Ticked("consentSigned"))
        {
            ReadyForConsent = true;
            Typed.Wrong("consentSigned", "Данные заполнены верно. Напечатайте согласие, дайте его подписать и поставьте отметку: без неё ничего не сохраняется.");
            return Page();
        }

        OpenCase step = new(intake, Consents.Read(Typed, Consent, Today), contacted);
        By by = new(User.Account(), User.FullName(), [.. User.Roles()], "", "desk", Key);
        switch (await desk.OpenCaseAsync(step, by, HttpContext.RequestAborted))
        {
            case Performed.Done done:
                // The answer of the law belongs to the opening; a reload finds it done already.
                await desk.PerformAsync(done.Stream, new Assess(), by with { Key = $"{Key}-assess" }, HttpContext.RequestAborted);
                return Redirect($"/desk/cases/{done.Number}/done?step=open-case&key={Key}");
            case Performed.AlreadyDone known:
                return Redirect($"/desk/cases/{known.Number}");
            case Performed.Refused refused:
                Tell(refused.Findings);
                return Page();
            case Performed.NeedsSecondPerson needs:
                Tell(needs.Findings);
                return Page();
            case Performed.Forbidden:
                return Forbid();
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no answer to an opening.");
        }
    }

    private async Task<IActionResult> PrintConsentAsync()
    {
        Intake intake = IntakeForm.Read(Typed, words);
        if (!Typed.IsGood)
        {
            return Page();
        }

        switch (await papers.PrintConsentAsync(intake, HttpContext.RequestAborted))
        {
            case PrintedPaper.Ready ready:
                return File(ready.Pdf, "application/pdf");
            case PrintedPaper.Waits waits:
                Typed.Wrong("consentSigned", $"Согласие сейчас не напечатать. {waits.Reason}");
                return Page();
            default:
                Typed.Wrong("consentSigned", "Согласие не напечаталось: данные не подошли к шаблону. Сообщите в поддержку.");
                return Page();
        }
    }

    private void Tell(ImmutableArray<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Typed.Wrong(IntakeForm.FieldOf(finding.Code) ?? "", words.Finding(finding));
        }
    }
}
