using System.Collections.Immutable;
using Okno.Desk.Wording;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Desk.Papers;

/// <summary>The parts that every paper of a case shares: head, person, authority, names of papers. Built from the law in force and the words of one language; never from the clock.</summary>
internal sealed class PrintedCase(TextBook words, LawInForce law, DecisionMark? decision = null)
{
    public TextBook Words => words;

    public LawInForce Law => law;

    public Documents.Papers.Provider Centre => new(law.Edition.Provider.FullName, law.Edition.Provider.ShortName, law.Edition.Provider.LegalAddress, law.Edition.Provider.ReceptionAddress, law.Edition.Provider.Site);

    public AuthorityName Authority(DateOnly day)
    {
        Domain.Law.Authority authority = law.Statutes.AuthorityOn(day);
        return new AuthorityName(authority.Name, authority.ShortName);
    }

    public PaperHead Head(string number, DateOnly day) =>
        new(Centre, words.Say("service.full-name"), words.Say("service.short-name"), number, day, words.Say("service.edition", ("published", law.Edition.Published)), decision);

    public PersonLine Person(Intake intake) => new(
        intake.Applicant.Name.Full,
        intake.Applicant.Name.Latin,
        Country(intake.Applicant.Citizenship),
        intake.Applicant.BornOn,
        Identity(intake.Applicant.Identity),
        words.Say("patent.line", ("series", intake.Patent.Series), ("number", intake.Patent.Number), ("issued", intake.Patent.IssuedOn)),
        intake.PermanentAddress,
        intake.Phone);

    public string Identity(IdentityPaper paper) => words.Say(
        "identity.line", ("kind", IdentityKind(paper.Kind)), ("number", $"{paper.Series}{paper.Number}"), ("issued", paper.IssuedOn), ("issuer", paper.Issuer));

    public string IdentityKind(IdentityPaperKind kind) => words.Say($"identity.{Cases.CaseIndex.Camel(kind)}");

    /// <summary>The name of a state; a code without a name is printed as it stands.</summary>
    public string Country(string code) => words.Has($"country.{code}") ? words.Say($"country.{code}") : code;

    public string Paper(Domain.Papers.PaperId paper) => paper.TranslationOf is { } of
        ? $"{words.Say("paper.translation.name")}: {words.Say($"paper.{new Domain.Papers.PaperId(of)}.name").ToLower(System.Globalization.CultureInfo.GetCultureInfo("ru-RU"))}"
        : words.Say($"paper.{paper}.name");

    /// <summary>A decided reading (Q27) is the Centre's own rule to whoever reads a paper.</summary>
    public string Clause(string clause) => clause.StartsWith('Q') ? words.Say("clause.own-rule") : clause;

    public Signer Signer(string role, string? name) => new(words.Say($"signer.{role}"), name);

    /// <summary>Clauses in the order of 2.1, neighbours joined: «2.1.4–2.1.6, 2.1.9–2.1.11».</summary>
    public static string Clauses(IEnumerable<string> clauses)
    {
        (string Prefix, int Last)[] parts = [.. clauses.Distinct().Select(clause => (clause[..(clause.LastIndexOf('.') + 1)], int.Parse(clause[(clause.LastIndexOf('.') + 1)..], System.Globalization.CultureInfo.InvariantCulture)))];
        List<string> ranges = [];
        for (int i = 0; i < parts.Length;)
        {
            int end = i;
            while (end + 1 < parts.Length && parts[end + 1].Prefix == parts[end].Prefix && parts[end + 1].Last == parts[end].Last + 1)
            {
                end++;
            }

            string first = parts[i].Prefix + parts[i].Last;
            ranges.Add(end == i ? first : $"{first}{(end == i + 1 ? ", " : "–")}{parts[end].Prefix}{parts[end].Last}");
            i = end + 1;
        }

        return string.Join(", ", ranges);
    }
}
