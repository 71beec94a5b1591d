using Okno.Desk;
using Okno.Store.Leases;
using Okno.Web.Hosting;

namespace Okno.Web.Jobs;

/// <summary>
/// What the service does by itself: at the start and shortly after each midnight in Moscow it ends contracts whose term is over (3.4) and requests that nobody answered, collects scans that no event names, and finds cases that nothing keeps any more. A failure is logged and tried again soon;
/// it never ends the process. Of several hosts one at a time does it, under a lease; the others come after it and find nothing to do, or what it left when it died.
/// </summary>
public sealed partial class DailyRound(ServiceDesk desk, TimeProvider clock, ILogger<DailyRound> log) : BackgroundService
{
    /// <summary>How long after a failure the round is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);

    /// <summary>How long a host waits that found another at it.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly LeasedJob job = new(desk.Store, "daily-round");

    /// <summary>How long after midnight the round begins: clocks of several hosts never agree to the second.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(1);

    /// <summary>From a moment to the next round: the coming midnight in Moscow and a minute.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now)
    {
        DateTimeOffset local = MoscowTime.Local(now);
        DateTimeOffset midnight = new(local.Date.AddDays(1), local.Offset);
        return midnight + AfterMidnight - local;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first round.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait = await RoundAsync(stoppingToken);
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>How long until the next.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        try
        {
            bool mine = await job.RunAsync(
                async lease =>
                {
                    (int contracts, int approvals) = await desk.ExpireAsync(lease);
                    Done(log, contracts, approvals);
                    (int scans, int parts) = await desk.Store.Scans.CollectAsync(lease);
                    Collected(log, scans, parts);
                    (int due, int finished) = await desk.RetainAsync(lease);
                    Retained(log, due, finished);
                },
                ct);
            return mine ? UntilNext(clock.GetUtcNow()) : Turn;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Retry;
        }
        catch (LeaseLostException)
        {
            return Turn;
        }
#pragma warning disable CA1031 // Whatever went wrong (the database away, a disk full) must not end the process: it is logged and tried again.
        catch (Exception wrong)
        {
            Failed(log, wrong, Retry.TotalMinutes);
            return Retry;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Daily round: {Contracts} contracts over, {Approvals} requests expired")]
    private static partial void Done(ILogger log, int contracts, int approvals);

    [LoggerMessage(Level = LogLevel.Information, Message = "Daily round: {Scans} scans that nobody named and {Parts} parts of uploads that nobody went on with are gone")]
    private static partial void Collected(ILogger log, int scans, int parts);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Due} cases that nothing keeps any more, {Finished} erasures finished")]
    private static partial void Retained(ILogger log, int due, int finished);

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily round failed; again in {Minutes} minutes")]
    private static partial void Failed(ILogger log, Exception wrong, double minutes);
}
