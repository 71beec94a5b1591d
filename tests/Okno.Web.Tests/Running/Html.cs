using System.Net;
using System.Text.RegularExpressions;

namespace Okno.Web.Tests.Running;

/// <summary>A page as a person reads it.</summary>
public static partial class Html
{
    /// <summary>The words of the page's main part, without markup, spaces joined, no-break spaces as spaces.</summary>
    public static string Words(string html)
    {
        string main = MainPart().Match(html) is { Success: true } found ? found.Value : html;
        return Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(main, " ")).Replace('\u00A0', ' '), " ").Trim();
    }

    public static async Task<string> ReadAsync(this HttpClient client, string address)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Words(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
