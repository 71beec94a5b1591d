using Okno.Desk;
using Okno.Desk.LawInUse;

namespace Okno.Web.Jobs;

/// <summary>
/// Takes over law that another process published, within seconds and without a restart: one small read at each turn. A step that has begun decides under the law with which it began; the next one sees the new law.
/// A failure is logged and never ends the process; law that this version cannot read leaves the law in use as it is.
/// </summary>
public sealed partial class LawWatch(ServiceDesk desk, ILogger<LawWatch> log) : BackgroundService
{
    /// <summary>How old the law of a process may be at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The clock of the machine: a demo's simulated clock must not hold the law back.
        using PeriodicTimer turns = new(Every);
        try
        {
            while (await turns.WaitForNextTickAsync(stoppingToken))
            {
                await TurnAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        try
        {
            if (await desk.RefreshLawAsync(ct))
            {
                Taken(log, desk.Law.State.Version);
            }
        }
        catch (LawBrokenException broken)
        {
            Unreadable(log, broken.Message);
        }
#pragma warning disable CA1031 // The database away for a moment must not end the process: the next turn asks again.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            Failed(log, wrong);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Law published elsewhere is in use: publication {Version}")]
    private static partial void Taken(ILogger log, long version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Law published elsewhere cannot be read by this version; the law in use stays: {Reasons}")]
    private static partial void Unreadable(ILogger log, string reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not ask for published law")]
    private static partial void Failed(ILogger log, Exception wrong);
}
