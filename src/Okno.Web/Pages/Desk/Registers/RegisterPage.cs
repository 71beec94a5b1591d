using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Handovers;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>A page about one register, with what became of each line when the register was worked on.</summary>
public abstract class RegisterPage(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public Register Register { get; private set; } = null!;

    /// <summary>The revision of the register as it is shown now.</summary>
    public long Revision { get; private set; }

    /// <summary>What became of each line; null before the button.</summary>
    public ImmutableArray<LineResult>? Results { get; protected set; }

    /// <summary>The step that the lines were asked for, as the second person's request needs it: "list" or "hand-over"; null where none can be asked.</summary>
    public virtual string? AskFor => null;

    public string Address => $"/desk/registers/{Uri.EscapeDataString(Register.Number)}";

    protected async Task<bool> FindAsync()
    {
        if (await Service.FindRegisterAsync(Number, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Register = seen.State;
        Revision = seen.Revision;
        return true;
    }
}
