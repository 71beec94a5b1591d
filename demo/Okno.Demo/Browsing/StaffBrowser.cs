using System.Net;
using System.Net.Http.Headers;
using Okno.Demo.Instance;

namespace Okno.Demo.Browsing;

/// <summary>One member of the staff with a browser of their own: cookies, forms, and nothing that a person could not do. Script is off.</summary>
public sealed class StaffBrowser(Uri address, string account, string password, SimulatedClock clock) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    private const string Door = "/account/sign-in";
    private const string Reason = "/reason?";

    public string Account => account;

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    public async Task SignInAsync()
    {
        PageSeen door = await ReadAsync(await http.GetAsync(new Uri(Door, UriKind.Relative)), Door);
        HtmlForm form = door.FormWith("Account").Set("Account", account).Set("Password", password);
        PageSeen answer = await ReadAsync(await http.PostAsync(new Uri(Door, UriKind.Relative), new FormUrlEncodedContent(form.Sent())), Door);
        if (answer.SentTo is null)
        {
            throw new InvalidOperationException($"{account} cannot sign in: {answer.Errors}");
        }
    }

    /// <summary>Opens a page; signs in again where the session of an earlier day is over, and says why a case of another's queue is needed.</summary>
    public async Task<PageSeen> OpenAsync(string path) => await ReadAsync(await AskAsync(path), path);

    /// <summary>Sends a form; with <paramref name="button"/> the named button is the one that is pressed.</summary>
    public async Task<PageSeen> SendAsync(PageSeen page, HtmlForm form, (string Name, string Value)? button = null)
    {
        clock.Tick();
        string to = form.Action.Length > 0 ? form.Action : page.Address;
        IEnumerable<KeyValuePair<string, string>> sent = button is { } pressed ? form.Sent().Append(KeyValuePair.Create(pressed.Name, pressed.Value)) : form.Sent();
        using FormUrlEncodedContent content = new(sent);
        return await ReadAsync(await http.PostAsync(new Uri(to, UriKind.Relative), content), to);
    }

    /// <summary>Sends a form with a file.</summary>
    public async Task<PageSeen> SendFileAsync(PageSeen page, HtmlForm form, string field, string fileName, byte[] bytes)
    {
        clock.Tick();
        string to = form.Action.Length > 0 ? form.Action : page.Address;
        using MultipartFormDataContent content = [];
        foreach ((string name, string value) in form.Sent())
        {
            content.Add(new StringContent(value), name);
        }

        ByteArrayContent file = new(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        content.Add(file, field, fileName);
        return await ReadAsync(await http.PostAsync(new Uri(to, UriKind.Relative), content), to);
    }

    /// <summary>Fetches a printed paper; null with the service's own words where it has none to give.</summary>
    public async Task<(byte[]? Pdf, string Said)> PrintAsync(string path)
    {
        Requests++;
        using HttpResponseMessage answer = await AskAsync(path);
        if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/pdf")
        {
            return (await answer.Content.ReadAsByteArrayAsync(), "");
        }

        PageSeen page = new(path, answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync());
        return (null, $"{(int)answer.StatusCode} {page.Errors}");
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        for (int asked = 1; ; asked++)
        {
            HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            string? to = answer.Headers.Location?.OriginalString;
            if (asked == 3 || to is null || !(to.Contains(Door, StringComparison.Ordinal) || to.Contains(Reason, StringComparison.Ordinal)))
            {
                return answer;
            }

            answer.Dispose();
            if (to.Contains(Door, StringComparison.Ordinal))
            {
                await SignInAsync();
                continue;
            }

            PageSeen why = await ReadAsync(await http.GetAsync(new Uri(to, UriKind.Relative)), to);
            await SendAsync(why, why.FormWith("why").Set("why", "заявитель у окна"));
        }
    }

    private async Task<PageSeen> ReadAsync(HttpResponseMessage answer, string path)
    {
        Requests++;
        using (answer)
        {
            string html = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500)
            {
                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}. {new PageSeen(path, answer.StatusCode, null, html).Errors}");
            }

            return new PageSeen(path, answer.StatusCode, answer.Headers.Location?.OriginalString, html);
        }
    }
}
