using System.Globalization;
using System.Text;
using Okno.Domain.Law;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Docs;

/// <summary>Every clause of the Rules decides, or says why a program cannot (<c>docs/clauses.md</c>).</summary>
public sealed class ClausesTableTests
{
    private static readonly Edition Rules = CheckoutLaw.Library.Editions[^1];

    private static readonly ILookup<string, Carrier> Carriers = Carrier.All(Rules).Distinct().ToLookup(carrier => carrier.Clause);

    private static readonly Dictionary<string, HumanClause> Human = Rules.HumanClauses.ToDictionary(human => human.Clause);

    public static TheoryData<string> Clauses => [.. Rules.Clauses.Select(clause => clause.Number)];

    [Theory]
    [MemberData(nameof(Clauses))]
    public void A_clause_has_a_rule_that_is_kept_broken_and_explained_or_a_reason_why_a_human_decides(string clause)
    {
        Assert.True(Carriers[clause].Any() || Human.ContainsKey(clause), "no rule decides it and no reason is given");
        Assert.All(Carriers[clause], carrier =>
        {
            Assert.True(carrier.Kept, $"{carrier.Rule} ({carrier.Place}) has no example that keeps it");
            Assert.True(carrier.Broken, $"{carrier.Rule} ({carrier.Place}) has no example that breaks it");
            Assert.True(carrier.Explained, $"{carrier.Rule} ({carrier.Place}) has no words");
        });
    }

    [Fact]
    public void Every_rule_names_a_clause_of_the_Rules_or_a_decided_reading()
    {
        HashSet<string> known = [.. Rules.Clauses.Select(clause => clause.Number), .. CheckoutLaw.Library.Switches.All.Keys];
        Assert.Subset(known, Carriers.Select(group => group.Key).ToHashSet());
    }

    [Fact]
    public void Clauses_md_names_for_every_clause_what_decides_it_its_proof_and_every_departure_from_the_text()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Clauses of the Rules (edition {Rules.Id}): what decides each\n\n");
        text.Append("Written from code, `law/` and the tests by `OKNO_WRITE_DOCS=1 dotnet test --project tests/Okno.Domain.Tests --filter-namespace Okno.Domain.Tests.Docs`; a test fails when it is stale, when a clause has neither a rule nor a reason, or when a rule has no example that keeps it, none that breaks it, or no words.\n\n");
        text.Append("A rule stands as `code` and its effect where it is not met: **B**locks, needs a second **P**erson, **W**arns; without a letter it only informs, or is a step that carries the clause out. The place: `assessment` (before the contract), `checklist` (a case without that paper is not complete), `papers` and `fields` (what papers say; `law/editions/ID/paper-fields.yaml`), `tax`, else the step.\n\n");
        int decided = Rules.Clauses.Count(clause => Carriers[clause.Number].Any());
        text.Append(CultureInfo.InvariantCulture, $"{Rules.Clauses.Length} clauses: {decided} with rules ({Carriers.SelectMany(group => group).Select(carrier => (carrier.Rule, carrier.Place)).Distinct().Count()} rules and steps), {Human.Count} where a human decides the whole or a part, or where there is nothing to decide.\n\n");
        text.Append("| clause | decided by | a human decides: why, when, the question |\n|---|---|---|\n");
        foreach (Clause clause in Rules.Clauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {clause.Number} | {Told(clause.Number)} | {Told(Human.GetValueOrDefault(clause.Number))} |\n");
        }

        text.Append("\n## Decided readings\n\nWhere the text allows two readings (`law/switches.yaml`). A **departure** is a chosen reading that is not the one nearest to the words; that one stays selectable, and the risk is named.\n\n");
        text.Append("| Q | clause | question | chosen | decided by | departure and risk |\n|---|---|---|---|---|---|\n");
        foreach (Switch known in CheckoutLaw.Library.Switches.All.Values.OrderBy(known => int.Parse(known.Code.Trim('Q', 'm'), CultureInfo.InvariantCulture)))
        {
            string departure = known.DepartsFromText ? $"**departure** from `{known.Readings.First(reading => reading.TrueToText).Code}`: {known.Risk}" : known.Readings.Length > 1 ? $"also selectable: {string.Join(", ", known.Readings.Where(reading => reading.Code != known.Chosen).Select(reading => $"`{reading.Code}`"))}" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {known.Code} | {known.Clause} | {known.Question} | `{known.Chosen}`: {known.Readings.First(reading => reading.Code == known.Chosen).Text} | {Told(known.Code)} | {departure} |\n");
        }

        Written.Agrees("clauses.md", text.ToString());
    }

    private static string Told(string clause) => string.Join("; ", Carriers[clause]
        .GroupBy(carrier => carrier.Place)
        .OrderBy(place => place.Key, StringComparer.Ordinal)
        .Select(place => place.Key == "step"
            ? $"step {string.Join(", ", place.Select(carrier => $"`{carrier.Rule}`").Order(StringComparer.Ordinal))}"
            : $"{place.Key}: {string.Join(", ", place.OrderBy(carrier => carrier.Rule, StringComparer.Ordinal).Select(carrier => $"`{carrier.Rule}`{Letter(carrier.Effect)}"))}"));

    private static string Told(HumanClause? human) =>
        human is null ? "" : human.Asked == AskedAt.Never ? $"{human.Reason}" : $"{human.Reason}, at {human.Asked}: `{human.Question}`";

    private static string Letter(Effect effect) => effect switch { Effect.Blocks => " B", Effect.NeedsSecondPerson => " P", Effect.Warns => " W", _ => "" };
}
