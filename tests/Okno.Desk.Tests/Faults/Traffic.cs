using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>
/// Operators who record payments without a pause, several on each case. Each payment has a receipt of its own, by which it is found again. Who gets an error sends the same form again with the same key, or gives up
/// (every fourth); both are real.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly ServiceDesk desk;
    private readonly IReadOnlyList<Guid> cases;
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim told = new(0);
    private readonly Task[] workers;
    private readonly string name = Guid.NewGuid().ToString("N")[..8];
    private int next;
    private int errors;

    public Traffic(ServiceDesk desk, IReadOnlyList<Guid> cases, int workers)
    {
        (this.desk, this.cases) = (desk, cases);
        this.workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync))];
    }

    public ClientLedger Ledger { get; } = new();

    /// <summary>Requests that ended in an error.</summary>
    public int Errors => errors;

    /// <summary>Waits until so many more effects have been acknowledged.</summary>
    /// <exception cref="TimeoutException">They were not within the time: the desk does not work on.</exception>
    public async Task AcknowledgedAsync(int more, TimeSpan patience)
    {
        using CancellationTokenSource end = new(patience);
        while (told.CurrentCount > 0)
        {
            await told.WaitAsync();
        }

        try
        {
            for (int i = 0; i < more; i++)
            {
                await told.WaitAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not {more} more effects within {patience}; {Ledger.Acknowledged} of {Ledger.Sent} acknowledged, {errors} errors, the last: {Last}");
        }
    }

    public Exception? Last { get; private set; }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(workers);
    }

    /// <summary>The payments of a case, by the numbers of their receipts.</summary>
    public static IEnumerable<string> EffectsIn(Case @case) => @case.Payments.Select(payment => ((PaymentReceipt)payment.Evidence).Number).Where(number => number.StartsWith("effect-", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        told.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            int number = Interlocked.Increment(ref next);
            string effect = $"effect-{name}-{number}";
            RecordPayment pay = new(new Money(1_00), desk.Now.Day, Sample.Receipt(desk.Now.Day, effect));
            By by = Workplace.Operator with { Key = effect };
            Ledger.Send(effect);
            for (bool again = true; again && !stop.IsCancellationRequested;)
            {
                try
                {
                    // The person's browser waits as long as it takes; the desk must not.
                    if (await desk.PerformAsync(cases[number % cases.Count], pay, by) is Performed.Done or Performed.AlreadyDone)
                    {
                        Ledger.Acknowledge(effect);
                        told.Release();
                        again = false;
                    }
                }
#pragma warning disable CA1031 // Whatever went wrong is what the person sees as an error.
                catch (Exception wrong)
                {
                    Last = wrong;
                    again = Interlocked.Increment(ref errors) % 4 != 0;
                    await Task.Delay(20);
                }
#pragma warning restore CA1031
            }
        }
    }
}
