using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Okno.Testing.Faults;

/// <summary>
/// Stands between a client and its server and lets the line go bad: cut, cut after some bytes, stalled, half open, refused. One weather at a time for all connections; <see cref="Heal"/> ends it.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Link, bool> links = new();
    private readonly string host;
    private readonly int port;
    private readonly Task accepting;
    private volatile TaskCompletionSource? stalled;
    private volatile bool refusing;
    private long bytesToCut = long.MaxValue;
    private int harmed;

    /// <summary>Listens on a port of its own and passes everything on to the server.</summary>
    public FaultProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where a client connects instead.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections that were cut, refused or swallowed.</summary>
    public int Harmed => harmed;

    /// <summary>Every connection is reset now; new ones work.</summary>
    public void Cut()
    {
        foreach (Link link in links.Keys)
        {
            Interlocked.Increment(ref harmed);
            link.Reset();
        }
    }

    /// <summary>The connection over which the last of so many more bytes passes, in either direction, is reset in the middle of them.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref bytesToCut, bytes);

    /// <summary>Nothing passes, in old connections and in new ones, and nothing is lost: it arrives after <see cref="Heal"/>.</summary>
    public void Stall() => stalled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connections that stand now are half open from now on: what is sent is taken and lost, for ever, and no end is told. New ones work.</summary>
    public void Swallow()
    {
        foreach (Link link in links.Keys)
        {
            Interlocked.Increment(ref harmed);
            link.Swallows = true;
        }
    }

    /// <summary>New connections are reset at once, and those that stand too.</summary>
    public void Refuse()
    {
        refusing = true;
        Cut();
    }

    /// <summary>The line is good again; what was cut or swallowed stays so.</summary>
    public void Heal()
    {
        refusing = false;
        Interlocked.Exchange(ref bytesToCut, long.MaxValue);
        TaskCompletionSource? over = stalled;
        stalled = null;
        over?.TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Heal();
        listener.Stop();
        Cut();
        await accepting;
        await Task.WhenAll(links.Keys.Select(link => link.Work));
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Link link = new(await listener.AcceptTcpClientAsync(stop.Token));
                links[link] = true;
                if (refusing)
                {
                    Interlocked.Increment(ref harmed);
                    link.Reset();
                }

                link.Work = RelayAsync(link);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Link link)
    {
        await Task.Yield();
        try
        {
            link.Near.NoDelay = link.Far.NoDelay = true;
            await link.Far.ConnectAsync(host, port, stop.Token);
            await await Task.WhenAny(PumpAsync(link, link.Near, link.Far), PumpAsync(link, link.Far, link.Near));
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // One side hung up, was cut, or the test is over.
        }
        finally
        {
            if (!link.Swallows)
            {
                link.Reset();
                links.TryRemove(link, out _);
            }
        }
    }

    private async Task PumpAsync(Link link, TcpClient from, TcpClient to)
    {
        byte[] buffer = new byte[64 * 1024];
        (NetworkStream source, NetworkStream target) = (from.GetStream(), to.GetStream());
        while (await source.ReadAsync(buffer, stop.Token) is var length and > 0)
        {
            while (stalled is { } waiting)
            {
                await waiting.Task.WaitAsync(stop.Token);
            }

            if (link.Swallows)
            {
                continue;
            }

            long left = Interlocked.Add(ref bytesToCut, -length);
            if (left <= 0 && left > -length)
            {
                // The cut falls into these bytes: those before it still arrive.
                await target.WriteAsync(buffer.AsMemory(0, (int)(length + left)), stop.Token);
                await target.FlushAsync(stop.Token);
                Interlocked.Increment(ref harmed);
                link.Reset();
                return;
            }

            await target.WriteAsync(buffer.AsMemory(0, length), stop.Token);
        }

        if (link.Swallows)
        {
            // The other side gave up; this side is never told.
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
    }

    private sealed class Link(TcpClient near)
    {
        public TcpClient Near { get; } = near;

        public TcpClient Far { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public volatile bool Swallows;

        public void Reset()
        {
            Drop(Near);
            Drop(Far);
        }

        private static void Drop(TcpClient side)
        {
            try
            {
                // A reset, not a farewell.
                side.LingerState = new LingerOption(true, 0);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException or NullReferenceException)
            {
                // It has gone already.
            }

            side.Dispose();
        }
    }
}
