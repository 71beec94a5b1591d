using System.Collections.Immutable;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Overview;

/// <summary>One day of the heat map: how many cases have their nearest deadline on it, by turn.</summary>
public sealed record MapDay(DateOnly Day, int Count, bool Working, ImmutableArray<(string Turn, int Count)> Turns)
{
    /// <summary>0 none, 1 few, 2 many, 3 most: the shade; the number says it too.</summary>
    public int Heat(int most) => Count == 0 ? 0 : most <= 3 ? 1 : 1 + Math.Min(2, Count * 3 / (most + 1));
}

/// <summary>The supervisor's page: the next thirty days of last days, cases that will be lost if nobody moves, loads, and waiting requests.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>How far ahead the map looks, today included.</summary>
    private const int Days = 30;

    private static readonly ImmutableArray<Phase> Running = [.. Enum.GetValues<Phase>().Where(phase => phase != Phase.New && !PhaseFacts.Of(phase).Ended)];

    /// <summary>Weeks of the map, Monday first; days outside the thirty are null.</summary>
    public ImmutableArray<ImmutableArray<MapDay?>> Weeks { get; private set; } = [];

    public int Most { get; private set; }

    public int Total { get; private set; }

    /// <summary>Overdue, or due today or on the next working day.</summary>
    public Page<Case> Endangered { get; private set; } = null!;

    public IReadOnlyList<(Turn Turn, string Count)> Loads { get; private set; } = [];

    public Page<Approval> Waiting { get; private set; } = null!;

    /// <summary>Views of many cases that nobody has answered for.</summary>
    public long BulkViews { get; private set; }

    public async Task OnGetAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        LawInForce law = Service.Law.For(null, Today);
        DateOnly last = Today.AddDays(Days - 1);
        ILookup<DateOnly, DueCount> counts = (await Service.CountDeadlinesAsync(Today, last, ct)).ToLookup(count => count.Due);
        Most = counts.Select(day => day.Sum(count => count.Count)).DefaultIfEmpty().Max();
        Total = counts.Sum(day => day.Sum(count => count.Count));
        List<ImmutableArray<MapDay?>> weeks = [];
        for (DateOnly monday = Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7)); monday <= last; monday = monday.AddDays(7))
        {
            weeks.Add([.. Enumerable.Range(0, 7).Select(monday.AddDays).Select(day => day < Today || day > last ? null : new MapDay(
                day, counts[day].Sum(count => count.Count), law.Calendar.IsWorkday(day), [.. counts[day].Select(count => (Words.Say($"turn.{count.Turn ?? "nobody"}"), count.Count))]))]);
        }

        Weeks = [.. weeks];
        DateOnly soon = Today.AddDays(1);
        while (!law.Calendar.IsWorkday(soon))
        {
            soon = soon.AddDays(1);
        }

        Endangered = await Service.ListCasesAsync(new CaseList(Running, DueTo: soon, Limit: 30), ct);
        List<(Turn, string)> loads = [];
        foreach (Turn turn in Enum.GetValues<Turn>().Where(turn => turn != Turn.Nobody))
        {
            Page<Case> counted = await Service.ListCasesAsync(new CaseList([.. Running, Phase.Rendered, Phase.RenderedBy63, Phase.Expired, Phase.Withdrawn, Phase.Void], turn, Limit: 1), ct);
            loads.Add((turn, counted.CountIsBound ? $"больше {counted.Count}" : $"{counted.Count}"));
        }

        Loads = loads;
        BulkViews = (await Service.ListBulkViewsAsync(waitingOnly: true, limit: 1, ct: ct)).Count;
        Waiting = await Service.ListApprovalsAsync(waitingOnly: true, null, 10, ct);
    }
}
