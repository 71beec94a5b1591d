using System.Collections.Immutable;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Tax;
using Okno.Domain.Tests.Cases;
using Okno.Domain.Tests.Law;
using Okno.Domain.Tests.Papers;
using Okno.Domain.Tests.Tax;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Docs;

/// <summary>
/// What decides a clause: a rule, with its effect and its place. <paramref name="Kept"/> and <paramref name="Broken"/>: an example that keeps it and one that breaks it are run by the tests of its catalogue.
/// <paramref name="Explained"/>: what it says has words in both languages.
/// </summary>
internal sealed record Carrier(string Clause, string Rule, Effect Effect, string Place, bool Kept, bool Broken, bool Explained)
{
    private static readonly TextBook[] Books = [TextBook.Load("ru"), TextBook.Load("en")];

    public static ImmutableArray<Carrier> All(Edition edition) => [.. OfAssessment(), .. OfChecklist(edition), .. OfPapers(edition), .. OfTax(), .. OfSteps()];

    private static IEnumerable<Carrier> OfAssessment() =>
        from rule in Assessment.Rules
        let examples = AssessmentExamples.Every.Where(example => example.Rule == rule.Code).ToArray()
        let codes = rule.Outcomes.Select(outcome => outcome.Code).Append(rule.Question ?? "").Where(code => code.Length > 0).Distinct()
        from clause in rule.Clauses
        select new Carrier(
            clause, rule.Code, rule.Effect, "assessment",
            examples.Any(example => example.Code.Length == 0 || rule.Outcomes.Any(outcome => outcome.Code == example.Code && outcome.Verdict == Verdict.Met)) || rule.Outcomes.All(outcome => outcome.Verdict != Verdict.Met),
            examples.Any(example => example.Code == rule.Question || rule.Outcomes.Any(outcome => outcome.Code == example.Code && (outcome.Verdict != Verdict.Met || outcome.Effect != Effect.Informs))),
            codes.All(Said));

    /// <summary>A paper of 2.1 is missing from the case that lacks it, and from no case that has all. The application is the Centre's own; a translation hangs on its paper.</summary>
    private static IEnumerable<Carrier> OfChecklist(Edition edition)
    {
        bool whole = !Life.Usual().BringPapers().Case.Missing.Any();
        foreach (EditionPaper paper in edition.Papers.Where(paper => paper.Kind is not (PaperKind.Application or PaperKind.Translation)))
        {
            PaperId id = new(paper.Kind);
            yield return new Carrier(paper.Clause, id.ToString(), Effect.Blocks, "checklist", whole, Life.Usual().BringPapers(paper.Kind).Case.Missing.Any(item => item.Paper == id), Said($"paper.{id}.why"));
        }
    }

    private static IEnumerable<Carrier> OfPapers(Edition edition) =>
    [
        .. PaperRules.All.Select(rule => new Carrier(rule.Clause, rule.Code, rule.Effect, "papers", PaperRuleExamples.All.ContainsKey(rule.Code), PaperRuleExamples.All.ContainsKey(rule.Code), Said(rule.Code))),

        // Both sides of every demand are run by PaperRuleTests for each kind of employer.
        .. PaperRules.Demands(edition.PaperFields).DistinctBy(demand => (demand.Clause, demand.Code)).Select(demand => new Carrier(
            demand.Clause, demand.Code, demand.Effect, "fields", true, true, Said($"paper-field.{demand.Field.Code}") || Said($"paper-field.{demand.Code}"))),
    ];

    private static IEnumerable<Carrier> OfTax() =>
        TaxRules.All.Select(rule => new Carrier(rule.Clause, rule.Code, rule.Effect, "tax", TaxRuleExamplesTests.Codes.Any(row => row.Data == rule.Code), TaxRuleExamplesTests.Broken(rule.Code).Clause == rule.Clause, Said(rule.Code)));

    private static IEnumerable<Carrier> OfSteps()
    {
        foreach ((string name, (_, StepInfo info)) in CaseSteps.ByName.OrderBy(step => step.Key, StringComparer.Ordinal))
        {
            foreach (IRule rule in info.Rules)
            {
                yield return new Carrier(rule.Clause, rule.Code, rule.Effect, name, KeptRules.All.Contains($"{name}:{rule.Code}"), BrokenRules.All.ContainsKey($"{name}:{rule.Code}"), Said(rule.Code));
            }

            // What the step itself carries out: it happens in a life that keeps its rules, and does not in one that breaks them.
            foreach (string clause in info.Clauses.Split(", "))
            {
                yield return new Carrier(clause, name, Effect.Informs, "step", KeptRules.Steps.Contains(name), info.Rules.Any(rule => rule.Effect == Effect.Blocks && BrokenRules.All.ContainsKey($"{name}:{rule.Code}")), Said($"step.{name}.name"));
            }
        }
    }

    private static bool Said(string code) => Books.All(book => book.Has(code));
}
