using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Okno.Store;
using Okno.Store.Keys;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

/// <summary>The master key in a PKCS#11 token (SoftHSM) and in a secret store.</summary>
[Collection(nameof(MasterSourceTests))]
public sealed class MasterSourceTests : IDisposable
{
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    private const string Pin = "4711-0815";

    // One for the whole process: SoftHSM reads its configuration once.
    private static readonly Lazy<string?> Tokens = new(MakeTokens);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private StoreOptions Options => new(StoreOptions.Sqlite, $"Data Source={folder.File("data/record.db")};Pooling=False", folder.File("keys"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_token_seals_the_master_key_and_the_file_alone_opens_nothing()
    {
        var options = Options with { MasterKey = Token("okno", $"master {Guid.NewGuid():N}") };
        var id = await WriteAsync(options);
        var list = (await File.ReadAllTextAsync(folder.File("keys/master.key"), Ct)).Split(' ');
        Assert.Equal("pkcs11", list[0]);
        await using (var store = await RecordStore.OpenAsync(options, Ct))
        {
            Assert.Equal("kept", Ledger.Text((await store.StreamAsync(id)).State));
            Assert.Equal([new MasterKept(list[1], "pkcs11")], store.MasterKeys());
            var rotated = await store.RotateMasterAsync(ct: Ct);
            Assert.Equal([list[1]], rotated.Old);
        }

        await using var again = await RecordStore.OpenAsync(options, Ct);
        Assert.True((await again.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
        Assert.Equal("pkcs11", again.MasterKeys()[0].Kept);

        await RefusedAsync(Options, "pkcs11");
        await RefusedAsync(options with { MasterKey = Token("okno", "nobody made this") }, "no AES key");
        var other = options with { KeyFolder = folder.File("other keys"), ConnectionString = $"Data Source={folder.File("other.db")};Pooling=False", MasterKey = Token("okno", $"other {Guid.NewGuid():N}") };
        await WriteAsync(other);
        await RefusedAsync(options with { MasterKey = other.MasterKey }, "not the one that sealed");
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_said_with_what_to_do()
    {
        var good = Token("okno", "of faults");
        await WriteAsync(Options with { MasterKey = good });
        var wrongPin = folder.File("wrong pin");
        await File.WriteAllTextAsync(wrongPin, "0000\n", Ct);
        await RefusedAsync(Options with { MasterKey = Token("okno", "of faults", pinFile: wrongPin) }, "refuses the PIN");
        await RefusedAsync(Options with { MasterKey = Token("okno", "of faults", pinFile: folder.File("no pin")) }, "cannot be read");
        await RefusedAsync(Options with { MasterKey = Token("absent", "of faults") }, "no token \"absent\"");
        await RefusedAsync(Options with { MasterKey = Token("okno", "of faults", "/usr/lib/absent.so") }, "not there");
        await RefusedAsync(Options with { MasterKey = Token("okno", "of faults", typeof(MasterSourceTests).Assembly.Location) }, "no PKCS#11 driver");
    }

    [Theory]
    [InlineData("pkcs11:token=okno", "pin-source")]
    [InlineData("pkcs11:token=okno;object=x?pin-source=/pin", "module-path")]
    [InlineData("pkcs11:object=x?module-path=/m&pin-source=/pin", "no token")]
    [InlineData("pkcs11:token=okno;object=x?module-path=/m&pin-value=1234", "PIN itself")]
    [InlineData("pkcs11:token=okno;id=%01?module-path=/m&pin-source=/pin", "\"id\"")]
    [InlineData("secret:http://vault.example/v1/secret/data/okno?token-file=/t", "https")]
    [InlineData("secret:https://vault.example/v1/secret/okno?token-file=/t", "/data/")]
    [InlineData("secret:https://vault.example/v1/secret/data/okno", "written so")]
    [InlineData("vault:https://vault.example", "none of")]
    public async Task A_setting_that_names_no_source_is_refused_with_what_it_lacks(string setting, string said) => await RefusedAsync(Options with { MasterKey = setting }, said);

    [Fact]
    public async Task A_master_key_of_a_file_moves_into_the_token_and_leaves_no_copy()
    {
        var id = await WriteAsync(Options);
        var clear = (await File.ReadAllTextAsync(folder.File("keys/master.key"), Ct)).Trim();
        var options = Options with { MasterKey = Token("okno", $"moved {Guid.NewGuid():N}") };
        await RefusedAsync(options, "to-token");
        Assert.Equal("pkcs11", Assert.Single(RecordStore.MoveMasterKey(options)).Kept);
        Assert.DoesNotContain(Directory.GetFiles(folder.File("keys"), "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(clear, StringComparison.Ordinal));
        await using var store = await RecordStore.OpenAsync(options, Ct);
        Assert.Equal("kept", Ledger.Text((await store.StreamAsync(id)).State));
    }

    [Fact]
    public async Task A_secret_store_keeps_the_master_key_and_forgets_the_old_one()
    {
        using var vault = new Vault("s.token");
        await File.WriteAllTextAsync(folder.File("vault-token"), "s.token\n", Ct);
        var options = Options with { MasterKey = $"secret:{vault.Url}/v1/secret/data/okno?token-file={folder.File("vault-token")}" };
        var id = await WriteAsync(options);
        var old = Assert.Single(vault.Secrets).Key;
        Assert.Equal($"secret {old}\n", await File.ReadAllTextAsync(folder.File("keys/master.key"), Ct));
        await using (var store = await RecordStore.OpenAsync(options, Ct))
        {
            var rotated = await store.RotateMasterAsync(ct: Ct);
            Assert.Equal([old], rotated.Old);
            Assert.Equal(rotated.New, Assert.Single(vault.Secrets).Key);
            Assert.Equal("kept", Ledger.Text((await store.StreamAsync(id)).State));
        }

        await File.WriteAllTextAsync(folder.File("vault-token"), "s.other", Ct);
        await RefusedAsync(options, "does not let the token");
        await File.WriteAllTextAsync(folder.File("vault-token"), "s.token", Ct);
        var kept = vault.Secrets.Single();
        vault.Secrets[kept.Key] = Convert.ToBase64String(new byte[32]);
        await RefusedAsync(options, "another one");
        vault.Secrets[kept.Key] = "not a key";
        await RefusedAsync(options, "not a master key");
        vault.Secrets.Clear();
        await RefusedAsync(options, "has no master key");
        vault.Dispose();
        await RefusedAsync(options, "does not answer");
    }

    private static string Token(string token, string key, string module = Module, string? pinFile = null)
    {
        Assert.SkipUnless(File.Exists(Module), "SoftHSM is not installed here: apt-get install -y softhsm2");
        return $"pkcs11:token={token};object={Uri.EscapeDataString(key)}?module-path={module}&pin-source={pinFile ?? Tokens.Value}";
    }

    private static async Task RefusedAsync(StoreOptions options, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<MasterKeyException>(() => RecordStore.OpenAsync(options, Ct))).Message, StringComparison.Ordinal);

    private static async Task<Guid> WriteAsync(StoreOptions options)
    {
        await using var store = await RecordStore.OpenAsync(options, Ct);
        var id = Guid.NewGuid();
        await store.DoneAsync(Ledger.Commit(Ledger.Open(id, "kept")));
        return id;
    }

    /// <summary>A token "okno" in a folder of its own; the file of its PIN.</summary>
    private static string MakeTokens()
    {
        var home = Directory.CreateTempSubdirectory("okno-softhsm-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
        Directory.CreateDirectory(Path.Combine(home, "tokens"));
        var settings = Path.Combine(home, "softhsm2.conf");
        File.WriteAllText(settings, $"directories.tokendir = {Path.Combine(home, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");
        var start = new ProcessStartInfo("softhsm2-util") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--init-token", "--free", "--label", "okno", "--so-pin", "12345678", "--pin", Pin])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["SOFTHSM2_CONF"] = settings;
        using (var process = Process.Start(start)!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        // The driver reads the environment of the process itself, which .NET only copies.
        Assert.Equal(0, SetEnvironment(Encoding.UTF8.GetBytes("SOFTHSM2_CONF\0"), Encoding.UTF8.GetBytes(settings + "\0"), 1));
        var pin = Path.Combine(home, "pin");
        File.WriteAllText(pin, Pin + "\n");
        return pin;
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);

    /// <summary>What of HashiCorp Vault's KV version 2 is used here; an emulation, not Vault.</summary>
    private sealed class Vault : IDisposable
    {
        private readonly HttpListener listener = new();

        public Vault(string token)
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }

            listener.Prefixes.Add(Url + "/");
            listener.Start();
            _ = Task.Run(async () =>
            {
                while (listener.IsListening)
                {
                    try
                    {
                        Answer(await listener.GetContextAsync(), token);
                    }
                    catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                    {
                        return;
                    }
                }
            });
        }

        public string Url { get; }

        public ConcurrentDictionary<string, string> Secrets { get; } = new();

        public void Dispose() => listener.Close();

        private void Answer(HttpListenerContext call, string token)
        {
            var id = call.Request.Url!.Segments[^1];
            var isData = call.Request.Url.AbsolutePath.StartsWith("/v1/secret/data/okno/", StringComparison.Ordinal);
            object? body = null;
            call.Response.StatusCode = 404;
            if (call.Request.Headers["X-Vault-Token"] != token)
            {
                call.Response.StatusCode = 403;
            }
            else if (call.Request.HttpMethod == "GET" && isData && Secrets.TryGetValue(id, out var kept))
            {
                call.Response.StatusCode = 200;
                body = new { data = new { data = new { key = kept }, metadata = new { version = 1 } } };
            }
            else if (call.Request.HttpMethod == "POST" && isData)
            {
                using var asked = JsonDocument.Parse(call.Request.InputStream);
                var fresh = asked.RootElement.GetProperty("options").GetProperty("cas").GetInt32() == 0 && Secrets.TryAdd(id, asked.RootElement.GetProperty("data").GetProperty("key").GetString()!);
                call.Response.StatusCode = fresh ? 200 : 400;
            }
            else if (call.Request.HttpMethod == "DELETE" && call.Request.Url.AbsolutePath.StartsWith("/v1/secret/metadata/okno/", StringComparison.Ordinal))
            {
                Secrets.TryRemove(id, out _);
                call.Response.StatusCode = 204;
            }

            if (body is not null)
            {
                call.Response.OutputStream.Write(JsonSerializer.SerializeToUtf8Bytes(body));
            }

            call.Response.Close();
        }
    }
}
