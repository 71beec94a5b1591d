using System.Net;
using System.Text.RegularExpressions;
using Okno.Testing.Faults;
using Okno.Web.Accounts;

namespace Okno.Web.Tests.Faults;

/// <summary>
/// Somebody at the desk who records payments on one case without a pause and keeps a ledger of what was sent and what was acknowledged. Who gets no answer sends the same form again, with the same key, until there is one.
/// </summary>
internal sealed partial class Teller : IDisposable
{
    private readonly HttpClient client;
    private readonly string name;
    private readonly ClientLedger ledger;
    private readonly string payment;
    private string token = "";
    private int next;

    public Teller(Uri address, string number, string name, ClientLedger ledger)
    {
        (this.name, this.ledger) = (name, ledger);
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        payment = $"/desk/cases/{number}/record-payment";
    }

    /// <summary>Answers that were neither a success nor nothing: each is a page that a person saw.</summary>
    public int Pages503 { get; private set; }

    public async Task SignInAsync(CancellationToken ct)
    {
        using FormUrlEncodedContent content = new([new("form-token", TokenOf(await client.GetStringAsync("/account/sign-in", ct))), new("Account", "operator"), new("Password", DemoStaff.Password)]);
        using HttpResponseMessage answer = await client.PostAsync("/account/sign-in", content, ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        token = TokenOf(await client.GetStringAsync(payment, ct));
    }

    /// <summary>One payment after the other until stopped; <paramref name="acknowledged"/> is told of each.</summary>
    public async Task WorkAsync(Action acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            string effect = $"effect-{name}-{next++}";
            ledger.Send(effect);
            List<KeyValuePair<string, string>> form =
            [
                new("form-token", token), new("key", Guid.NewGuid().ToString("N")), new("seen", ""), new("amount", "1,00"), new("executedOn", Today()), new("receipt", effect), new("bank", "Банк «Окраинный»"),
                new("payer", "Некто"),
            ];
            while (!await SendAsync(form, effect, stop))
            {
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                await Task.Delay(20, CancellationToken.None);
            }

            acknowledged();
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<bool> SendAsync(List<KeyValuePair<string, string>> form, string effect, CancellationToken stop)
    {
        try
        {
            using FormUrlEncodedContent content = new(form);
            using HttpResponseMessage answer = await client.PostAsync(payment, content, stop);
            if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/done?step=record-payment", StringComparison.Ordinal))
            {
                ledger.Acknowledge(effect);
                return true;
            }

            Pages503 += answer.StatusCode == HttpStatusCode.ServiceUnavailable ? 1 : 0;
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{payment} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            return false;
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
        {
            // Nobody knows whether it happened.
            return false;
        }
    }

    private static string Today() => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Europe/Moscow").ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string TokenOf(string page) => FormToken().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"form-token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
