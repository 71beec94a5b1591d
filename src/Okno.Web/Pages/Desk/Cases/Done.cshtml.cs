using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>What happened, under which number, and what comes next. Reads the answer that the record keeps for the form's key, so that reloading the page repeats nothing.</summary>
public sealed class DoneModel(ServiceDesk desk, TextBook words) : CasePage(desk, words)
{
    public StepInfo Info { get; private set; } = null!;

    /// <summary>The answer of the record; null where the step was recorded before, or asks a second person.</summary>
    public Performed.Done? Answer { get; private set; }

    public string? Approval { get; private set; }

    public NextStep? Next { get; private set; }

    public bool NextIsMine => Next is { } next && MyRoles.Any(role => next.Roles.Contains(role));

    public async Task<IActionResult> OnGetAsync([FromQuery] string? step, [FromQuery] string? key, [FromQuery] string? approval)
    {
        if (!await FindAsync() || step is null || !CaseSteps.ByName.TryGetValue(step, out (Type Type, StepInfo Info) known))
        {
            return NotFound();
        }

        Info = known.Info;
        Approval = approval;
        if (key is { Length: 32 } && (await Service.Store.LoadAsync(Case.Id, key, ct: HttpContext.RequestAborted)).Answer is { Length: > 0 } answer)
        {
            Answer = RecordJson.Read<Performed>(answer) as Performed.Done;
        }

        Next = NextStep.Of(Case, MyRoles, Words);
        return Page();
    }
}
