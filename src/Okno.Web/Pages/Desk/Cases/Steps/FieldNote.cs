using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>What stands beside a field under review: its verdict in a word, what was found, who entered the value.</summary>
public sealed record FieldNote(FieldVerdict Verdict, IReadOnlyList<Finding> Findings, string? EnteredBy)
{
    /// <summary>Another paper or the case says otherwise: told at the top with both places.</summary>
    public bool IsMismatch => Verdict.Findings.Any(finding => finding.Facts.ContainsKey("there"));

    public string Shape => IsMismatch ? "care" : Verdict is { Verdict: Okno.Domain.Law.Verdict.Met, Value: not null } ? "good" : "wait";

    public string Word => IsMismatch ? "расхождение, см. вверху" : Verdict is { Verdict: Okno.Domain.Law.Verdict.Met, Value: not null } ? "в порядке" : "не указано, не обязательно";

    public static string ShapeOf(Finding finding) => finding.Verdict == Okno.Domain.Law.Verdict.HumanDecides || finding.Effect == Effect.Warns ? "care" : finding.Effect == Effect.Blocks ? "bad" : "care";

    /// <summary>What the finding does, in a word.</summary>
    public static string WordOf(Finding finding) => finding.Effect switch
    {
        Effect.Blocks => "принять нельзя:",
        Effect.NeedsSecondPerson => "решают двое:",
        _ when finding.Verdict == Okno.Domain.Law.Verdict.HumanDecides => "решите:",
        _ => "замечание:",
    };
}

/// <summary>The fields of a paper with what was typed and, under review, the note beside each.</summary>
public sealed record PaperFieldsPart(PaperInputs Form, Entries Typed, ImmutableArray<FieldVerdict> Verdicts, ImmutableSortedDictionary<string, string>? EnteredBy)
{
    /// <summary>Who entered most of the fields; named once for all. Null where nothing is known of it.</summary>
    public string? MostlyBy { get; } = EnteredBy?.Values.GroupBy(by => by).MaxBy(same => same.Count())?.Key;

    /// <summary>The note of a field; null where nothing is reviewed, or the field is not asked of this paper.</summary>
    public FieldNote? Of(PaperInput input) => Verdicts.FirstOrDefault(verdict => verdict.Field.Code == input.Field.Code) is { } verdict
        ? new FieldNote(
            verdict,
            [.. verdict.Findings.Where(finding => finding.Effect != Effect.Informs && !finding.Facts.ContainsKey("there"))],
            EnteredBy?.GetValueOrDefault(input.Field.Code) is { } by && by != MostlyBy ? by : null)
        : null;
}
