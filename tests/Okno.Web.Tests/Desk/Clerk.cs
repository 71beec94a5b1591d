using System.Net;
using System.Text.RegularExpressions;
using Okno.Web.Accounts;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Desk;

/// <summary>
/// Somebody at the desk without a browser: opens pages and sends their forms as a browser would, with everything that stands in them, hidden fields and chosen answers too, except what is changed.
/// </summary>
public sealed partial class Clerk : IDisposable
{
    private readonly HttpClient client;

    private Clerk(HttpClient client) => this.client = client;

    /// <summary>The page as it came.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The page as a person reads it.</summary>
    public string Words => Html.Words(Page);

    public Uri At { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>When the answer asks to come back; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Signs in as one of the demo staff.</summary>
    public static async Task<Clerk> SignInAsync(RunningOkno okno, string account = "operator")
    {
        ArgumentNullException.ThrowIfNull(okno);
        Clerk clerk = new(okno.NewClient());
        await clerk.OpenAsync("/account/sign-in");
        await clerk.SendAsync(("Account", account), ("Password", DemoStaff.Password));
        Assert.Equal("/desk", clerk.At.AbsolutePath);
        return clerk;
    }

    public async Task<Clerk> OpenAsync(string address)
    {
        await KeepAsync(await client.GetAsync(address, TestContext.Current.CancellationToken));
        return At.AbsolutePath.EndsWith("/reason", StringComparison.Ordinal) ? await SendAsync(("why", "заявитель у окна")) : this;
    }

    /// <summary>The bytes of an address and their type, without leaving the page.</summary>
    public async Task<(string? Type, byte[] Bytes)> DownloadAsync(string address)
    {
        HttpResponseMessage answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends the form of the page; a name given several times is several ticks, a null value an empty answer.</summary>
    public Task<Clerk> SendAsync(params (string Name, string? Value)[] changes) => SendAsync(Fields(), changes);

    /// <summary>Sends a form that was kept from an earlier page.</summary>
    public async Task<Clerk> SendAsync(IReadOnlyList<KeyValuePair<string, string>> fields, params (string Name, string? Value)[] changes)
    {
        List<KeyValuePair<string, string>> sent = [.. fields.Where(field => changes.All(change => change.Name != field.Key))];
        sent.AddRange(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)));
        using FormUrlEncodedContent content = new(sent);
        await KeepAsync(await client.PostAsync(At, content, TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>What the form of the page would send.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields()
    {
        string main = MainPart().Match(Page).Value;
        Match form = PostForm().Match(main);
        Assert.True(form.Success, $"There is no form on {At}: {Words}");
        List<KeyValuePair<string, string>> fields = [];
        foreach (Match control in Control().Matches(form.Value))
        {
            string tag = control.Groups["tag"].Value;
            string head = control.Groups["head"].Value;
            string name = Attribute(head, "name");
            string type = Attribute(head, "type");
            if (name.Length == 0 || tag == "button" || (type is "checkbox" or "radio" && !head.Contains("checked", StringComparison.Ordinal)))
            {
                continue;
            }

            string value = tag switch
            {
                "input" => Attribute(head, "value"),
                "textarea" => WebUtility.HtmlDecode(control.Groups["body"].Value),
                _ => Selected().Match(control.Groups["body"].Value) is { Success: true } chosen ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : "",
            };
            fields.Add(KeyValuePair.Create(name, value));
        }

        return fields;
    }

    /// <summary>What stands in a field of the page now.</summary>
    public string Field(string name) => Fields().FirstOrDefault(field => field.Key == name).Value ?? "";

    /// <summary>What is said to be wrong at a field; "" where nothing is.</summary>
    public string ErrorAt(string field) => Regex.Match(Page, $"id=\"{field}-error\">(.*?)</p>", RegexOptions.Singleline) is { Success: true } found
        ? Html.Words(found.Groups[1].Value).Replace("Ошибка: ", "", StringComparison.Ordinal) : "";

    public Clerk Sees(string words)
    {
        Assert.Contains(words, Words, StringComparison.Ordinal);
        return this;
    }

    public void Dispose() => client.Dispose();

    private async Task KeepAsync(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        RetryAfter = answer.Headers.RetryAfter?.Delta;
        At = answer.RequestMessage!.RequestUri!;
        Page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)Status < 500 || Status == HttpStatusCode.ServiceUnavailable, $"{At} answered {Status}.");
    }

    private static string Attribute(string head, string name) => Regex.Match(head, $"(?<![-a-z]){name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : "";

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<form method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("<(?<tag>input|button)(?<head>[^>]*)>|<(?<tag>textarea|select)(?<head>[^>]*)>(?<body>.*?)</(textarea|select)>", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("<option[^>]*selected=\"selected\"[^>]*value=\"([^\"]*)\"|<option[^>]*value=\"(?<1>[^\"]*)\"[^>]*selected", RegexOptions.Singleline)]
    private static partial Regex Selected();
}
