using Microsoft.AspNetCore.Mvc.Filters;
using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Store.Streams;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ListForHandoverPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "list-for-handover")
{
    public IReadOnlyList<Choice> Registers { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Page<Register> open = await Service.ListRegistersAsync(openOnly: true);
        Registers = [.. open.Rows.Where(register => register.IsOpen).Select(register => new Choice(register.Number, $"{register.Number} на {Russian.DayAndWeekday(register.PlannedFor)}, дел: {register.Lines.Length}"))];
        await next();
    }

    protected override ICaseStep Read() => new ListForHandover(
        Typed.Text("register", "Выберите реестр."),
        Typed.Day("plannedFor", "Напишите день передачи."));

    protected override void Prefill()
    {
        Typed.Set("plannedFor", Case.Complete?.HandoverDue is { } due && due >= Today ? due : Today);
        if (Registers is [{ } only])
        {
            Typed.Set("register", only.Value);
        }
    }

    protected override string? FieldOf(string code) => code switch
    {
        "handover.register-open" => "register",
        "handover.day-not-past" or "handover.in-time" => "plannedFor",
        _ => null,
    };
}
