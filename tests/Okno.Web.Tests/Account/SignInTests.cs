using System.Net;
using System.Text.RegularExpressions;
using Okno.Testing;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Account;

public sealed partial class SignInTests(April2026 april)
{
    [Fact]
    public async Task Each_role_of_the_demo_staff_can_sign_in_and_out()
    {
        foreach (DemoPerson person in DemoStaff.All)
        {
            using HttpClient client = april.Okno.NewClient(follow: false);
            using HttpResponseMessage signedIn = await SignInAsync(client, person.Account, DemoStaff.Password);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
            string denied = await ReadAnyAsync(client, "/account/denied");
            Assert.Contains(person.FullName, denied, StringComparison.Ordinal);
            using HttpResponseMessage signedOut = await PostAsync(client, "/account/sign-out", "/account/sign-out", []);
            Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
            Assert.DoesNotContain(person.FullName, await ReadAnyAsync(client, "/account/denied"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_sign_in_page_names_the_demo_accounts_only_in_the_demo_environment()
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains(DemoStaff.Password, await client.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_demo_accounts_neither_show_nor_open_even_on_data_of_a_demo()
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("okno-web-");
        RunningOkno demo = await RunningOkno.StartAsync(April("10:00"), dataFolder: data.FullName);
        await demo.StopAsync();
        await using RunningOkno production = await RunningOkno.StartAsync(April("10:05"), "Production", data.FullName);
        using HttpClient client = production.NewClient(follow: false);
        Assert.DoesNotContain(DemoStaff.Password, await client.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
        using HttpResponseMessage answer = await SignInAsync(client, "operator", DemoStaff.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("не подходят", Html.Words(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operator", "wrong-password")]
    [InlineData("nobody", "okno-demo")]
    public async Task A_wrong_account_and_a_wrong_password_get_the_same_answer_and_the_account_is_kept(string account, string password)
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(April("10:00"));
        using HttpClient client = okno.NewClient(follow: false);
        using HttpResponseMessage answer = await SignInAsync(client, account, password);
        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Учётная запись или пароль не подходят", Html.Words(html), StringComparison.Ordinal);
        Assert.Contains($"value=\"{account}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{password}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_a_while()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(April("10:00"));
        using HttpClient client = okno.NewClient(follow: false);
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage again = await SignInAsync(client, "courier", "wrong-password");
        }

        using HttpResponseMessage fifth = await SignInAsync(client, "courier", "wrong-password");
        Assert.Contains("Запись закрыта на 5 минут", Html.Words(await fifth.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        using HttpResponseMessage right = await SignInAsync(client, "courier", DemoStaff.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/", "/desk")]
    [InlineData("//example.org/", "/desk")]
    [InlineData("/rules", "/rules")]
    public async Task After_sign_in_only_addresses_of_this_site_are_followed(string from, string to)
    {
        using HttpClient client = april.Okno.NewClient(follow: false);
        using HttpResponseMessage answer = await SignInAsync(client, "auditor", DemoStaff.Password, from);
        Assert.Equal(to, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_words()
    {
        using HttpClient client = april.Okno.NewClient(follow: false);
        using FormUrlEncodedContent form = new([new("Account", "operator"), new("Password", DemoStaff.Password)]);
        using HttpResponseMessage answer = await client.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Запрос не понят", Html.Words(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_guards_of_the_browser()
    {
        using HttpClient client = april.Okno.NewClient();
        foreach (string address in (string[])["/", "/css/public.css", "/no-such-page", "/account/sign-in"])
        {
            using HttpResponseMessage answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task The_desk_asks_for_sign_in_and_remembers_the_way()
    {
        using HttpClient client = april.Okno.NewClient(follow: false);
        using HttpResponseMessage answer = await client.GetAsync("/desk", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in?from=%2Fdesk", answer.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task The_same_accounts_live_in_PostgreSQL()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        string database = await PostgresServer.NewDatabaseAsync();
        await using (RunningOkno okno = await RunningOkno.StartAsync(April("10:00"), postgres: database))
        {
            using HttpClient client = okno.NewClient(follow: false);
            using HttpResponseMessage signedIn = await SignInAsync(client, "supervisor", DemoStaff.Password);
            Assert.Equal("/desk", signedIn.Headers.Location?.OriginalString);
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    private static DateTimeOffset April(string time) => DateTimeOffset.Parse($"2026-04-20T{time}:00+03:00", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string account, string password, string? from = null) =>
        PostAsync(client, "/account/sign-in", "/account/sign-in", [new("Account", account), new("Password", password), new("from", from ?? "")]);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string to, KeyValuePair<string, string>[] fields)
    {
        string token = Token().Match(await ReadHtmlAsync(client, page)).Groups[1].Value;
        using FormUrlEncodedContent form = new([.. fields, new("form-token", token)]);
        return await client.PostAsync(to, form, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadHtmlAsync(HttpClient client, string address)
    {
        using HttpResponseMessage answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadAnyAsync(HttpClient client, string address) => await ReadHtmlAsync(client, address);

    [GeneratedRegex("name=\"form-token\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
