using System.Diagnostics;
using Okno.Desk.Tests.Store;
using Okno.Store;
using Okno.Store.Scans;
using Okno.Testing;

namespace Okno.Desk.Tests.Scans;

/// <summary>A process that is killed while it takes an upload, and a disk without room.</summary>
public sealed class ShelfFaultTests
{
    private const string Folder = "OKNO_TEST_KILLED_UPLOAD";

    private static readonly Guid Stream = new("0197a000-0000-7000-8000-000000000002");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_goes_on_after_kill_9_and_not_a_byte_of_it_is_wrong()
    {
        using TemporaryFolder folder = new();
        Guid upload;
        await using (RecordStore store = await RecordStore.OpenAsync(Options(folder.Path), Ct))
        {
            await store.DoneAsync(Ledger.Commit(Ledger.Open(Stream, "start")));
            upload = await store.Scans.BeginUploadAsync(Stream, ReadOnlyMemory<byte>.Empty, Ct);
        }

        byte[] file = ShelfTests.Bytes(20_000_000, 9);
        for (int round = 0; round < 3; round++)
        {
            ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Add(typeof(ShelfFaultTests).Assembly.Location);
            }

            foreach (string argument in new[] { "-explicit", "only", "-method", $"{typeof(ShelfFaultTests).FullName}.{nameof(A_process_that_takes_an_upload_until_it_is_killed)}" })
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment[Folder] = $"{folder.Path}|{upload}";
            using Process child = Process.Start(start)!;
            int said = 0;
            while (await child.StandardOutput.ReadLineAsync(Ct) is { } line)
            {
                if (line.StartsWith("SENT", StringComparison.Ordinal) && ++said == 3 + round)
                {
                    child.Kill();
                }
            }

            await child.WaitForExitAsync(Ct);
        }

        await using RecordStore after = await RecordStore.OpenAsync(Options(folder.Path), Ct);
        OpenUpload open = (await after.Scans.FindUploadAsync(Stream, upload, Ct))!;
        Assert.InRange(open.Received, 1024 * 1024, file.Length);
        Assert.Equal(file.Length, await after.Scans.AppendAsync(Stream, upload, open.Received, new MemoryStream(file[(int)open.Received..]), file.Length, Ct));
        using MemoryStream whole = new();
        await after.Scans.CopyUploadAsync(Stream, upload, whole, Ct);
        Assert.True(whole.ToArray().AsSpan().SequenceEqual(file));
    }

    [Fact(Explicit = true)]
    public async Task A_process_that_takes_an_upload_until_it_is_killed()
    {
        string? told = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(told is null, "This is the child of another test.");
        string[] parts = told!.Split('|');
        byte[] file = ShelfTests.Bytes(20_000_000, 9);
        await using RecordStore store = await RecordStore.OpenAsync(Options(parts[0]), Ct);
        Guid upload = Guid.Parse(parts[1]);
        long at = (await store.Scans.FindUploadAsync(Stream, upload, Ct))!.Received;
        while (at < file.Length)
        {
            long next = Math.Min(at + 700_000, file.Length);
            at = (await store.Scans.AppendAsync(Stream, upload, at, new MemoryStream(file[(int)at..(int)next]), file.Length, Ct))!.Value;
            await Console.Out.WriteLineAsync($"SENT {at}");
            await Console.Out.FlushAsync(Ct);
        }
    }

    [Fact]
    public async Task A_disk_without_room_refuses_a_scan_cleanly_and_takes_it_when_there_is_room_again()
    {
        using TemporaryFolder folder = new();
        string disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk), "A small disk can be mounted by root only.");
        try
        {
            await using RecordStore store = await RecordStore.OpenAsync(Options(folder.Path) with { Shelf = () => new FolderShelf(disk) }, Ct);
            await store.DoneAsync(Ledger.Commit(Ledger.Open(Stream, "start")));
            ScanRef first = await store.Scans.PutAsync(Stream, new MemoryStream(ShelfTests.Bytes(600_000, 1)), Ct);
            ShelfException full = await Assert.ThrowsAsync<ShelfException>(() => store.Scans.PutAsync(Stream, new MemoryStream(ShelfTests.Bytes(600_000, 2)), Ct));
            Assert.True(full.IsFull);
            Assert.Single(Directory.EnumerateFiles(disk, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
            Assert.Null(await store.Scans.CheckAsync(first.Address, first.Length, Ct));

            Run("mount", "-o", "remount,size=3m", disk);
            await store.Scans.PutAsync(Stream, new MemoryStream(ShelfTests.Bytes(600_000, 2)), Ct);
        }
        finally
        {
            Run("umount", disk);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static StoreOptions Options(string folder) => new(StoreOptions.Sqlite, $"Data Source={Path.Combine(folder, "record.db")};Pooling=False", Path.Combine(folder, "keys"));
}
