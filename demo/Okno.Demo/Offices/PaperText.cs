using System.Globalization;
using Okno.Demo.Browsing;
using Okno.Demo.Scenario;

namespace Okno.Demo.Offices;

/// <summary>What stands in the papers that a life brings, typed field by field as the form of the desk asks for it. Everything agrees with what was declared: the lives of the demo stumble over days and money, not over papers.</summary>
internal static class PaperText
{
    public static void Type(HtmlForm form, Life life, string paper, DateOnly today, DateOnly workUntil)
    {
        (string Name, string? Value)[] fields =
        [
            ("paperNumber", paper == "identity-paper" ? life.Who.Passport : NumberOf(life, paper)),
            ("paperIssuedOn", Window.Day(paper switch
            {
                "identity-paper" => life.Who.PassportIssued,
                "work-contract" => life.PatentIssued,
                _ => today.AddDays(-3),
            })),
            ("validFrom", Window.Day(today.AddDays(-3))),
            ("validUntil", Window.Day(paper == "identity-paper" ? life.Who.PassportExpires : workUntil)),
            ("kind", "passport"), ("latinName", $"{life.Who.LatinSurname} {life.Who.LatinGiven}"), ("language", life.ForeignPapers.Contains(paper) ? "foreign" : "russian"),
            ("insurer", "АО «Страховой дом»"), ("holderName", life.Who.Full), ("holderBornOn", Window.Day(life.Who.Born)), ("passportNumber", life.Who.Passport),
            ("purpose", "work"), ("mark", "border"), ("issuer", paper == "identity-paper" ? life.Who.PassportIssuer : "ГБУЗ «Городская поликлиника»"), ("illness", "no"), ("proofKind", "certificate"),
            ("patentNumber", life.PatentSeries + life.PatentNumber), ("patentIssuedOn", Window.Day(life.PatentIssued)), ("reason", "продолжение работы у работодателя"),
            ("employerName", life.Employer.Name), ("employerInn", life.Employer.Inn), ("employerKpp", life.Employer.Kpp), ("employerRegistration", life.Employer.Ogrn),
            ("workAddress", life.Employer.Address), ("profession", life.Employer.Profession),
            ("contractKind", life.Employer.GivesContract ? "labour" : null), ("contractOn", Window.Day(life.PatentIssued)), ("place", "г. Москва"), ("term", "indefinite"), ("policyNumber", NumberOf(life, "medical-policy")),
            ("translator", "нотариус Орлова А. П."),
        ];
        foreach ((string name, string? value) in fields)
        {
            form.SetIfAsked(name, value);
        }

        // "Есть в документе": a box of one answer.
        foreach (string box in form.Names.Where(name => name is not "defects" && form.ChoicesOf(name) is ["yes"]).ToArray())
        {
            form.Set(box, "yes");
        }
    }

    private static string NumberOf(Life life, string paper) => string.Create(CultureInfo.InvariantCulture, $"{life.No:00}/{(paper.Length * 37) + life.No}");
}
