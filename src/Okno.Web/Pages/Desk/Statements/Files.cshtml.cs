using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>The statements that were taken in, latest first, each with what its own figures prove.</summary>
public sealed class FilesModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<BankStatement> Statements { get; private set; } = null!;

    public async Task OnGetAsync() => Statements = await Service.ListStatementsAsync(After, 50, HttpContext.RequestAborted);
}
