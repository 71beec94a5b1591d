using System.Globalization;
using System.Reflection;
using System.Text;
using Okno.Domain.Cases;

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
        text.Append("# Steps of a case\n\nWritten from code by `OKNO_WRITE_DOCS=1 dotnet test --project tests/Okno.Domain.Tests --filter-namespace Okno.Domain.Tests.Docs`; a test fails when it is stale.\n");
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

        Written.Agrees("steps.md", text.ToString());
    }

    [Fact]
    public void Every_event_of_a_case_belongs_to_a_step()
    {
        HashSet<Type> told = [.. Steps.SelectMany(step => step.Info.Events)];
        Assert.Empty(CaseEvents.ByName.Values.Where(type => !told.Contains(type)).Select(type => type.Name));
    }

    private static string EventName(Type type) => $"`{type.GetCustomAttribute<EventAttribute>()!.Name}`";
}
