using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Okno.Desk.LawInUse;
using Okno.Desk.Tests.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store;
using Okno.Store.Keys;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Erasures;

/// <summary>What was erased stays erased: in a restored database, in a restored key folder, in both, after a crash in the middle; and no key that is left opens anything of it.</summary>
public sealed class RestoredTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private StoreOptions Sqlite => new(StoreOptions.Sqlite, $"Data Source={folder.File("record.db")};Pooling=False", folder.File("keys")) { ErasedCopy = folder.File("erased.list") };

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_restored_database_or_key_folder_forgets_again_before_anybody_can_read(bool database, bool keys)
    {
        (Guid gone, Guid stays) = await TwoCasesAsync(Sqlite);
        Copy(folder.File("keys"), folder.File("old-keys"));
        File.Copy(folder.File("record.db"), folder.File("old.db"));
        await using (RecordStore store = await RecordStore.OpenAsync(Sqlite, Ct))
        {
            Assert.True(await store.EraseAsync(gone, Ct));
        }

        if (database)
        {
            File.Copy(folder.File("old.db"), folder.File("record.db"), overwrite: true);
            File.Delete(folder.File("record.db-wal"));
            File.Delete(folder.File("record.db-shm"));
        }

        if (keys)
        {
            Directory.Delete(folder.File("keys"), recursive: true);
            Copy(folder.File("old-keys"), folder.File("keys"));
        }

        await ForgottenAsync(Sqlite, gone, stays, 1);

        // And what it knows now, the folder of keys knows too.
        File.Delete(folder.File("erased.list"));
        await ForgottenAsync(Sqlite, gone, stays, 0);
        Assert.Contains(gone.ToString("N"), await File.ReadAllTextAsync(folder.File("erased.list"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_a_restored_database_and_key_folder_forget_again()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        string live = await PostgresServer.NewDatabaseAsync();
        StoreOptions options = new(StoreOptions.Postgres, live, folder.File("keys")) { ErasedCopy = folder.File("erased.list") };
        (Guid gone, Guid stays) = await TwoCasesAsync(options);
        Copy(folder.File("keys"), folder.File("old-keys"));
        NpgsqlConnectionStringBuilder backup = new(live);
        string original = backup.Database!;
        backup.Database = original + "_old";
        NpgsqlConnectionStringBuilder admin = new(live) { Database = "postgres", Pooling = false };
        await using (NpgsqlConnection connection = new(admin.ToString()))
        {
            await connection.OpenAsync(Ct);
            await using NpgsqlCommand copy = new($"CREATE DATABASE \"{backup.Database}\" TEMPLATE \"{original}\"", connection);
            await copy.ExecuteNonQueryAsync(Ct);
        }

        await using (RecordStore store = await RecordStore.OpenAsync(options, Ct))
        {
            Assert.True(await store.EraseAsync(gone, Ct));
        }

        Directory.Delete(folder.File("keys"), recursive: true);
        Copy(folder.File("old-keys"), folder.File("keys"));
        await ForgottenAsync(options with { ConnectionString = backup.ToString() }, gone, stays, 1);
        await PostgresServer.DropDatabaseAsync(backup.ToString());
        await PostgresServer.DropDatabaseAsync(live);
    }

    [Fact]
    public async Task An_erasure_that_a_crash_cut_short_after_its_first_durable_word_is_finished_at_the_next_opening()
    {
        (Guid gone, Guid stays) = await TwoCasesAsync(Sqlite);
        await File.WriteAllTextAsync(folder.File("erased.list"), $"okno erased 1\n{gone:N}\n{Guid.NewGuid().ToString("N")[..11]}", Ct);
        await ForgottenAsync(Sqlite, gone, stays, 1);
        await using RecordStore store = await RecordStore.OpenAsync(Sqlite, Ct);
        Assert.True(await store.EraseAsync(stays, Ct));
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder.File("erased.list"), Ct)).Count(line => line.Length == 32));
    }

    [Fact]
    public async Task A_list_that_is_something_else_stops_the_opening()
    {
        await TwoCasesAsync(Sqlite);
        await File.WriteAllTextAsync(folder.File("erased.list"), "не список", Ct);
        await Assert.ThrowsAsync<InvalidDataException>(() => RecordStore.OpenAsync(Sqlite, Ct));
    }

    [Fact]
    public async Task No_key_that_is_left_opens_a_canary_anywhere_in_the_data_folder()
    {
        string[] canaries = ["Канарейкин", "KANAREYKIN", "900000123456"];
        (Guid gone, Guid stays) = await TwoCasesAsync(Sqlite, canaries);

        Assert.NotEmpty(await FoundAsync(canaries, gone, stays));
        List<byte[]> traces = Traces(gone);
        Assert.True(traces.Count > 5);
        Assert.NotEmpty(Lying(traces));
        await using (RecordStore store = await RecordStore.OpenAsync(Sqlite, Ct))
        {
            await store.EraseAsync(gone, Ct);
        }

        Assert.Empty(await FoundAsync(canaries, gone, stays));
        Assert.NotEmpty(await FoundAsync([Sample.Intake(Sample.Day("2025-05-12"), 2).Patent.Number], gone, stays));

        // The keyed words by which the person was found are overwritten, in the file, its log and its free pages.
        Assert.Empty(Lying(traces));
    }

    /// <summary>Every canary that any sealed value of the record gives under any key that is left, or that stands clear in any file: the seal's proof is not asked, so that nothing hides behind another binding.</summary>
    private async Task<List<string>> FoundAsync(string[] canaries, params Guid[] streams)
    {
        List<string> found = [];
        List<byte[]> secrets = [];
        await using (RecordStore store = await RecordStore.OpenAsync(Sqlite, Ct))
        {
            secrets.Add(store.KeysLeft.House.Secret);
            secrets.AddRange(streams.Select(store.KeysLeft.Find).OfType<StreamKey>().Select(key => key.Secret));
        }

        using (SqliteConnection connection = new(Sqlite.ConnectionString))
        {
            connection.Open();
            foreach ((string table, string column) in ((string, string)[])[("journal", "payload"), ("streams", "state"), ("answers", "answer"), ("outbox", "payload"), ("cards", "card")])
            {
                using SqliteCommand all = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema.
                all.CommandText = $"SELECT {column} FROM {table}";
#pragma warning restore CA2100
                using SqliteDataReader reader = all.ExecuteReader();
                while (reader.Read())
                {
                    byte[] blob = reader.GetFieldValue<byte[]>(0);
                    foreach (byte[] clear in secrets.SelectMany(secret => (IEnumerable<byte[]>)[Counter(secret, blob), Counter(secret, blob.Length > 16 ? blob[16..] : [])]))
                    {
                        found.AddRange(canaries.Where(canary => Encoding.UTF8.GetString(clear).Contains(canary, StringComparison.OrdinalIgnoreCase)));
                    }
                }
            }
        }

        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            string text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
            found.AddRange(canaries.Where(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase)));
        }

        return found;
    }

    /// <summary>What the rows of search and matching hold of a stream that no other stream shares.</summary>
    private List<byte[]> Traces(Guid stream)
    {
        List<byte[]> traces = [];
        using SqliteConnection connection = new(Sqlite.ConnectionString);
        connection.Open();
        foreach ((string table, string column) in ((string, string)[])[("tokens", "token"), ("claims", "token"), ("cards", "card"), ("answers", "answer")])
        {
            using SqliteCommand own = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema.
            own.CommandText = $"SELECT {column} FROM {table} t WHERE stream = @id AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{column} = t.{column} AND o.stream <> t.stream)";
#pragma warning restore CA2100
            own.Parameters.AddWithValue("@id", stream);
            using SqliteDataReader reader = own.ExecuteReader();
            while (reader.Read())
            {
                traces.Add(reader.GetFieldValue<byte[]>(0));
            }
        }

        return traces;
    }

    private List<string> Lying(List<byte[]> traces)
    {
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(folder.Path, "record.db*"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            found.AddRange(traces.Where(trace => bytes.AsSpan().IndexOf(trace) >= 0).Select(trace => $"{Path.GetFileName(file)}: {Convert.ToHexString(trace)[..16]}"));
        }

        return found;
    }

    /// <summary>AES-GCM without its proof: the counter from 2 on (NIST SP 800-38D).</summary>
    private static byte[] Counter(byte[] secret, byte[] blob)
    {
        if (blob.Length < 28)
        {
            return [];
        }

        using Aes aes = Aes.Create();
        aes.Key = secret;
        byte[] clear = new byte[blob.Length - 28];
        byte[] block = new byte[16];
        for (int at = 0; at < clear.Length; at += 16)
        {
            blob.AsSpan(0, 12).CopyTo(block);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(12), (at / 16) + 2);
            byte[] stream = aes.EncryptEcb(block, PaddingMode.None);
            for (int i = 0; i < 16 && at + i < clear.Length; i++)
            {
                clear[at + i] = (byte)(blob[12 + at + i] ^ stream[i]);
            }
        }

        return clear;
    }

    private static async Task<(Guid Gone, Guid Stays)> TwoCasesAsync(StoreOptions options, string[]? canaries = null)
    {
        await using RecordStore store = await RecordStore.OpenAsync(options, Ct);
        ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), TimeProvider.System);
        DateOnly today = desk.Now.Day;
        Domain.People.Intake first = Sample.Intake(today.AddMonths(-11).AddDays(-2), 1);
        if (canaries is not null)
        {
            first = first with { Applicant = first.Applicant with { Name = first.Applicant.Name with { Surname = canaries[0], LatinSurname = canaries[1] }, Inn = canaries[2] } };
        }

        List<Guid> ids = [];
        foreach (Domain.People.Intake intake in (Domain.People.Intake[])[first, Sample.Intake(today.AddMonths(-11).AddDays(-2), 2)])
        {
            Guid id = Workplace.Done(await desk.OpenCaseAsync(new OpenCase(intake, Sample.Consent(today), today), Workplace.Operator with { Key = Guid.NewGuid().ToString() }, Ct)).Stream;
            Workplace.Done(await desk.PerformAsync(id, new Assess(), Workplace.Operator with { Key = Guid.NewGuid().ToString() }, Ct));
            ids.Add(id);
        }

        return (ids[0], ids[1]);
    }

    private static async Task ForgottenAsync(StoreOptions options, Guid gone, Guid stays, int again)
    {
        await using RecordStore store = await RecordStore.OpenAsync(options, Ct);
        Assert.Equal(again, store.ForgottenAgain);
        Assert.True((await store.LoadAsync(gone, ct: Ct)).Stream!.Erased);
        Assert.False((await store.LoadAsync(stays, ct: Ct)).Stream!.Erased);
        await foreach (var e in store.HistoryAsync(gone, Ct))
        {
            Assert.Empty(e.Payload);
        }

        var report = await store.VerifyAsync((kind, events) => StreamKinds.ByName[kind].Fold(events), ct: Ct);
        Assert.True(report.Sound, string.Join('\n', report.Faults));
        Assert.Empty(report.KeysGone);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
