using System.Collections.Immutable;
using Okno.Domain.People;
using Okno.Domain.Privacy;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>The choices of a signed consent as a form asks for them: the service is agreed to by signing, every other purpose has a tick of its own, never set beforehand.</summary>
public static class Consents
{
    /// <summary>The purposes that may be refused.</summary>
    public static IEnumerable<Choice> Optional(ConsentText? text) => (text?.Purposes ?? []).Where(purpose => !purpose.Required).Select(purpose => new Choice(purpose.Code, Capital(purpose.Text)));

    public static Consent Read(Entries typed, ConsentText? text, DateOnly signed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (text is null)
        {
            return new Consent("", signed, OnPaper: true);
        }

        ImmutableArray<string> agreed = [.. text.Purposes.Where(purpose => purpose.Required || typed.All("purposes").Contains(purpose.Code)).Select(purpose => purpose.Code)];
        return new Consent(text.Version, signed, OnPaper: true, agreed, text.Hash);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
