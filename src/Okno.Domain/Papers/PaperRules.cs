using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>
/// Every rule by which papers are judged by content (2.1.2-2.1.5, 2.1.7-2.1.11, 4.1-4.8, Annex). What fields a paper must show is data of the edition; the two rules at the top speak for all of it.
/// The content of the tax receipts (2.1.6, 4.6) is judged elsewhere.
/// </summary>
public static class PaperRules
{
    public const string MissingCode = "paper-field.missing";
    public const string OtherwiseCode = "paper-field.otherwise";

    /// <summary>The rules that are code, in the order in which they are judged. Those that are data are <see cref="Demands"/>.</summary>
    public static readonly ImmutableArray<PaperRule> All = [.. CommonContent.Rules, .. PassportContent.Rules, .. PolicyContent.Rules, .. MedicalContent.Rules, .. LanguageProofContent.Rules, .. EmployerContent.Rules, .. CrossChecks.Rules];

    /// <summary>The rules that an edition gives as data: one for each field that may not be missing or must have a value.</summary>
    public static ImmutableArray<FieldDemand> Demands(PaperCatalogue catalogue) =>
        [.. catalogue.Fields.Where(field => field.Missing != Effect.Informs || field.Must is not null).Select(field => new FieldDemand(field))];

    /// <summary>Everything that is not as it must be, fields first, then the rules, in a stable order. Empty for a paper without a flaw.</summary>
    public static ImmutableArray<Finding> Judge(PaperLook look)
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (PaperField field in look.Fields)
        {
            if (OfField(look, field) is { } finding)
            {
                findings.Add(finding);
            }
        }

        foreach (PaperRule rule in All)
        {
            if (rule.Judge(look) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return findings.ToImmutable();
    }

    /// <summary>The verdict beside each field of the paper, in the order of the edition.</summary>
    public static ImmutableArray<FieldVerdict> Fields(PaperLook look)
    {
        ImmutableArray<Finding> findings = Judge(look);
        return [.. look.Fields.Select(field => Of(look, field, findings))];
    }

    private static FieldVerdict Of(PaperLook look, PaperField field, ImmutableArray<Finding> findings)
    {
        string? value = look.Content.Text(field.Code);
        ImmutableArray<Finding> mine = [.. findings.Where(finding => SpeaksOf(finding, field)).OrderBy(finding => finding.Effect)];
        Verdict verdict = mine.Any(finding => finding.Verdict == Verdict.NotMet) ? Verdict.NotMet : mine.IsEmpty && (value is not null || field.Missing == Effect.Informs) ? Verdict.Met : Verdict.HumanDecides;
        return new FieldVerdict(field, value, verdict, mine);
    }

    /// <summary>True where a finding speaks of this field: by its place, or because its rule reads it.</summary>
    private static bool SpeaksOf(Finding finding, PaperField field) =>
        (finding.Facts.GetValueOrDefault("field") ?? finding.Facts.GetValueOrDefault("here")) is { } place
            ? place == Place(field)
            : All.FirstOrDefault(rule => rule.Code == finding.Code) is { } rule && rule.Fields.Contains(field.Code);

    private static Finding? OfField(PaperLook look, PaperField field)
    {
        string? value = look.Content.Text(field.Code);
        return value is null && field.Missing != Effect.Informs
            ? Finding.Of(MissingCode, field.Clause, Verdict.NotMet, field.Missing, ("paper", look.Paper), ("field", Place(field)))
            : value is not null && field.Must is { } must && value != must
                ? Finding.Of(OtherwiseCode, field.Clause, Verdict.NotMet, field.Otherwise, ("paper", look.Paper), ("field", Place(field)), ("value", $"{field.Code}.{value}"), ("must", $"{field.Code}.{must}"))
                : null;
    }

    /// <summary>"work-contract.patentNumber": a field of a paper as findings name it.</summary>
    public static string Place(PaperField field) => Place(new PaperId(field.Paper), field.Code);

    internal static string Place(PaperId paper, string code) => $"{(paper.Kind == PaperKind.Translation ? "translation" : paper.ToString())}.{code}";
}

/// <summary>One demand of the edition's data as documents list it.</summary>
public sealed record FieldDemand(PaperField Field) : IRule
{
    public string Code => PaperRules.Place(Field);

    public string Clause => Field.Clause;

    public string Sentence => Field.Must is { } must
        ? $"The {Code.Split('.')[0]} says {Field.Code} = {must}{Asked}"
        : $"The {Code.Split('.')[0]} shows {Field.Code}{Asked}";

    public Effect Effect => Field.Missing == Effect.Informs ? Field.Otherwise : Field.Missing;

    private string Asked => (Field.Employers.IsEmpty ? "" : $" (employer: {string.Join(", ", Field.Employers)})") + (Field.When is { } when ? $" (where {when.Field} is {when.Value})" : "");
}
