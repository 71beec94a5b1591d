using Okno.Desk.Wording;
using Okno.Domain.People;
using Okno.Formats.Mrz;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.NewCase;

/// <summary>Fills the person from the two lines of the passport's machine readable zone, typed or scanned; what is wrong with them stands at their field.</summary>
internal static class MrzFill
{
    public static void Into(Entries typed, TextBook words, DateOnly today)
    {
        string[] lines = [.. typed["mrz"].ToUpperInvariant().Split('\n', '\r').Select(line => string.Concat(line.Where(c => !char.IsWhiteSpace(c)))).Where(line => line.Length > 0)];
        if (lines is [{ Length: 2 * MrzReader.LineLength } both])
        {
            // A scanner that sends no line end between the two lines.
            lines = [both[..MrzReader.LineLength], both[MrzReader.LineLength..]];
        }

        MrzResult read = MrzReader.Read(lines);
        if (read.Error is { } error)
        {
            typed.Wrong("mrz", words.Say($"desk.mrz.{error}", ("first", lines.ElementAtOrDefault(0)?.Length), ("second", lines.ElementAtOrDefault(1)?.Length)));
            return;
        }

        Fill(typed, read.Fields!, read.Checks!, today);
        if (!read.Valid)
        {
            typed.Wrong("mrz", words.Say("desk.mrz.check", ("parts", string.Join(", ", Wrong(read.Checks!).Select(part => words.Say($"desk.mrz.part.{part}"))))));
        }
    }

    private static void Fill(Entries typed, MrzFields fields, MrzChecks checks, DateOnly today)
    {
        typed.Set("latinSurname", fields.Surname);
        typed.Set("latinGivenName", fields.GivenNames);
        typed.Set("identityKind", CaseWords.Kebab(IdentityPaperKind.Passport));
        typed.Set("citizenship", fields.Nationality);
        typed.Set("sex", fields.Sex switch { "M" => CaseWords.Kebab(Sex.Male), "F" => CaseWords.Kebab(Sex.Female), _ => "" });
        if (checks.Number)
        {
            int letters = fields.DocumentNumber.TakeWhile(char.IsAsciiLetter).Count();
            typed.Set("identitySeries", fields.DocumentNumber[..letters]);
            typed.Set("identityNumber", fields.DocumentNumber[letters..]);
        }

        if (checks.Birth && MrzDates.Birth(fields.Birth, today) is { } born)
        {
            typed.Set("bornOn", born);
        }

        if (checks.Expiry && MrzDates.Expiry(fields.Expiry) is { } expires)
        {
            typed.Set("identityExpires", expires);
        }
    }

    private static string[] Wrong(MrzChecks checks)
    {
        (bool Good, string Part)[] parts = [(checks.Number, "number"), (checks.Birth, "birth"), (checks.Expiry, "expiry"), (checks.Optional, "optional")];
        string[] wrong = [.. parts.Where(part => !part.Good).Select(part => part.Part)];
        return wrong.Length > 0 ? wrong : ["composite"];
    }
}
