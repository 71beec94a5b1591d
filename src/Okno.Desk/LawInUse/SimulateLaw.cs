using System.Diagnostics;
using Okno.Desk.LawInUse;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Desk;

/// <summary>A draft tried on the open cases before anybody publishes it.</summary>
/// <param name="Reading">How long it took to read the cases.</param>
/// <param name="Judging">How long it took to judge them under both laws.</param>
public sealed record LawTrial(LawSimulation Simulation, TimeSpan Reading, TimeSpan Judging);

public sealed partial class ServiceDesk
{
    /// <summary>Every open case whose verdict, day or price another law would flip. Changes nothing.</summary>
    public async Task<LawTrial> SimulateLawAsync(LawLibrary after, CancellationToken ct = default)
    {
        long began = Stopwatch.GetTimestamp();
        List<Case> cases = [];
        CaseList open = new([.. Enum.GetValues<Phase>().Where(phase => !PhaseFacts.Of(phase).Ended)], Limit: 1000);
        for (Store.Streams.Page<Case>? page = null; page is null || page.Next is not null;)
        {
            page = await ListCasesAsync(open with { After = page?.Next }, ct);
            cases.AddRange(page.Rows);
        }

        TimeSpan reading = Stopwatch.GetElapsedTime(began);
        LawSimulation simulation = LawSimulation.Of(cases, law.Current, after, Now.Day);
        return new LawTrial(simulation, reading, Stopwatch.GetElapsedTime(began) - reading);
    }

    /// <summary>The law as a simulation asks for it: the draft that a bundle publishes, or the drafts that it writes, govern from today. Null where the bundle has errors.</summary>
    public LawLibrary? TrialLaw(LawDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Law is not { } library)
        {
            return null;
        }

        foreach (Edition edition in library.Drafts.Where(edition => draft.Bundle.Files.Any(file => file.Path.StartsWith($"editions/{edition.Id}/", StringComparison.Ordinal))))
        {
            library = library.Publishing(edition.Id, Now.Day);
        }

        return library;
    }
}
