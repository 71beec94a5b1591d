using System.Diagnostics;
using Okno.Store;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

public sealed class KilledWriterTests
{
    private const string Folder = "OKNO_TEST_KILLED_WRITER";

    private static readonly Guid Stream = new("0197a000-0000-7000-8000-000000000001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_before_kill_9_is_there_afterwards_and_nothing_is_half_there()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await RecordStore.OpenAsync(Options(folder.Path), Ct))
        {
            await store.DoneAsync(Ledger.Commit(Ledger.Open(Stream, "start")));
        }

        var acknowledged = 0;
        for (var round = 0; round < 3; round++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Add(typeof(KilledWriterTests).Assembly.Location);
            }

            foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(KilledWriterTests).FullName}.{nameof(A_writer_that_writes_until_it_is_killed)}" })
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment[Folder] = folder.Path;
            using var child = Process.Start(start)!;
            var mine = 0;
            var output = new List<string>();
            while (await child.StandardOutput.ReadLineAsync(Ct) is { } line)
            {
                output.Add(line);
                if (line.StartsWith("ACK ", StringComparison.Ordinal))
                {
                    acknowledged = int.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
                    if (++mine == 10 + round)
                    {
                        child.Kill();
                    }
                }
            }

            await child.WaitForExitAsync(Ct);
            Assert.True(mine >= 10 + round, string.Join('\n', output));

            await using var store = await RecordStore.OpenAsync(Options(folder.Path), Ct);
            var stream = await store.StreamAsync(Stream);
            Assert.InRange(stream.Version, acknowledged, acknowledged + 1);
            Assert.Equal(stream.Version, await store.HistoryAsync(Stream, Ct).CountAsync(Ct));
            Assert.True((await store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
        }
    }

    [Fact(Explicit = true)]
    public async Task A_writer_that_writes_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(folder is null, "This is the child of another test.");
        await using var store = await RecordStore.OpenAsync(Options(folder!), Ct);
        while (true)
        {
            var stream = await store.StreamAsync(Stream);
            await store.DoneAsync(Ledger.Commit(stream.Say("word")).Keyed($"word {stream.Version}", "done"));
            await Console.Out.WriteLineAsync($"ACK {stream.Version + 1}");
            await Console.Out.FlushAsync(Ct);
        }
    }

    private static StoreOptions Options(string folder) => new(StoreOptions.Sqlite, $"Data Source={Path.Combine(folder, "record.db")};Pooling=False", Path.Combine(folder, "keys"));
}
