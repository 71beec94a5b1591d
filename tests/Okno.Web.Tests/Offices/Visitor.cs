using System.Net;
using System.Text.RegularExpressions;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Offices;

/// <summary>A member of staff who opens pages and sends one of their forms, named by its address, with what stands in it and what is changed; files too.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    private Visitor(HttpClient client) => this.client = client;

    public string Page { get; private set; } = "";

    public string Words => Html.Words(Page);

    public Uri At { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>False: stands before the question why a case outside the own queue is needed, instead of answering it.</summary>
    public bool GivesReasons { get; init; } = true;

    public static async Task<Visitor> SignInAsync(RunningOkno okno, string account, bool givesReasons = true)
    {
        ArgumentNullException.ThrowIfNull(okno);
        Visitor visitor = new(okno.NewClient()) { GivesReasons = givesReasons };
        await visitor.OpenAsync("/account/sign-in");
        await visitor.SendAsync(null, ("Account", account), ("Password", DemoStaff.Password));
        Assert.Equal("/desk", visitor.At.AbsolutePath);
        return visitor;
    }

    public async Task<Visitor> OpenAsync(string address)
    {
        await KeepAsync(await client.GetAsync(address, TestContext.Current.CancellationToken));
        return GivesReasons && At.AbsolutePath.EndsWith("/reason", StringComparison.Ordinal) ? await SendAsync(null, ("why", "заявитель у окна")) : this;
    }

    public async Task<(string? Type, byte[] Bytes)> DownloadAsync(string address)
    {
        using HttpResponseMessage answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends the first posting form of the page whose address ends so (null: the first of all).</summary>
    public async Task<Visitor> SendAsync(string? action, params (string Name, string? Value)[] changes)
    {
        (string address, List<KeyValuePair<string, string>> sent) = Form(action, changes);
        using FormUrlEncodedContent content = new(sent);
        await KeepAsync(await client.PostAsync(address, content, TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>The same with a file.</summary>
    public async Task<Visitor> SendFileAsync(string field, string name, byte[] bytes, params (string Name, string? Value)[] changes)
    {
        (string address, List<KeyValuePair<string, string>> sent) = Form(null, changes);
        using MultipartFormDataContent content = [];
        foreach ((string key, string value) in sent.Where(pair => pair.Key != field))
        {
            content.Add(new StringContent(value), key);
        }

        content.Add(new ByteArrayContent(bytes), field, name);
        await KeepAsync(await client.PostAsync(address, content, TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>What a script of the page asks, with the token of its form.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, byte[]? body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address) { Content = body is null ? null : new ByteArrayContent(body) };
        request.Headers.Add("RequestVerificationToken", Form(null).Fields.First(field => field.Key == "form-token").Value);
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends exactly these fields to an address: what a kept form sends a second time.</summary>
    public async Task<Visitor> SendAgainAsync((string Address, List<KeyValuePair<string, string>> Fields) form)
    {
        using FormUrlEncodedContent content = new(form.Fields);
        await KeepAsync(await client.PostAsync(form.Address, content, TestContext.Current.CancellationToken));
        return this;
    }

    public (string Address, List<KeyValuePair<string, string>> Fields) Form(string? action, params (string Name, string? Value)[] changes)
    {
        string main = MainPart().Match(Page).Value;
        Match form = PostForm().Matches(main).FirstOrDefault(one => action is null || Attribute(one.Groups["head"].Value, "action").EndsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form {action} on {At}: {Words}");
        List<KeyValuePair<string, string>> fields = [];
        foreach (Match control in Control().Matches(form.Groups["body"].Value))
        {
            string head = control.Groups["head"].Value;
            string name = Attribute(head, "name");
            if (name.Length == 0 || changes.Any(change => change.Name == name) || control.Groups["tag"].Value == "button"
                || Attribute(head, "type") == "file" || (Attribute(head, "type") is "checkbox" or "radio" && !head.Contains("checked", StringComparison.Ordinal)))
            {
                continue;
            }

            fields.Add(KeyValuePair.Create(name, control.Groups["tag"].Value == "input" ? Attribute(head, "value") : WebUtility.HtmlDecode(control.Groups["body"].Value).Trim('\r', '\n')));
        }

        fields.AddRange(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)));
        string address = Attribute(form.Groups["head"].Value, "action");
        return (address.Length == 0 ? At.PathAndQuery : address, fields);
    }

    public Visitor Sees(params string[] words)
    {
        foreach (string one in words)
        {
            Assert.Contains(one, Words, StringComparison.Ordinal);
        }

        return this;
    }

    public Visitor SeesNot(string words)
    {
        Assert.DoesNotContain(words, Words, StringComparison.Ordinal);
        return this;
    }

    public Visitor Answered(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{At} answered {Status}, not {status}: {Words}");
        return this;
    }

    public void Dispose() => client.Dispose();

    private async Task KeepAsync(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!;
        Page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.Dispose();
        Assert.True((int)Status < 500 || Status == HttpStatusCode.ServiceUnavailable, $"{At} answered {Status}: {Words}");
    }

    private static string Attribute(string head, string name) => Regex.Match(head, $"(?<![-a-z]){name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : "";

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<form(?<head>[^>]*method=\"post\"[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("<(?<tag>input|button)(?<head>[^>]*)>|<(?<tag>textarea)(?<head>[^>]*)>(?<body>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Control();
}
