using System.Net;
using System.Net.Sockets;

namespace Okno.Testing;

/// <summary>Stands between client and server and counts how often the client spoke after the server had spoken: the round trips, whatever the client library
/// believes. Connections made before a count begins count only what they say after.</summary>
public sealed class TurnCounter : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> work = [];
    private readonly string host;
    private readonly int port;
    private int turns;

    /// <summary>Listens on a port of its own and passes everything on to the server.</summary>
    public TurnCounter(string host, int port)
    {
        this.host = host;
        this.port = port;
        listener.Start();
        work.Add(AcceptAsync());
    }

    /// <summary>Where a client connects instead.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Round trips of all connections while <paramref name="work"/> runs.</summary>
    public async Task<int> CountAsync(Func<Task> work)
    {
        var before = Volatile.Read(ref turns);
        await work();
        return Volatile.Read(ref turns) - before;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await Task.WhenAll(work);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                work.Add(RelayAsync(client));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        near.NoDelay = far.NoDelay = true;
        try
        {
            await far.ConnectAsync(host, port, stop.Token);
            var serverSpoke = 1;
            await Task.WhenAll(
                PumpAsync(near, far, () =>
                {
                    if (Interlocked.Exchange(ref serverSpoke, 0) == 1)
                    {
                        Interlocked.Increment(ref turns);
                    }
                }),
                PumpAsync(far, near, () => Interlocked.Exchange(ref serverSpoke, 1)));
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // One side hung up, or the test is over.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Action heard)
    {
        var buffer = new byte[64 * 1024];
        var (source, target) = (from.GetStream(), to.GetStream());
        while (await source.ReadAsync(buffer, stop.Token) is var length and > 0)
        {
            heard();
            await target.WriteAsync(buffer.AsMemory(0, length), stop.Token);
        }

        to.Client.Shutdown(SocketShutdown.Send);
    }
}
