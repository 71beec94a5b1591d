using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Lists the ticked cases into the register, each on its own: one that cannot go stays where it is with its reason.</summary>
public sealed class AddModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    /// <summary>Numbers of the ticked cases.</summary>
    [BindProperty(Name = "case")]
    public IReadOnlyList<string> Ticked { get; set; } = [];

    public Page<Case> Ready { get; private set; } = null!;

    public override string? AskFor => "list";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        await LoadReadyAsync();
        Ticked = [.. Ready.Rows.Where(one => IndexModel.DueOf(one) <= Register.PlannedFor).Select(one => one.Number)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        if (Ticked.Count == 0)
        {
            await LoadReadyAsync();
            Wrong("case", "Отметьте хотя бы одно дело.");
            return Show(StatusCodes.Status400BadRequest);
        }

        ImmutableArray<LineResult>.Builder results = ImmutableArray.CreateBuilder<LineResult>();
        foreach (string number in Ticked.Distinct())
        {
            Seen<Case>? found = await Service.FindCaseAsync(number, HttpContext.RequestAborted);
            Performed performed = found is null
                ? new Performed.NotFound(number)
                : await Service.PerformAsync(found.State.Id, new ListForHandover(Register.Number, Register.PlannedFor), Me($"реестр {Register.Number}", $"{Key}-{number}"), HttpContext.RequestAborted);
            results.Add(new LineResult(number, found?.State.Intake?.Applicant.Name.Full ?? "", performed));
        }

        Results = results.ToImmutable();
        await FindAsync();
        return Page();
    }

    private async Task LoadReadyAsync() => Ready = await Service.ListCasesAsync(new CaseList([Phase.Complete, Phase.RefusedOtherwise], Limit: 300), HttpContext.RequestAborted);
}
