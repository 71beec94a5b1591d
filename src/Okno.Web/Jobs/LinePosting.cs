using Okno.Desk;

namespace Okno.Web.Jobs;

/// <summary>
/// Posts certain lines in the background: from the start of the host (what a crash or a stop left goes on), after an import, and when asked by a button. One run at a time in a process; several processes may run at once.
/// </summary>
public sealed partial class LinePosting(ServiceDesk desk, ILogger<LinePosting> log) : BackgroundService
{
    private const int Workers = 4;

    private readonly SemaphoreSlim asked = new(1, 1);
    private readonly Lock gate = new();
    private CancellationTokenSource stop = new();
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True while lines are being posted.</summary>
    public bool Running { get; private set; }

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

    /// <summary>Stops after the lines that are being posted now.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stop.Cancel();
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
            Last = await desk.PostCertainAsync(Workers, new Told(this), either.Token);
            if (Last.Posted + Last.Returned > 0)
            {
                Done(log, Last.Posted, Last.Returned);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong (the database away) must not end the process: the lines wait for the next start.
        catch (Exception wrong)
        {
            Failed(log, wrong);
        }
#pragma warning restore CA1031
        finally
        {
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
