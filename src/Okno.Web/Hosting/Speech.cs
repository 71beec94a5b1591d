using Okno.Desk.Wording;

namespace Okno.Web.Hosting;

/// <summary>The words of all languages that the public pages speak.</summary>
public sealed record TextBooks(TextBook Russian, TextBook English)
{
    /// <summary>The words of a language; Russian where it is none of ours.</summary>
    public TextBook Of(string? language) => language == English.Language ? English : Russian;
}

/// <summary>The language of this request (<c>?lang=en</c>) and its words.</summary>
public sealed class Speech(TextBooks books, IHttpContextAccessor http)
{
    /// <summary>The words of this request.</summary>
    public TextBook Words => books.Of(Asked);

    public string Language => Words.Language;

    private string? Asked => http.HttpContext?.Request.Query["lang"];

    /// <summary>The address in this language.</summary>
    public string Link(string path) => Words == books.Russian ? path : In(path, Words.Language);

    /// <summary>This page, with all its answers, in another language.</summary>
    public string ThisPageIn(string language)
    {
        HttpRequest? request = http.HttpContext?.Request;
        if (request is null || !HttpMethods.IsGet(request.Method))
        {
            return In("/", language);
        }

        QueryString rest = QueryString.Create(request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))));
        return In(request.Path + rest, language);
    }

    private static string In(string path, string language) =>
        language == "ru" ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}";
}
