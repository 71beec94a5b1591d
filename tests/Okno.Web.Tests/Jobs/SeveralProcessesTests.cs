using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Okno.Store;
using Okno.Testing;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Jobs;

/// <summary>Two hosts over one PostgreSQL and one key folder.</summary>
public sealed class SeveralProcessesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 4, 20, 10, 0, 0, TimeSpan.FromHours(3));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_at_once_read_each_others_cookies_and_forms_and_no_key_lies_in_clear()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        string postgres = await PostgresServer.NewDatabaseAsync();
        DirectoryInfo data = Directory.CreateTempSubdirectory("okno-web-");
        RunningOkno[] hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => RunningOkno.StartAsync(Morning, dataFolder: data.FullName, postgres: postgres), Ct)));
        try
        {
            CookieContainer cookies = new();
            using HttpClient here = Client(hosts[0], cookies), there = Client(hosts[1], cookies);
            string form = await here.GetStringAsync("/account/sign-in", Ct);
            using (FormUrlEncodedContent sent = new([new("Account", "operator"), new("Password", DemoStaff.Password), new("form-token", TokenIn(form))]))
            using (HttpResponseMessage signedIn = await there.PostAsync("/account/sign-in", sent, Ct))
            {
                Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
            }

            foreach (HttpClient client in new[] { here, there })
            {
                using HttpResponseMessage desk = await client.GetAsync("/desk", Ct);
                Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
            }

            await using NpgsqlDataSource database = NpgsqlDataSource.Create(postgres);
            await using NpgsqlCommand ask = database.CreateCommand("SELECT value FROM about WHERE name LIKE 'web key %'");
            await using NpgsqlDataReader rows = await ask.ExecuteReaderAsync(Ct);
            int keys = 0;
            while (await rows.ReadAsync(Ct))
            {
                keys++;
                Assert.Equal(-1, rows.GetFieldValue<byte[]>(0).AsSpan().IndexOf(Encoding.UTF8.GetBytes("key")));
            }

            Assert.Equal(1, keys);
        }
        finally
        {
            foreach (RunningOkno host in hosts)
            {
                await host.StopAsync();
            }

            data.Delete(recursive: true);
            await PostgresServer.DropDatabaseAsync(postgres);
        }
    }

    [Fact]
    public async Task Keys_that_an_earlier_version_kept_as_files_are_taken_over_once_and_sealed()
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("okno-web-");
        DirectoryInfo former = data.CreateSubdirectory("web-keys");
        byte[] cookie = DataProtectionProvider.Create(former, builder => builder.SetApplicationName("Okno")).CreateProtector("cookie").Protect("signed in"u8.ToArray());
        Assert.Single(former.EnumerateFiles());
        await using RunningOkno host = await RunningOkno.StartAsync(Morning, dataFolder: data.FullName);
        Assert.Empty(former.EnumerateFiles());
        Assert.Equal("signed in"u8.ToArray(), host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie));
        Assert.All(await host.Services.GetRequiredService<RecordStore>().SecretsAsync("web key ", Ct), secret => Assert.NotNull(secret.Value));
    }

    private static HttpClient Client(RunningOkno host, CookieContainer cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.Address };

    private static string TokenIn(string page)
    {
        int at = page.IndexOf("name=\"form-token\"", StringComparison.Ordinal);
        int value = page.IndexOf("value=\"", at, StringComparison.Ordinal) + 7;
        return WebUtility.HtmlDecode(page[value..page.IndexOf('"', value)]);
    }
}
