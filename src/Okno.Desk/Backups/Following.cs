using System.Diagnostics;
using Okno.Store.Backups;

namespace Okno.Desk.Backups;

/// <summary>
/// Follows the service with a copy: the log of PostgreSQL as it is written, and the keys as they are made and destroyed (a key is durable before the first commit that uses it, so whatever moment of the log is asked for until
/// the last look at the keys has its keys). One at a time for a copy.
/// </summary>
public sealed class Following : IAsyncDisposable
{
    /// <summary>How often the keys are looked at.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Process receiver;
    private readonly string from;
    private readonly string to;

    internal Following(Process receiver, string from, string to)
    {
        this.receiver = receiver;
        this.from = from;
        this.to = to;
    }

    /// <summary>Follows until asked to stop.</summary>
    /// <returns>False if the receiver of the log ended by itself, which is a failure; its words lie in <c>receiving.log</c>.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        using PeriodicTimer turns = new(Every);
        try
        {
            while (!receiver.HasExited)
            {
                TakeKeys();
                await turns.WaitForNextTickAsync(stop);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Ends the receiver and looks at the keys for the last time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!receiver.HasExited)
        {
            receiver.Kill(entireProcessTree: true);
            await receiver.WaitForExitAsync();
        }

        TakeKeys();
    }

    private void TakeKeys()
    {
        BackupManifest manifest = BackupManifest.Read(to);
        if (FileTree.Follow(from, to, manifest.Files) is var files && !ReferenceEquals(files, manifest.Files))
        {
            (manifest with { Files = files }).Write(to);
        }
    }
}
