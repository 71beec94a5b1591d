using Npgsql;
using Okno.Desk.Backups;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store;
using Okno.Store.Backups;
using Okno.Store.Streams;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int people;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DeskSettings OnSqlite => new(folder.File("data"), RepositoryRoot.Law);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_copy_taken_while_the_desk_works_holds_what_was_acknowledged_and_is_proved_by_restoring_it()
    {
        ServiceDesk desk = await ServiceDesk.OpenAsync(OnSqlite, TimeProvider.System, Ct);
        Guid before = await OpenAsync(desk);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        TaskCompletionSource atWork = new();
        Task<int> work = Task.Run(async () =>
        {
            int opened = 0;
            while (!enough.IsCancellationRequested)
            {
                await OpenAsync(desk);
                opened++;
                atWork.TrySetResult();
            }

            return opened;
        }, Ct);
        await atWork.Task;
        (BackupManifest manifest, _) = await new Backup(OnSqlite, TimeProvider.System).TakeAsync(folder.File("copy"), folder.File("copied-keys"), ct: Ct);
        Restored proved = await Restoring().CheckAsync(ct: Ct);
        await enough.CancelAsync();
        Assert.True(await work > 0);
        Assert.True(proved.Proved, string.Join('\n', proved.Verified.Faults));
        Assert.True(proved.Verified.Streams >= 1);
        Assert.Contains(manifest.Files, file => file.Path == "okno.db");
        Assert.Empty(Directory.EnumerateFiles(folder.File("copy"), "*.key", SearchOption.AllDirectories));

        await Restoring().ToAsync(folder.File("restored"), folder.File("restored-keys"), ct: Ct);
        ServiceDesk again = await ServiceDesk.OpenAsync(new DeskSettings(folder.File("restored"), RepositoryRoot.Law) { Keys = folder.File("restored-keys") }, TimeProvider.System, Ct);
        Assert.NotNull((await again.Store.LoadAsync(before, ct: Ct)).Stream);
        Assert.NotEqual(Guid.Empty, await OpenAsync(again));
        await again.Store.DisposeAsync();
        await desk.Store.DisposeAsync();
    }

    [Fact]
    public async Task Data_and_keys_never_go_into_one_folder_and_nothing_is_written_over()
    {
        ServiceDesk desk = await ServiceDesk.OpenAsync(OnSqlite, TimeProvider.System, Ct);
        await desk.Store.DisposeAsync();
        Backup backup = new(OnSqlite, TimeProvider.System);
        Assert.Contains("одну папку", (await Assert.ThrowsAsync<BackupException>(() => backup.TakeAsync(folder.File("copy"), folder.File("copy/keys"), ct: Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("одну папку", (await Assert.ThrowsAsync<BackupException>(() => backup.TakeAsync(folder.File("copy"), folder.File("copy"), ct: Ct))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("copy")));
        Directory.CreateDirectory(folder.File("full"));
        await File.WriteAllTextAsync(folder.File("full/mine.txt"), "mine", Ct);
        Assert.Contains("не пуста", (await Assert.ThrowsAsync<BackupException>(() => backup.TakeAsync(folder.File("full"), folder.File("other"), ct: Ct))).Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("full/mine.txt"), Ct));
    }

    [Fact]
    public async Task A_key_destroyed_after_the_copy_vanishes_from_the_copied_keys_when_they_are_refreshed_and_a_new_one_comes()
    {
        ServiceDesk desk = await ServiceDesk.OpenAsync(OnSqlite, TimeProvider.System, Ct);
        Guid erased = await OpenAsync(desk);
        Backup backup = new(OnSqlite, TimeProvider.System);
        await backup.TakeAsync(folder.File("copy"), folder.File("copied-keys"), ct: Ct);
        string[] before = Keys(folder.File("copied-keys"));
        Assert.True(await desk.Store.EraseAsync(erased, Ct));
        await OpenAsync(desk);
        (int destroyed, int taken) = backup.RefreshKeys(folder.File("copied-keys"));
        await desk.Store.DisposeAsync();
        Assert.Equal(1, destroyed);
        Assert.True(taken >= 1);
        Assert.Contains(before, key => key.Contains($"{erased:N}", StringComparison.Ordinal));
        Assert.DoesNotContain(Keys(folder.File("copied-keys")), key => key.Contains($"{erased:N}", StringComparison.Ordinal));
        Assert.Equal(Keys(OnSqlite.KeyFolder), Keys(folder.File("copied-keys")));

        static string[] Keys(string folder) => [.. Directory.EnumerateFiles(folder, "*.key", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_copy_with_one_changed_bit_a_lost_key_keys_of_another_copy_or_no_end_is_not_proved()
    {
        ServiceDesk desk = await ServiceDesk.OpenAsync(OnSqlite, TimeProvider.System, Ct);
        await OpenAsync(desk);
        Backup backup = new(OnSqlite, TimeProvider.System);
        await backup.TakeAsync(folder.File("copy"), folder.File("copied-keys"), ct: Ct);
        await backup.TakeAsync(folder.File("second"), folder.File("second-keys"), ct: Ct);
        await desk.Store.DisposeAsync();

        Restore crossed = new(folder.File("copy"), folder.File("second-keys"), OnSqlite, TimeProvider.System);
        Assert.Contains("от другой копии", (await Assert.ThrowsAsync<BackupException>(() => crossed.CheckAsync(ct: Ct))).Message, StringComparison.Ordinal);

        string record = folder.File("copy/okno.db");
        byte[] bytes = await File.ReadAllBytesAsync(record, Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(record, bytes, Ct);
        Assert.Contains("okno.db", (await Assert.ThrowsAsync<BackupException>(() => Restoring().CheckAsync(ct: Ct))).Message, StringComparison.Ordinal);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(record, bytes, Ct);
        Assert.True((await Restoring().CheckAsync(ct: Ct)).Verified.Sound);

        string key = Directory.EnumerateFiles(folder.File("copied-keys"), "*.key", SearchOption.AllDirectories).First(file => Path.GetFileName(file) != "master.key");
        File.Delete(key);
        Assert.Contains(Path.GetFileName(key), (await Assert.ThrowsAsync<BackupException>(() => Restoring().CheckAsync(ct: Ct))).Message, StringComparison.Ordinal);

        File.Delete(Path.Combine(folder.File("second"), BackupManifest.FileName));
        Restore unfinished = new(folder.File("second"), folder.File("second-keys"), OnSqlite, TimeProvider.System);
        Assert.Contains("нет целой копии", (await Assert.ThrowsAsync<BackupException>(() => unfinished.CheckAsync(ct: Ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_exactly_what_was_there_at_a_moment_is_restored_and_verifies()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null || PostgresTools.Find() is null, PostgresServer.Missing ?? "PostgreSQL's programs are not installed here.");
        if (!OperatingSystem.IsWindows())
        {
            // The server's user must be able to pass to what is restored.
            File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute);
        }

        string postgres = await PostgresServer.NewDatabaseAsync();
        DeskSettings settings = new(folder.File("data"), RepositoryRoot.Law, postgres);
        ServiceDesk desk = await ServiceDesk.OpenAsync(settings, TimeProvider.System, Ct);
        Guid first = await OpenAsync(desk);
        (_, Following? following) = await new Backup(settings, TimeProvider.System).TakeAsync(folder.File("copy"), folder.File("copied-keys"), follow: true, ct: Ct);
        Guid second = await OpenAsync(desk);
        DateTimeOffset moment = TimeProvider.System.GetUtcNow();
        await Task.Delay(5, Ct);
        Guid third = await OpenAsync(desk);
        long streams = (await desk.VerifyAsync(ct: Ct)).Streams;
        await ReceivedAsync(postgres);
        await following!.DisposeAsync();
        await ForgetAsync(postgres);
        await desk.Store.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(postgres);

        Restored whole = await Restoring().CheckAsync(ct: Ct);
        Assert.Equal(streams, whole.Verified.Streams);
        Restored then = await Restoring().ToAsync(folder.File("restored"), folder.File("restored-keys"), moment, ct: Ct);
        Assert.Equal(streams - 1, then.Verified.Streams);
        Assert.True(whole.Proved && then.Proved, string.Join('\n', (object[])[.. then.Verified.Faults, .. then.Verified.KeysGone, .. whole.Verified.KeysGone]));

        // On a server of one's own: the first two cases are there, the third is not.
        await using RestoredServer server = await RestoredServer.StartAsync(PostgresTools.Find()!, folder.File("restored/postgres"), null, null);
        NpgsqlConnectionStringBuilder was = new(postgres);
        ServiceDesk again = await ServiceDesk.OpenAsync(new DeskSettings(folder.File("restored"), RepositoryRoot.Law, server.Database(was.Database!, was.Username!)) { Keys = folder.File("restored-keys") }, TimeProvider.System, Ct);
        Loaded loaded = await again.Store.LoadManyAsync([first, second, third], ct: Ct);
        Assert.Equal([(first, false), (second, false)], loaded.Streams.Select(stream => (stream.Id, stream.Erased)).Order());
        await again.Store.DisposeAsync();
    }

    private Restore Restoring() => new(folder.File("copy"), folder.File("copied-keys"), OnSqlite, TimeProvider.System);

    private async Task<Guid> OpenAsync(ServiceDesk desk)
    {
        DateOnly today = desk.Now.Day;
        Performed performed = await desk.OpenCaseAsync(new OpenCase(Sample.Intake(today.AddDays(-320), Interlocked.Increment(ref people)), Sample.Consent(today), today), Workplace.Operator, Ct);
        return Assert.IsType<Performed.Done>(performed).Stream;
    }

    /// <summary>Until the receiver has what the server has written.</summary>
    private static async Task ReceivedAsync(string postgres)
    {
        await using NpgsqlDataSource server = NpgsqlDataSource.Create(postgres);
        await using NpgsqlCommand ask = server.CreateCommand("SELECT coalesce(bool_and(flush_lsn >= pg_current_wal_flush_lsn()), false) FROM pg_stat_replication WHERE application_name = 'pg_receivewal'");
        while (!(bool)(await ask.ExecuteScalarAsync(Ct))!)
        {
            await Task.Delay(50, Ct);
        }
    }

    private static async Task ForgetAsync(string postgres)
    {
        await using NpgsqlDataSource server = NpgsqlDataSource.Create(postgres);
        await using NpgsqlCommand drop = server.CreateCommand($"SELECT pg_drop_replication_slot('{PostgresCopy.Slot}')");
        await drop.ExecuteNonQueryAsync(Ct);
    }
}
