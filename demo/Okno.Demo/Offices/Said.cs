using System.Net;
using Okno.Demo.Browsing;

namespace Okno.Demo.Offices;

/// <summary>How the desk answered a form.</summary>
public enum Said
{
    Done,
    AlreadyDone,
    NeedsSecondPerson,
    AwaitsSecondPerson,
    Refused,
    Stale,
    Forbidden,

    /// <summary>The form came back with errors at its fields.</summary>
    AskedAgain,
}

/// <summary>The answer to a form of a step, as a person reads it off the page or the address.</summary>
public sealed record Answer(Said Said, PageSeen Page, string? Approval = null)
{
    public static Answer Of(PageSeen page) => page switch
    {
        _ when page.SentWith("approval") is { } number => new Answer(Said.AwaitsSecondPerson, page, number),
        { SentTo: { } to } when page.SentWith("asked") is not null && ApprovalIn(to) is { } asked => new Answer(Said.AwaitsSecondPerson, page, asked),
        _ when page.SentWith("already") is not null => new Answer(Said.AlreadyDone, page),
        { SentTo: not null } => new Answer(Said.Done, page),
        { Status: HttpStatusCode.Forbidden } => new Answer(Said.Forbidden, page),
        { Status: HttpStatusCode.Conflict } => new Answer(page.Html.Contains("id=\"stale\"", StringComparison.Ordinal) ? Said.Stale : Said.Refused, page),
        _ when page.Html.Contains("value=\"propose\"", StringComparison.Ordinal) => new Answer(Said.NeedsSecondPerson, page),
        _ => new Answer(Said.AskedAgain, page),
    };

    private static string? ApprovalIn(string address)
    {
        const string path = "/desk/approvals/";
        return address.StartsWith(path, StringComparison.Ordinal) ? WebUtility.UrlDecode(address[path.Length..].Split('?')[0]) : null;
    }
}

/// <summary>The desk did something else than the scenario says: the life is broken, and the demo ends with a difference.</summary>
public sealed class UnexpectedException(string message) : Exception(message);
