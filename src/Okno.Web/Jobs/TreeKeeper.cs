using Okno.Desk;
using Okno.Store.Verify;
using Okno.Web.Hosting;

namespace Okno.Web.Jobs;

/// <summary>
/// Keeps the trees over journal and reads, a second behind the transactions, and brings a signed head outside: at the start, with each new day in Moscow, and at the end. Needs no lease: of several keepers the database lets
/// one at a time add, and a head is the same whoever asks for it. A failure is logged and never ends the process; a tree that contradicts its heads is not built on and said so.
/// </summary>
public sealed partial class TreeKeeper(ServiceDesk desk, HostSettings settings, TimeProvider clock, ILogger<TreeKeeper> log) : BackgroundService
{
    /// <summary>How far the trees may be behind; the pass itself takes milliseconds.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failure it is tried again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);

    private DateOnly? exportedOn;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(LastWords);
        exportedOn = null;
        await TurnAsync(end.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first pass, which after a bulk takes seconds.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            bool well = await TurnAsync(stoppingToken);
            try
            {
                // The clock of the machine: a demo's simulated clock must not hold the tree back.
                await Task.Delay(well ? Every : Retry, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TurnAsync(CancellationToken ct)
    {
        try
        {
            await desk.Store.Proofs.KeepAsync(ct);
            DateTimeOffset now = clock.GetUtcNow();
            DateOnly today = DateOnly.FromDateTime(MoscowTime.Local(now).Date);
            if (exportedOn != today)
            {
                (Okno.Store.Proofs.SignedHead head, string file) = await desk.Store.Proofs.ExportAsync(settings.Desk.HeadsFolder, now, ct);
                exportedOn = today;
                Exported(log, head.Number, head.JournalSize, head.ReadsSize, file);
            }

            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        catch (RecordDamagedException damaged)
        {
            Damaged(log, damaged.Message);
            return false;
        }
#pragma warning disable CA1031 // The database away or a disk full must not end the process: the next turn goes on.
        catch (Exception wrong)
        {
            Failed(log, wrong);
            return false;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Head {Number} over {Events} events and {Reads} reads is exported: {File}")]
    private static partial void Exported(ILogger log, long number, long events, long reads, string file);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The tree over the record is damaged: {Words}")]
    private static partial void Damaged(ILogger log, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not keep the tree over the record; trying again")]
    private static partial void Failed(ILogger log, Exception wrong);
}
