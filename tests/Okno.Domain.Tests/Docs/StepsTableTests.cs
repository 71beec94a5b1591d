using System.Globalization;
using System.Reflection;
using System.Text;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Testing;

namespace Okno.Domain.Tests.Docs;

/// <summary>The tables in <c>docs/</c> that follow from code. OKNO_WRITE_DOCS=1 writes them; without it a stale table fails.</summary>
public sealed class StepsTableTests
{
    private static IEnumerable<(string Name, StepInfo Info)> Steps => CaseSteps.ByName
        .OrderBy(pair => pair.Value.Type.FullName, StringComparer.Ordinal)
        .Select(pair => (pair.Value.Type.Name, pair.Value.Info));

    [Fact]
    public void Steps_md_names_every_step_with_its_clauses_roles_rules_and_events()
    {
        StringBuilder text = new();
        text.Append("# Steps of a case\n\nWritten from code by `OKNO_WRITE_DOCS=1 dotnet test --project tests/Okno.Domain.Tests --filter-class Okno.Domain.Tests.Docs.StepsTableTests`; a test fails when it is stale.\n");
        text.Append("The same name stands in the page's address (`/desk/cases/NUMBER/NAME`), the command (`okno case NAME NUMBER`), the page folder and the tests.\n\n");
        text.Append("| step | clauses | who may | events |\n|---|---|---|---|\n");
        foreach ((string name, StepInfo info) in Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [`{info.Name}`](#{info.Name}) ({name}) | {info.Clauses} | {string.Join(", ", info.Roles)} | {string.Join(", ", info.Events.Select(EventName))} |\n");
        }

        foreach ((string name, StepInfo info) in Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {info.Name}\n\n`{name}`\n\n| rule | clause | what must be so | effect where it is not |\n|---|---|---|---|\n");
            foreach (IRule rule in info.Rules)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{rule.Code}` | {rule.Clause} | {rule.Sentence} | {rule.Effect} |\n");
            }
        }

        DocsAgree("steps.md", text.ToString());
    }

    [Fact]
    public void Clauses_md_names_for_every_clause_the_rules_that_cite_it()
    {
        Edition edition = Okno.Testing.Cases.CheckoutLaw.Library.Editions[^1];
        ILookup<string, string> cited = Steps
            .SelectMany(step => step.Info.Rules.Select(rule => (rule.Clause, Text: $"`{rule.Code}` in `{step.Info.Name}`")))
            .Concat(edition.Terms.Select(term => (Clause: term.Value.Clause, Text: $"term `{term.Key}`")))
            .Concat(edition.Papers.Select(paper => (paper.Clause, Text: $"paper `{new Okno.Domain.Papers.PaperId(paper.Kind)}`")))
            .Concat(Steps.SelectMany(step => step.Info.Clauses.Split(", ").Select(clause => (Clause: clause, Text: $"step `{step.Info.Name}`"))))
            .Distinct()
            .ToLookup(pair => pair.Clause, pair => pair.Text);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Clauses of the Rules (edition {edition.Id}) and what carries them\n\nWritten from code and `law/` by the same command as `steps.md`. A clause without a line of its own is carried by the one above it, or by a person: the law engine of the next issue gives each a rule or a reason.\n\n| clause | carried by |\n|---|---|\n");
        foreach (Clause clause in edition.Clauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {clause.Number} | {string.Join("; ", cited[clause.Number].Order(StringComparer.Ordinal))} |\n");
        }

        DocsAgree("clauses.md", text.ToString());
    }

    [Fact]
    public void Every_event_of_a_case_belongs_to_a_step()
    {
        HashSet<Type> told = [.. Steps.SelectMany(step => step.Info.Events)];
        Assert.Empty(CaseEvents.ByName.Values.Where(type => !told.Contains(type)).Select(type => type.Name));
    }

    private static string EventName(Type type) => $"`{type.GetCustomAttribute<EventAttribute>()!.Name}`";

    private static void DocsAgree(string file, string text)
    {
        string path = Path.Combine(RepositoryRoot.Path, "docs", file);
        if (Environment.GetEnvironmentVariable("OKNO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
