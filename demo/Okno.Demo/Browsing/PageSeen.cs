using System.Net;
using System.Text.RegularExpressions;

namespace Okno.Demo.Browsing;

/// <summary>An answer of the service: a page, or the address it sends to next.</summary>
public sealed partial record PageSeen(string Address, HttpStatusCode Status, string? SentTo, string Html)
{
    public IReadOnlyList<HtmlForm> Forms => HtmlForm.ReadAll(Html);

    /// <summary>The form that has a field of this name.</summary>
    public HtmlForm FormWith(string field) => Forms.FirstOrDefault(form => form.Has(field))
        ?? throw new InvalidOperationException($"{Address} ({(int)Status}): no form with '{field}'. {Errors}");

    /// <summary>The errors that the page names, in its own words; empty where it names none.</summary>
    public string Errors => string.Join(' ', ErrorLines().Matches(Html).Select(match => Plain(match.Value)));

    /// <summary>The page as a reader sees it: no tags, single spaces.</summary>
    public string Text => Plain(Html);

    /// <summary>The value of a parameter in the address it sends to.</summary>
    public string? SentWith(string parameter) => SentTo is { } to && to.Split('?', 2) is [_, var query]
        ? query.Split('&').Select(part => part.Split('=', 2)).Where(pair => pair[0] == parameter && pair.Length == 2).Select(pair => WebUtility.UrlDecode(pair[1])).FirstOrDefault()
        : null;

    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();

    [GeneratedRegex("""<(p|li|a|div)[^>]*(error-message|href="#)[^>]*>.*?</\1>|govuk-error-summary__title[^>]*>[^<]*<|<h1[^>]*>[^<]*</h1>""", RegexOptions.Singleline)]
    private static partial Regex ErrorLines();

    [GeneratedRegex("<[^>]*>?", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
