using Okno.Desk;
using Okno.Store.Leases;

namespace Okno.Web.Jobs;

/// <summary>
/// Posts certain lines in the background: from the start of the host (what a crash or a stop left goes on), after an import, and when asked by a button. One run at a time in all processes together, under a lease;
/// a process that was asked while another posts waits for its turn.
/// </summary>
public sealed partial class LinePosting(ServiceDesk desk, ILogger<LinePosting> log) : BackgroundService
{
    private const int Workers = 4;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly LeasedJob job = new(desk.Store, "line-posting");

    private readonly SemaphoreSlim asked = new(1, 1);
    private readonly Lock gate = new();
    private CancellationTokenSource stop = new();
    private volatile bool waiting;
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True while lines are being posted by this process, or it waits for another to end.</summary>
    public bool Running { get; private set; }

    /// <summary>True while lines are being posted by whatever process.</summary>
    public async Task<bool> IsRunningAsync(CancellationToken ct = default) => Running || await job.IsRunningAsync(ct);

    /// <summary>What the run at hand, or the last one, came to.</summary>
    public Posting Last { get; private set; } = new(0, 0);

    /// <summary>Begins, or goes on.</summary>
    /// <param name="patience">How long to wait for the end: a small statement is posted before its page is shown.</param>
    public async Task StartAsync(TimeSpan patience)
    {
        Task end;
        lock (gate)
        {
            if (stop.IsCancellationRequested)
            {
                stop = new CancellationTokenSource();
            }

            if (idle.Task.IsCompleted)
            {
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            end = idle.Task;
            Running = true;
            if (asked.CurrentCount == 0)
            {
                asked.Release();
            }
        }

        try
        {
            await end.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            // It goes on; the page shows how far it is.
        }
    }

    /// <summary>Stops after the lines that are being posted now; also those of other processes, whose lease is taken from them.</summary>
    public async Task StopAsync()
    {
        bool mine;
        lock (gate)
        {
            mine = Running;
            stop.Cancel();
        }

        if (!mine || waiting)
        {
            await job.StopAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first run.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await asked.WaitAsync(stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        CancellationToken asks;
        lock (gate)
        {
            asks = stop.Token;
            Running = true;
            Last = new Posting(0, 0);
        }

        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(asks, stopping);
            while (!await job.RunAsync(
                async lease =>
                {
                    using CancellationTokenSource any = CancellationTokenSource.CreateLinkedTokenSource(either.Token, lease);
                    Last = await desk.PostCertainAsync(Workers, new Told(this), any.Token);
                },
                either.Token))
            {
                waiting = true;
                await Task.Delay(Turn, either.Token);
            }

            if (Last.Posted + Last.Returned > 0)
            {
                Done(log, Last.Posted, Last.Returned);
            }
        }
        catch (Exception stopped) when (stopped is LeaseLostException or OperationCanceledException)
        {
            // Stopped from here or from another process: the rest waits to be asked for.
        }
#pragma warning disable CA1031 // Whatever went wrong (the database away) must not end the process: the lines wait for the next start.
        catch (Exception wrong)
        {
            Failed(log, wrong);
        }
#pragma warning restore CA1031
        finally
        {
            waiting = false;
            lock (gate)
            {
                // Asked again meanwhile: the next run comes at once.
                Running = asked.CurrentCount > 0;
                if (!Running)
                {
                    idle.TrySetResult();
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Posting: {Posted} lines are in their cases, {Returned} wait for the accountant")]
    private static partial void Done(ILogger log, int posted, int returned);

    [LoggerMessage(Level = LogLevel.Error, Message = "Posting of certain lines failed; the rest waits for the next start")]
    private static partial void Failed(ILogger log, Exception wrong);

    private sealed class Told(LinePosting posting) : IProgress<Posting>
    {
        public void Report(Posting value) => posting.Last = value;
    }
}
