using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Approvals;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Approvals;

/// <summary>Requests that wait for a second person, the one that ends first on top.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>"yes": the answered ones too, newest first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? All { get; set; }

    public Page<Approval> Requests { get; private set; } = null!;

    public async Task OnGetAsync() => Requests = await Service.ListApprovalsAsync(waitingOnly: All != "yes", After, 50, HttpContext.RequestAborted);

    /// <summary>May this person answer this request: by role, and because it is not their own.</summary>
    public bool MayAnswer(Approval request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Me("").RoleFor(ServiceDesk.ConfirmersOf(request.Step)) is not null && request.MayBeAnsweredBy(Me("").Account, Today);
    }
}
