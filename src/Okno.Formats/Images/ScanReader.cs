using System.Collections.Immutable;

namespace Okno.Formats.Images;

/// <summary>
/// Reads a file of a stranger as pages: the kind by content, every page decoded and made anew, so that nothing of the sender's file is kept but its picture: no place and no phone of EXIF, no text behind the picture, no
/// script of a PDF. Never throws for what is in the file. Safe for many threads; a few files are worked on at once.
/// </summary>
public sealed class ScanReader : IDisposable
{
    private readonly ScanLimits limits;
    private readonly SemaphoreSlim turns;

    public ScanReader(ScanLimits? limits = null)
    {
        this.limits = limits ?? ScanLimits.Usual;
        turns = new SemaphoreSlim(this.limits.AtOnce);
    }

    public ScanLimits Limits => limits;

    /// <summary>The pages, or why the file is not taken.</summary>
    public async Task<ScanReading> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken ct = default)
    {
        if (file.IsEmpty)
        {
            return new ScanReading.Refused("scan.empty");
        }

        if (file.Length > limits.MostBytes)
        {
            return new ScanReading.Refused("scan.too-long", limits.MostBytes, file.Length);
        }

        if (ScanKinds.Of(file.Span) is not { } kind)
        {
            return new ScanReading.Refused("scan.unknown-kind");
        }

        await turns.WaitAsync(ct);
        using CancellationTokenSource time = new(limits.MostTime);
        CancellationToken stop = time.Token;

        // A decoder cannot be interrupted within a page: its answer is waited for no longer than it may take, and its turn is free when it has really ended. The pixels that its heading promised bound how long that is.
        Task<ScanReading> work = Task.Run(() => Read(file, kind, stop), CancellationToken.None);
        _ = work.ContinueWith(_ => turns.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await work.WaitAsync(limits.MostTime, ct);
        }
        catch (TimeoutException)
        {
            return new ScanReading.Refused("scan.too-slow");
        }
    }

    public void Dispose()
    {
        // Not the turns: a decoder that was given up may still give its own back.
    }

    private ScanReading Read(ReadOnlyMemory<byte> file, ScanKind kind, CancellationToken stop)
    {
        try
        {
            ImmutableArray<ScanPicture>.Builder pages = ImmutableArray.CreateBuilder<ScanPicture>();
            ScanPicture? small = null;
            foreach (PageBitmap page in Pages(file, kind, stop))
            {
                using (page)
                {
                    stop.ThrowIfCancellationRequested();
                    small ??= page.Scaled(limits.SmallSide, limits.KeptQuality);
                    pages.Add(page.Scaled(limits.KeptSide, limits.KeptQuality));
                }
            }

            return small is null ? new ScanReading.Refused("scan.damaged") : new ScanReading.Read(kind, pages.ToImmutable(), small);
        }
        catch (RefusedScanException refused)
        {
            return refused.Refusal;
        }
        catch (OperationCanceledException)
        {
            return new ScanReading.Refused("scan.too-slow");
        }
#pragma warning disable CA1031 // Whatever a decoder throws at bytes of a stranger says one thing: this is not a picture that can be read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new ScanReading.Refused("scan.damaged");
        }
    }

    private IEnumerable<PageBitmap> Pages(ReadOnlyMemory<byte> file, ScanKind kind, CancellationToken stop) => kind switch
    {
        ScanKind.Pdf => new PdfPages(limits).Of(file, stop),
        ScanKind.Tiff or ScanKind.Heic => new LayeredPages(limits).Of(file, kind),
        _ => [SinglePage.Of(file, limits)],
    };
}
