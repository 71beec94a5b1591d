using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.Json;
using Okno.Documents.Papers;

namespace Okno.Documents;

/// <summary>
/// Prints papers through long-lived Node workers. Safe for parallel use; keep one per process. Nothing starts until the first paper, and a missing Node never throws:
/// the answer is <see cref="PrintedPaper.Waits"/>, and the next call looks again.
/// </summary>
public sealed class PaperPress : IAsyncDisposable
{
    private readonly PaperPressOptions _options;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentStack<PressWorker> _idle = new();
    private readonly CancellationTokenSource _closing = new();

    public PaperPress(PaperPressOptions? options = null)
    {
        _options = options ?? PaperPressOptions.Find();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Workers, 1);
        _places = new SemaphoreSlim(_options.Workers);
    }

    /// <inheritdoc cref="PaperPressOptions.WhyUnavailable"/>
    public string? WhyUnavailable => _options.WhyUnavailable;

    /// <summary>Process ids of the workers that wait for a paper; a lent worker is not among them.</summary>
    public IReadOnlyCollection<int> IdleWorkers => [.. _idle.Where(worker => worker.IsAlive).Select(worker => worker.ProcessId)];

    public static string TemplateOf<T>() where T : IPaper => T.Template;

    /// <summary>Name of the file in which a reader keeps this paper: «offer-ПП-2026-000123.pdf».</summary>
    public static string FileNameOf<T>(T paper) where T : IPaper => $"{T.Template}-{string.Concat(paper.Head.Number.Select(c => char.IsLetterOrDigit(c) ? c : '-'))}.pdf";

    /// <summary>Prints one paper. A worker that dies is replaced and the paper tried once more.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<PrintedPaper> PrintAsync<T>(T paper, CancellationToken cancellation = default) where T : IPaper
    {
        if (WhyUnavailable is { } reason)
        {
            return new PrintedPaper.Waits(reason);
        }

        JsonElement data = PaperJson.Of(paper);
        long timestamp = new DateTimeOffset(paper.Head.Date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        await _places.WaitAsync(either.Token);
        try
        {
            return await PrintOnceAsync(T.Template, timestamp, data, isLastTry: false, either.Token)
                ?? (await PrintOnceAsync(T.Template, timestamp, data, isLastTry: true, either.Token))!;
        }
        finally
        {
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        for (int i = 0; i < _options.Workers; i++)
        {
            await _places.WaitAsync();
        }

        while (_idle.TryPop(out PressWorker? worker))
        {
            worker.Dispose();
        }

        _closing.Dispose();
        _places.Dispose();
    }

    /// <returns>Null where the worker died under the paper and another try is left.</returns>
    private async Task<PrintedPaper?> PrintOnceAsync(string template, long timestamp, JsonElement data, bool isLastTry, CancellationToken cancellation)
    {
        PressWorker worker;
        try
        {
            worker = Borrow();
        }
        catch (Win32Exception)
        {
            return new PrintedPaper.Waits($"Не удалось запустить Node.js ({_options.Node}). Установите Node.js 20 или новее.");
        }

        bool keep = false;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.TimeLimit);
        try
        {
            PrintedPaper printed = await worker.PrintAsync(template, timestamp, data, limit.Token);
            keep = worker.Papers < _options.PapersPerWorker && worker.Memory < _options.MemoryLimit;
            return printed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PrintedPaper.Waits($"Документ не напечатан за {_options.TimeLimit.TotalSeconds:0.#} с. Его можно напечатать позже.");
        }
        catch (IOException)
        {
            return isLastTry ? new PrintedPaper.Waits($"Модуль печати дважды остановился на этом документе. Документ можно напечатать позже. {worker.LastWords}".TrimEnd()) : null;
        }
        finally
        {
            if (keep)
            {
                _idle.Push(worker);
            }
            else
            {
                worker.Dispose();
            }
        }
    }

    private PressWorker Borrow()
    {
        while (_idle.TryPop(out PressWorker? worker))
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            worker.Dispose();
        }

        return PressWorker.Start(_options);
    }
}
