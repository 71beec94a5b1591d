using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Domain.Law;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>What must go to the authority, by its hours; the registers that are open or wait for their act.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>"yes": the registers that are answered too, newest first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? All { get; set; }

    /// <summary>Cases whose packet is complete and that are not handed over, nearest day first.</summary>
    public Page<Case> Waiting { get; private set; } = null!;

    public Page<Register> Registers { get; private set; } = null!;

    public OpeningHours Authority => Service.Law.For(null, Today).Authority;

    /// <summary>The next day on which the authority is open, after today.</summary>
    public DateOnly NextOpen => Authority.NextOpenOnOrAfter(Today.AddDays(1));

    /// <summary>The last day on which a case goes with today's hand-over: if the authority is shut until a later day, everything due before that day goes today.</summary>
    public DateOnly TodayCovers => Authority.IsOpen(Today) ? NextOpen.AddDays(-1) : Today;

    public ImmutableArray<Case> MustGo => [.. Waiting.Rows.Where(one => DueOf(one) <= TodayCovers)];

    public ImmutableArray<Case> Later => [.. Waiting.Rows.Where(one => DueOf(one) > TodayCovers)];

    public async Task OnGetAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        Waiting = await Service.ListCasesAsync(new CaseList([Phase.Complete, Phase.Listed, Phase.RefusedOtherwise], Limit: 200), ct);
        Registers = await Service.ListRegistersAsync(openOnly: All != "yes", After, 50, ct);
    }

    /// <summary>The day by which the case is due at the authority; the far future where nothing counts.</summary>
    public static DateOnly DueOf(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return @case.NearestDeadline?.On ?? DateOnly.MaxValue;
    }

    public string Hours(DateOnly day) => Authority.HoursOn(day) is { } hours ? $"открыт с {hours.Opens:HH\\:mm} до {hours.Closes:HH\\:mm}" : "закрыт";

    /// <summary>What is unusual about a register, in words; null where nothing is.</summary>
    public string? Trouble(Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (register.HandedOverOn is { } handed && !register.IsAnswered)
        {
            int days = Today.DayNumber - handed.DayNumber;
            return days > 0 ? $"акта нет уже {Russian.CalendarDays(days)}: доказательство передачи просрочено (п. 3.11)" : "ждёт акта";
        }

        return register.IsOpen && register.PlannedFor < Today ? "день передачи прошёл, а реестр не передан" : null;
    }
}
