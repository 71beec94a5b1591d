using Okno.Desk;
using Okno.Desk.Reads;

namespace Okno.Web.Jobs;

/// <summary>Looks every minute whether somebody sees more cases than the work of a window needs, and tells the supervisor. A failure is logged and tried again; several hosts may look at once.</summary>
public sealed partial class ReadWatch(ServiceDesk desk, TimeProvider clock, ILogger<ReadWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            if (await desk.NoticeBulkViewsAsync(BulkViewLimit.Default, ct) is > 0 and var told)
            {
                Noticed(log, told);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong (the database away, a disk full) must not end the process.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            Failed(log, wrong);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Told} persons saw more cases than the limit; the supervisor is told")]
    private static partial void Noticed(ILogger log, int told);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reads could not be counted; again in a minute")]
    private static partial void Failed(ILogger log, Exception wrong);
}
