using Okno.Desk;
using Okno.Web.Hosting;

namespace Okno.Web.Jobs;

/// <summary>
/// What the service does by itself: at the start and shortly after each midnight in Moscow it ends contracts whose term is over (3.4) and requests that nobody answered. A failure is logged and tried again soon;
/// it never ends the process. Several hosts may do it at once: the steps decide, and the second finds nothing to do.
/// </summary>
public sealed partial class DailyRound(ServiceDesk desk, TimeProvider clock, ILogger<DailyRound> log) : BackgroundService
{
    /// <summary>How long after a failure the round is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);

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
            TimeSpan wait = await RoundAsync(stoppingToken) ? UntilNext(clock.GetUtcNow()) : Retry;
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

    private async Task<bool> RoundAsync(CancellationToken ct)
    {
        try
        {
            (int contracts, int approvals) = await desk.ExpireAsync(ct);
            Done(log, contracts, approvals);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever went wrong (the database away, a disk full) must not end the process: it is logged and tried again.
        catch (Exception wrong)
        {
            Failed(log, wrong, Retry.TotalMinutes);
            return false;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Daily round: {Contracts} contracts over, {Approvals} requests expired")]
    private static partial void Done(ILogger log, int contracts, int approvals);

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily round failed; again in {Minutes} minutes")]
    private static partial void Failed(ILogger log, Exception wrong, double minutes);
}
